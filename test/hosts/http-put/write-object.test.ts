import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Body } from '../../../src/hosts/host.js';
import type { Manners } from '../../../src/hosts/http-put/manners.js';
import type { SeenObject } from '../../../src/hosts/http-put/stored-object.js';
import { createObject, replaceObject } from '../../../src/hosts/http-put/write-object.js';
import { answering, type Misbehave, type PutDoubleManners, putDoubles } from '../../support/put-double.js';
import { openPutServer } from '../../support/put-server.js';

const startDouble = putDoubles();
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const bytes = (text: string): Uint8Array => Buffer.from(text);
const body = (text: string): Body => ({ kind: 'bytes', bytes: bytes(text) });

const CONDITIONAL: Partial<Manners> = { conditional: true };

const open = async (known: Partial<Manners> = {}, manners: PutDoubleManners = {}) => {
  const double = await startDouble(manners);
  const server = await openPutServer(double.url, known);
  return {
    double,
    create: (path: string, text: string) => createObject(server, path, body(text)),
    replace: (path: string, text: string, etag: string | undefined, seen?: SeenObject) =>
      replaceObject(server, path, bytes(text), etag, seen),
    stored: (path: string) => double.objects.get(path)?.toString(),
  };
};

const onPut =
  (act: (...args: Parameters<Misbehave>) => boolean): Misbehave =>
  (request, response, path, number) =>
    request.method === 'PUT' && act(request, response, path, number);

describe('createObject', () => {
  it('sends at once where conditions hold, and looks at what arrived', async () => {
    const { double, create } = await open(CONDITIONAL);
    expect(await create('latest', 'new')).toBe('created');
    expect(double.requests).toEqual(['PUT latest', 'GET latest']);
    expect(await create('latest', 'new')).toBe('same');
    expect(await create('latest', 'other')).toBe('other');
  });

  it('looks first where nobody knows that they hold', async () => {
    const { double, create, stored } = await open({}, { ignoresConditions: true });
    expect(await create('latest', 'new')).toBe('created');
    expect(double.requests).toEqual(['GET latest', 'PUT latest', 'GET latest']);
    expect(await create('latest', 'other')).toBe('other');
    expect(stored('latest')).toBe('new');
  });

  it('makes the folders that are missing, and remembers them', async () => {
    const { double, create } = await open(CONDITIONAL);
    expect(await create('channels/beta/latest', 'new')).toBe('created');
    expect(await create('channels/beta/versions', 'new')).toBe('created');
    expect(double.requests.filter((line) => line.startsWith('MKCOL'))).toEqual([
      'MKCOL channels/',
      'MKCOL channels/beta/',
    ]);
  });

  it.each([400, 403, 405, 409, 412])('takes status %i for “exists” where it does', async (status) => {
    const { double, create } = await open(CONDITIONAL, { immutable: status });
    double.objects.set('latest', Buffer.from('there'));
    expect(await create('latest', 'there')).toBe('same');
    expect(await create('latest', 'other')).toBe('other');
  });

  it.each([
    // status, code
    [403, 'host-denied'],
    [405, 'http-put-not-allowed'],
    [409, 'host-refused'],
    [413, 'http-put-too-large'],
    [507, 'host-disk-full'],
  ])('is refused with status %i where nothing is there: %s', async (status, code) => {
    const { create } = await open(CONDITIONAL, { misbehave: onPut(answering(status)) });
    await expect(create('latest', 'new')).rejects.toMatchObject({ code });
    await expect(create('folder/latest', 'new')).rejects.toMatchObject({ code });
  });

  it('takes an object that another writer put there at the same moment for what it is', async () => {
    const race = async (text: string) => {
      const { double, create } = await open(CONDITIONAL, {
        misbehave: onPut((_request, _response, path, number) => {
          if (number === 1) double.objects.set(path, Buffer.from(text));
          return false;
        }),
      });
      return create('latest', 'new');
    };
    expect(await race('theirs')).toBe('other');
    expect(await race('new')).toBe('same');
  });

  it('finds that another writer came right after, where conditions don’t hold', async () => {
    const overtaken = async (known: Partial<Manners>) => {
      const { double, create } = await open(known, {
        misbehave: (request, _response, path) => {
          const isLooking = request.method === 'GET' && double.objects.has(path);
          if (isLooking) double.objects.set(path, Buffer.from('theirs'));
          return false;
        },
      });
      return create('latest', 'new');
    };
    expect(await overtaken({})).toBe('other');
    await expect(overtaken(CONDITIONAL)).rejects.toMatchObject({ code: 'host-corrupted' });
  });

  it('is not misled by an answer that is lost', async () => {
    const lost = await open(CONDITIONAL, {
      misbehave: onPut((request, response, path, number) => {
        if (number > 1) return false;
        request.on('data', (part) => lost.double.objects.set(path, part));
        request.on('end', () => response.destroy());
        return true;
      }),
    });
    expect(['created', 'same']).toContain(await lost.create('latest', 'new'));
    expect(lost.stored('latest')).toBe('new');
  });
});

