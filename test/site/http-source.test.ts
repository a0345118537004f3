import { createHash } from 'node:crypto';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { httpSource } from '../../src/site/http-source.js';
import { loopbackServers, pathOfRequest } from '../support/loopback.js';

const serve = loopbackServers();
const quick = { wait: async () => {}, attempts: 2 };
const BODY = '"1.0.0"\n';

const textOf = async (url: string, path = 'latest'): Promise<string | undefined> => {
  const source = httpSource(url, quick);
  const bytes = await source.read(path).finally(source.close);
  return bytes && Buffer.from(bytes).toString();
};

describe('a web server as source', () => {
  test('gives the bytes and digests of an object', async () => {
    const url = await serve((_, response) => response.end(BODY));
    const source = httpSource(`${url}/`);
    expect(source).toMatchObject({ kind: 'http', location: url });
    expect(Buffer.from((await source.read('latest')) ?? []).toString()).toBe(BODY);
    const digest = await source.digest('latest');
    source.close();
    expect(digest).toMatchObject({
      size: 8,
      sha256: createHash('sha256').update(BODY).digest('hex'),
      blake2b512: expect.any(Uint8Array),
    });
  });

  test('hands an object’s bytes on, from the first one again where the connection breaks', async () => {
    let requests = 0;
    const url = await serve((_, response) => {
      requests += 1;
      response.writeHead(200, { 'content-length': BODY.length });
      if (requests > 1) return void response.end(BODY);
      response.write(BODY.slice(0, 3), () => response.destroy());
    });
    const source = httpSource(url, quick);
    const attempts: string[] = [];
    await source
      .stream('latest', async (chunks) => {
        const place = attempts.push('') - 1;
        for await (const chunk of chunks) attempts[place] += Buffer.from(chunk).toString();
      })
      .finally(source.close);
    expect(attempts.at(-1)).toBe(BODY);
    expect(requests).toBe(2);
  });

  test.each([404, 403, 410])('takes status %i for: not there', async (status) => {
    const url = await serve((_, response) => response.writeHead(status).end('no'));
    expect(await textOf(url)).toBeUndefined();
  });

  test.each([
    ['<!DOCTYPE html><html>', undefined],
    ['\uFEFF  <html lang="en">', undefined],
    ['<?xml version="1.0"?><bom/>', '<?xml version="1.0"?><bom/>'],
    ['"1.0.0"', '"1.0.0"'],
  ])('takes a body that begins %j with status 200 for %j', async (body, expected) => {
    const url = await serve((_, response) => response.end(body));
    expect(await textOf(url)).toBe(expected);
  });

  test('takes a web page for itself where it has the name of one', async () => {
    const url = await serve((_, response) => response.end('<html>'));
    expect(await textOf(url, 'attachments/manual.html')).toBe('<html>');
  });

  test.each([
    ['gzip', gzipSync(BODY)],
    ['deflate', deflateSync(BODY)],
    ['br', brotliCompressSync(BODY)],
    ['identity', Buffer.from(BODY)],
  ])('decodes what is sent as %s', async (encoding, body) => {
    const url = await serve((_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(body));
    expect(await textOf(url)).toBe(BODY);
  });

  // what goes wrong | answer | reason
  const failures: readonly (readonly [string, Parameters<typeof serve>[0], string])[] = [
    [
      'an encoding of its own',
      (_, response) => response.writeHead(200, { 'content-encoding': 'zip' }).end('x'),
      'Content-Encoding zip',
    ],
    [
      'a broken encoding',
      (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('x'),
      'unexpected end of file',
    ],
    ['a status of its own', (_, response) => response.writeHead(418).end(), 'HTTP status 418'],
    ['a server in trouble', (_, response) => response.writeHead(500).end(), 'HTTP status 500'],
    [
      'a redirect without end',
      (_, response) => response.writeHead(302, { location: '/' }).end(),
      'more than 9 redirects',
    ],
    [
      'a length that is too large',
      (_, response) => void response.writeHead(200, { 'content-length': 9 }).write('x', () => response.destroy()),
      'other side closed',
    ],
  ];
  test.each(failures)('names the object and the reason: %s', async (_name, listener, reason) => {
    const url = await serve(listener);
    const place = { file: 'latest' };
    await expect(textOf(url)).rejects.toMatchObject({
      code: 'verify-read-failed',
      problems: [{ place, message: `latest could not be read: ${reason}.` }],
    });
  });

  test('leaves an object that goes on for ever', async () => {
    const url = await serve((_, response) => {
      const chunk = Buffer.alloc(65_536);
      const more = () => void response.write(chunk, () => !response.destroyed && more());
      more();
    });
    const source = httpSource(url);
    const digest = await source.digest('bundles/a.zip', 100_000);
    source.close();
    expect(digest?.size).toBeGreaterThan(100_000);
  });

  test('peeks past caches, each time under a name of its own', async () => {
    const seen: unknown[] = [];
    const url = await serve((request, response) => {
      seen.push([request.url, request.headers['cache-control']]);
      response.end(BODY);
    });
    const source = httpSource(url);
    const peeked = [await source.peek?.('latest'), await source.peek?.('latest')];
    await source.read('latest');
    source.close();
    expect(peeked.map((bytes) => Buffer.from(bytes ?? []).toString())).toEqual([BODY, BODY]);
    expect(seen).toEqual([
      [expect.stringMatching(/^\/latest\?ota-release=[0-9a-f-]{36}$/), 'no-cache'],
      [expect.stringMatching(/^\/latest\?ota-release=[0-9a-f-]{36}$/), 'no-cache'],
      ['/latest', undefined],
    ]);
    expect(seen[0]).not.toEqual(seen[1]);
  });

  test('asks for no name that leaves the site', async () => {
    const asked: string[] = [];
    const url = await serve((request, response) => {
      asked.push(pathOfRequest(request));
      response.end();
    });
    await expect(textOf(url, '../secret')).rejects.toMatchObject({ code: 'verify-path-refused' });
    expect(asked).toEqual([]);
  });

  test('never shows credentials', () => {
    expect(httpSource('https://me:hunter2@example.com/ota?sig=s3cret').location).toBe('https://example.com/ota');
    expect(() => httpSource('ftp://me:hunter2@example.com?sig=s3cret')).toThrowError(
      '"ftp://example.com" is not a site: it is no http(s) URL.',
    );
  });
});
