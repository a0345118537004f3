import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../../src/hosts/body-stream.js';
import type { Body } from '../../../src/hosts/host.js';
import type { Manners } from '../../../src/hosts/http-put/manners.js';
import { type Placement, placeObject } from '../../../src/hosts/http-put/place-object.js';
import { type Misbehave, type PutDoubleManners, putDoubles } from '../../support/put-double.js';
import { openPutServer } from '../../support/put-server.js';
import { temporaryDirectories } from '../../support/temporary.js';

const startDouble = putDoubles();
const newDirectory = temporaryDirectories();

const body: Body = { kind: 'bytes', bytes: Buffer.from('new') };
const file = (): Body => {
  const path = join(newDirectory(), 'bundle.zip');
  writeFileSync(path, 'new');
  return { kind: 'file', path, size: 3, sha256: createHash('sha256').update('new').digest('hex') };
};

const open = async (known: Partial<Manners>, manners: PutDoubleManners = {}) => {
  const double = await startDouble(manners);
  const server = await openPutServer(double.url, known);
  const place = (path: string, changes: Partial<Placement> = {}) => {
    const placement = { path, body, digest: digestOf(body), over: 'nothing', onBytes: () => {}, ...changes } as const;
    return placeObject(server, placement);
  };
  const lines = () => double.requests.map((line) => line.replace(/\.ota-release-[a-z0-9]{16}/, 'OWN'));
  return { double, place, lines };
};

describe('placeObject', () => {
  it('puts a small object at once, on condition that nothing is there', async () => {
    const { double, place, lines } = await open({});
    expect(await place('latest')).toEqual({ kind: 'stored' });
    expect(await place('bundles/a')).toMatchObject({ kind: 'refused', answer: { status: 409 } });
    expect(lines()).toEqual(['PUT latest', 'PUT bundles/a']);
    expect(double.headers[0]?.['if-none-match']).toBe('*');
  });

  it.each([
    // what the server takes, the ETag, what is sent
    [{}, '"a"', '"a"'],
    [{}, undefined, undefined],
    [{ takesIfMatch: false }, '"a"', undefined],
  ])('with %j puts over %s with If-Match %s', async (known, etag, expected) => {
    const { double, place } = await open(known);
    await place('latest', { over: { etag, modifiedMs: undefined } });
    expect(double.headers[0]?.['if-match']).toBe(expected);
    expect(double.headers[0]).not.toHaveProperty('if-none-match');
  });

  it.each([
    // milliseconds that the object is ahead of the clock, seconds that its replacement is
    [-60_000, 0],
    [0, 1],
    [100_000, 101],
  ])('dates what replaces an object %i ms from now %i s from now', async (ahead, expected) => {
    const now = Math.floor(Date.now() / 1000) * 1000;
    const double = await startDouble();
    const server = await openPutServer(double.url, {}, { clock: () => new Date(now) });
    const over = { etag: undefined, modifiedMs: now + ahead };
    await placeObject(server, { path: 'a', body, digest: digestOf(body), over, onBytes: () => {} });
    expect(double.headers[0]?.date).toBe(new Date(now + expected * 1000).toUTCString());
  });

  it('makes the folder of a file before it is sent, unless the server does', async () => {
    const needed = await open({});
    expect(await needed.place('bundles/a', { body: file() })).toEqual({ kind: 'stored' });
    expect(needed.lines()).toEqual(['MKCOL bundles/', 'PUT bundles/a']);
    const made = await open({ folders: 'made' }, { folders: 'made' });
    expect(await made.place('bundles/a', { body: file() })).toEqual({ kind: 'stored' });
    expect(made.lines()).toEqual(['PUT bundles/a']);
  });
});

describe('placeObject on a server that shows half an upload', () => {
  const known = { moves: true };

  it('writes elsewhere, and moves what is whole', async () => {
    const { double, place, lines } = await open(known, { inPlace: true });
    expect(await place('revisions/1')).toEqual({ kind: 'stored' });
    expect(lines()).toEqual(['MKCOL revisions/', 'PUT OWN', 'MOVE OWN']);
    expect([...double.objects.keys()]).toEqual(['revisions/1']);
    // The type is that of the object, not of the name it has for a moment.
    expect(double.headers[1]?.['content-type']).toBe('application/json');
  });

  it('leaves what is there where it should be new, and nothing of its own', async () => {
    const { double, place, lines } = await open(known, { inPlace: true });
    double.objects.set('latest', Buffer.from('old'));
    expect(await place('latest')).toMatchObject({ kind: 'refused', answer: { status: 412 } });
    expect(lines()).toEqual(['PUT OWN', 'MOVE OWN', 'GET latest', 'DELETE OWN']);
    expect(double.objects.get('latest')?.toString()).toBe('old');
    expect(double.objects.size).toBe(1);
    expect(await place('latest', { over: { etag: undefined, modifiedMs: undefined } })).toEqual({ kind: 'stored' });
    expect(double.objects.get('latest')?.toString()).toBe('new');
  });

  it('shows nothing of an upload that is refused', async () => {
    const { double, place } = await open(known, {
      misbehave: (request, response) => {
        if (request.method !== 'PUT') return false;
        request.resume().once('end', () => response.writeHead(507).end());
        return true;
      },
    });
    expect(await place('latest')).toMatchObject({ kind: 'refused', answer: { status: 507 } });
    expect(double.objects.size).toBe(0);
  });

  const onMove =
    (act: (...args: Parameters<Misbehave>) => void): Misbehave =>
    (request, response, path, number) => {
      if (request.method !== 'MOVE' || number > 1) return false;
      act(request, response, path, number);
      return true;
    };

  it('moves again what was not moved', async () => {
    const { double, place } = await open(known, { misbehave: onMove((request) => request.socket.destroy()) });
    expect(await place('latest')).toEqual({ kind: 'stored' });
    expect([...double.objects.keys()]).toEqual(['latest']);
  });

  it('knows what was moved though the answer was lost', async () => {
    const { double, place, lines } = await open(known, {
      misbehave: onMove((request, _response, path) => {
        double.objects.set('latest', double.objects.get(path) ?? Buffer.alloc(0));
        double.objects.delete(path);
        request.socket.destroy();
      }),
    });
    expect(await place('latest')).toEqual({ kind: 'stored' });
    expect(lines()).toEqual(['PUT OWN', 'MOVE OWN', 'GET latest', 'DELETE OWN']);
    expect([...double.objects.keys()]).toEqual(['latest']);
  });

  it('says that the server can’t be reached any more', async () => {
    const { place } = await open(known, {
      misbehave: (request) => {
        if (request.method !== 'MOVE') return false;
        request.socket.destroy();
        return true;
      },
    });
    await expect(place('latest')).rejects.toMatchObject({ code: 'host-unreachable' });
  });
});