describe('replaceObject', () => {
  const seenOf = async (url: string, path: string): Promise<SeenObject> => {
    const response = await fetch(`${url}/${path}`);
    const etag = response.headers.get('etag') ?? undefined;
    return { etag, modifiedMs: undefined, sha256: sha256(await response.text()) };
  };

  it('asks the server to judge by the ETag that was seen', async () => {
    const { double, replace, stored } = await open(CONDITIONAL);
    double.objects.set('latest', Buffer.from('old'));
    const seen = await seenOf(double.url, 'latest');
    double.requests.splice(0);
    expect(await replace('latest', 'new', sha256('old'), seen)).toBe('replaced');
    expect(double.requests).toEqual(['PUT latest', 'GET latest']);
    expect(await replace('latest', 'newer', sha256('old'), seen)).toBe('lost');
    expect(await replace('latest', 'new', sha256('old'), seen)).toBe('same');
    expect(stored('latest')).toBe('new');
  });

  it('reads what is there where it wasn’t seen, or where nobody knows that conditions hold', async () => {
    for (const known of [CONDITIONAL, {}]) {
      const { double, replace } = await open(known);
      double.objects.set('latest', Buffer.from('old'));
      const seen = known === CONDITIONAL ? undefined : await seenOf(double.url, 'latest');
      double.requests.splice(0);
      expect(await replace('latest', 'new', sha256('old'), seen)).toBe('replaced');
      expect(double.requests).toEqual(['GET latest', 'PUT latest', 'GET latest']);
    }
  });

  it('writes nothing over what is the same, something else, or gone', async () => {
    const { double, replace } = await open(CONDITIONAL);
    double.objects.set('latest', Buffer.from('old'));
    expect(await replace('latest', 'old', sha256('old'))).toBe('same');
    expect(await replace('latest', 'new', sha256('older'))).toBe('lost');
    expect(await replace('latest', 'new', undefined)).toBe('lost');
    expect(await replace('gone', 'new', sha256('old'))).toBe('lost');
    expect([...double.objects]).toEqual([['latest', Buffer.from('old')]]);
    expect(await replace('versions', 'new', undefined)).toBe('replaced');
  });

  it('loses to a writer that comes in between', async () => {
    const { double, replace, stored } = await open(CONDITIONAL, {
      misbehave: onPut((_request, _response, path) => {
        double.objects.set(path, Buffer.from('theirs'));
        return false;
      }),
    });
    double.objects.set('latest', Buffer.from('old'));
    expect(await replace('latest', 'new', sha256('old'))).toBe('lost');
    expect(stored('latest')).toBe('theirs');
  });

  it('finds the one that comes right after, where conditions don’t hold', async () => {
    const { double, replace } = await open(
      {},
      {
        ignoresConditions: true,
        misbehave: (request, _response, path) => {
          if (request.method === 'GET' && double.requests.includes('PUT latest'))
            double.objects.set(path, Buffer.from('theirs'));
          return false;
        },
      },
    );
    double.objects.set('latest', Buffer.from('old'));
    expect(await replace('latest', 'new', sha256('old'))).toBe('lost');
  });

  it.each([
    // status, code
    [403, 'host-denied'],
    [409, 'host-refused'],
    [413, 'http-put-too-large'],
  ])('is refused with status %i where nobody else wrote: %s', async (status, code) => {
    const { double, replace } = await open(CONDITIONAL, { misbehave: onPut(answering(status)) });
    double.objects.set('latest', Buffer.from('old'));
    await expect(replace('latest', 'new', sha256('old'))).rejects.toMatchObject({ code });
  });

  it('works with weak ETags by reading again', async () => {
    const { double, replace, stored } = await open({}, { weakEtags: true });
    double.objects.set('latest', Buffer.from('old'));
    expect(await replace('latest', 'new', sha256('old'))).toBe('replaced');
    expect(stored('latest')).toBe('new');
    expect(double.headers[1]).not.toHaveProperty('if-match');
  });
});
