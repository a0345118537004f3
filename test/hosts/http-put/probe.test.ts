import { describe, expect, it } from 'vitest';
import {
  assertReadable,
  assertWritten,
  canList,
  canMove,
  findFreeName,
  put,
  reasonAgainstCreation,
  reasonAgainstRemoval,
  reasonAgainstReplacement,
  writeInFolder,
} from '../../../src/hosts/http-put/probe.js';
import { answering, type Misbehave, type PutDoubleManners, putDoubles } from '../../support/put-double.js';
import { openPutServer } from '../../support/put-server.js';

const startDouble = putDoubles();
const open = async (manners: PutDoubleManners = {}) => {
  const double = await startDouble(manners);
  return { double, server: await openPutServer(double.url) };
};
const only =
  (method: string, misbehave: Misbehave): Misbehave =>
  (...args) =>
    args[0].method === method && misbehave(...args);

describe('findFreeName', () => {
  it('finds a name with a dot, and one without where those are kept from readers', async () => {
    const dotted = await findFreeName((await open()).server);
    expect(dotted).toMatchObject({ name: expect.stringMatching(/^\.ota-release-/), dotFiles: true });
    const plain = await findFreeName((await open({ hidesDots: 'read' })).server);
    expect(plain).toMatchObject({ name: expect.stringMatching(/^ota-release-probe-/), dotFiles: false });
  });

  it.each([
    // what the server answers, code, words
    [
      answering(200, { 'content-type': 'text/html; charset=utf-8' }, '<html>'),
      'http-put-soft-404',
      '200 and text/html',
    ],
    [answering(204), 'http-put-soft-404', 'status 204'],
    [answering(401), 'host-denied', 'refuses to read'],
    [answering(403), 'host-denied', 'refuses to read'],
    [answering(400), 'host-refused', 'status 400'],
    [answering(405), 'host-refused', 'status 405'],
  ])('refuses a server that answers otherwise (%#)', async (misbehave, code, words) => {
    const { server } = await open({ misbehave });
    await expect(findFreeName(server)).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
  });
});

describe('reasonAgainstRemoval', () => {
  it('is none where there is nothing to remove, and what the server says otherwise', async () => {
    expect(await reasonAgainstRemoval((await open()).server, 'a')).toBeUndefined();
    const { server } = await open({ without: ['DELETE'] });
    expect(await reasonAgainstRemoval(server, 'a')).toBe('status 405 Method Not Allowed');
  });
});

describe('assertWritten', () => {
  it.each([
    // status, code
    [404, 'http-put-base-missing'],
    [409, 'http-put-base-missing'],
    [401, 'host-denied'],
    [403, 'host-denied'],
    [405, 'http-put-not-allowed'],
    [411, 'http-put-length-required'],
    [413, 'http-put-too-large'],
    [507, 'host-disk-full'],
    [400, 'host-refused'],
  ])('status %i: %s', async (status, code) => {
    const { server } = await open({ misbehave: answering(status) });
    const answer = await put(server, 'a', 'text');
    expect(() => assertWritten(server, 'a', answer)).toThrow(expect.objectContaining({ code }));
  });

  it('lets what was written pass', async () => {
    const { server } = await open();
    assertWritten(server, 'a', await put(server, 'a', 'text'));
  });
});

describe('assertReadable', () => {
  it('gives the ETag of what is there', async () => {
    const { double, server } = await open();
    double.objects.set('a', Buffer.from('text'));
    expect((await assertReadable(server, 'a', 'text')).etag).toMatch(/^"/);
  });

  it('tells of other bytes, and of none', async () => {
    const { double, server } = await open();
    double.objects.set('a', Buffer.from('else'));
    for (const [path, words] of [
      ['a', 'found other bytes'],
      ['b', 'found nothing'],
    ] as const)
      await expect(assertReadable(server, path, 'text')).rejects.toMatchObject({
        code: 'host-corrupted',
        message: expect.stringContaining(words),
      });
  });
});

describe('reasonAgainstCreation', () => {
  const judge = async (manners: PutDoubleManners, free: string | undefined = 'free') => {
    const { double, server } = await open(manners);
    double.objects.set('name', Buffer.from('text'));
    const reason = await reasonAgainstCreation(server, 'name', 'text', free);
    return { double, reason };
  };

  it('is none where one of many writers wins', async () => {
    const { double, reason } = await judge({});
    expect(reason).toBeUndefined();
    expect(double.requests).toHaveLength(9);
  });

  it('is that a second write goes through', async () => {
    expect((await judge({ ignoresConditions: true })).reason).toBe('If-None-Match: *');
  });

  it('is that several of many writers go through', async () => {
    let through = 3;
    const { reason } = await judge({
      misbehave: (request, response, path, number) => {
        if (path !== 'free' || through === 0) return false;
        through -= 1;
        return answering(201)(request, response, path, number);
      },
    });
    expect(reason).toMatch(/^If-None-Match: \*, which [34] of 8 writers at once passed$/);
  });

  it('is that none of them goes through', async () => {
    const { reason } = await judge({
      misbehave: (request, response, path, number) =>
        request.method === 'PUT' && path === 'free' && answering(409)(request, response, path, number),
    });
    expect(reason).toBe('If-None-Match: *, which 0 of 8 writers at once passed');
  });

  it('is none where the winner’s answer is lost', async () => {
    const { double, reason } = await judge({
      loses: ({ method }, path, number) => method === 'PUT' && path === 'free' && number === 1,
    });
    expect(reason).toBeUndefined();
    expect(double.requests.filter((line) => line === 'PUT free')).toHaveLength(9);
  });

  it('is Apache, whoever won', async () => {
    const { reason } = await judge({
      misbehave: (_request, response) => {
        response.setHeader('server', 'Apache/2.4.71 (Debian)');
        return false;
      },
    });
    expect(reason).toMatch(/^Apache looks/);
  });

  it('is that it can’t be tried, where nothing can be removed', async () => {
    const { double, server } = await open();
    double.objects.set('name', Buffer.from('text'));
    expect(await reasonAgainstCreation(server, 'name', 'text', undefined)).toMatch(/can’t be tried/);
    expect(double.requests).toHaveLength(1);
  });
});

describe('reasonAgainstReplacement', () => {
  const judge = async (manners: PutDoubleManners, etag?: string) => {
    const { double, server } = await open(manners);
    double.objects.set('name', Buffer.from('text'));
    const found = (await fetch(`${double.url}/name`)).headers.get('etag') ?? undefined;
    return reasonAgainstReplacement(server, 'name', etag ?? found);
  };

  it.each([
    // what the server is like, the reason
    ['one that keeps it', {}, undefined],
    ['one that ignores it', { ignoresConditions: true }, 'If-Match'],
    ['one with weak ETags', { weakEtags: true }, 'If-Match, as it gives no strong ETag'],
  ])('of %s: %s', async (_what, manners, reason) => {
    expect(await judge(manners)).toBe(reason);
  });

  it('is none where the last answer is lost', async () => {
    let puts = 0;
    const reason = await judge({
      loses: ({ method }) => {
        if (method === 'PUT') puts += 1;
        return method === 'PUT' && puts === 2;
      },
    });
    expect([reason, puts]).toEqual([undefined, 3]);
  });

  it('is that the right ETag is refused', async () => {
    expect(await judge({}, '"of-a-cache-in-between"')).toBe(
      'If-Match, whose right ETag it refuses (status 412 Precondition Failed)',
    );
  });
});

describe('writeInFolder', () => {
  it('knows whether the server makes folders', async () => {
    expect(await writeInFolder((await open({ folders: 'made' })).server, 'f', 'text')).toBe('made');
    const { double, server } = await open({ folders: 'needed' });
    expect(await writeInFolder(server, 'f', 'text')).toBe('told');
    expect(double.objects.get('f/object')?.toString()).toBe('text');
    const faulty = await open({
      misbehave: (...args) => args[0].method === 'PUT' && args[3] === 1 && answering(500)(...args),
    });
    expect(await writeInFolder(faulty.server, 'f', 'text')).toBe('silent');
    expect(faulty.double.requests).toEqual(['PUT f/object', 'MKCOL f/', 'PUT f/object']);
  });

  it('says that there are none', async () => {
    const { server } = await open({ folders: 'none', without: ['MKCOL'] });
    await expect(writeInFolder(server, 'f', 'text')).rejects.toMatchObject({
      code: 'http-put-flat',
      message: expect.stringContaining('PUT gives status 404 Not Found, MKCOL gives status 405 Method Not Allowed'),
    });
  });
});

describe('canList and canMove', () => {
  const inFolder = async (manners: PutDoubleManners = {}) => {
    const { double, server } = await open(manners);
    await writeInFolder(server, 'f', 'text');
    return { double, server };
  };

  it('see what a good server does', async () => {
    const { double, server } = await inFolder();
    expect(await canList(server, 'f')).toBe(true);
    expect(await canMove(server, 'f')).toBe(true);
    expect([...double.objects.keys()]).toEqual(['f/object', 'f/target']);
  });

  it.each([
    // what the server does instead, its methods
    ['has no such method', { without: ['PROPFIND', 'MOVE'] }],
    [
      'answers as it likes',
      {
        misbehave: (...args: Parameters<Misbehave>) =>
          !['PUT', 'MKCOL'].includes(args[0].method ?? '') && answering(207)(...args),
      },
    ],
    [
      'refuses another write',
      {
        misbehave: (...args: Parameters<Misbehave>) =>
          (args[2] === 'f/source' || args[0].method === 'PROPFIND') && answering(500)(...args),
      },
    ],
  ])('see a server that %s', async (_what, manners) => {
    const { server } = await inFolder(manners);
    expect(await canList(server, 'f')).toBe(false);
    expect(await canMove(server, 'f')).toBe(false);
  });

  it('see a server that moves over what is there', async () => {
    const { server } = await inFolder({ misbehave: only('MOVE', answering(201)) });
    expect(await canMove(server, 'f')).toBe(false);
  });
});
