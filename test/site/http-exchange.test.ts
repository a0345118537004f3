import { describe, expect, test } from 'vitest';
import {
  type HttpOptions,
  httpExchange,
  namedRequest,
  parseHttpBase,
  retryAfterMs,
} from '../../src/site/http-exchange.js';
import { loopbackServers, pathOfRequest } from '../support/loopback.js';

const serve = loopbackServers();

const exchangeOf = (url: string, options: HttpOptions = {}) => {
  const base = parseHttpBase(url);
  if (!base) throw new Error(url);
  return httpExchange(base, options);
};
const statusOf = (url: string, path: string, options?: HttpOptions) => {
  const exchange = exchangeOf(url, options);
  return exchange
    .send(path, { method: 'GET' }, async ({ status, hops, body }) => {
      body.resume();
      return { status, hops };
    })
    .finally(exchange.close);
};

describe('the base of a site', () => {
  // URL | what may be shown | query | header
  const rows = [
    ['https://example.com', 'https://example.com', '', undefined],
    ['https://example.com/ota/', 'https://example.com/ota', '', undefined],
    ['http://example.com:8080/?sig=s3cret', 'http://example.com:8080', '?sig=s3cret', undefined],
    [
      'https://user:p%40ss@example.com/a',
      'https://example.com/a',
      '',
      `Basic ${Buffer.from('user:p@ss').toString('base64')}`,
    ],
    ['https://%zz@example.com', 'https://example.com', '', `Basic ${Buffer.from('%zz:').toString('base64')}`],
  ] as const;
  test.each(rows)('%s', (url, location, search, authorization) => {
    expect(parseHttpBase(url)).toEqual({ location, search, authorization });
  });
  test.each(['ftp://example.com', 'file:///etc', 'example.com', ''])('%j is none', (url) => {
    expect(parseHttpBase(url)).toBeUndefined();
  });
});

describe('a request', () => {
  test('goes below the base, escaped, with its query and credentials', async () => {
    const seen: unknown[] = [];
    const url = await serve((request, response) => {
      seen.push([request.url, request.headers.authorization, request.headers['accept-encoding']]);
      response.end();
    });
    await statusOf(`${url.replace('//', '//me:pw@')}/ota/?t=1`, 'bundles/a#b?.zip');
    expect(seen).toEqual([
      ['/ota/bundles/a%23b%3F.zip?t=1', `Basic ${Buffer.from('me:pw').toString('base64')}`, undefined],
    ]);
  });

  test('follows redirects, but takes no credentials to another origin', async () => {
    const seen: (string | undefined)[] = [];
    const other = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.end();
    });
    const url = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(302, { location: pathOfRequest(request) === 'a' ? '/b' : `${other}/c` }).end();
    });
    expect(await statusOf(url.replace('//', '//me:pw@'), 'a')).toEqual({ status: 200, hops: 2 });
    expect(seen).toEqual([expect.stringMatching(/^Basic /), expect.stringMatching(/^Basic /), undefined]);
  });

  test('follows nine redirects and no tenth, as 0-OS does', async () => {
    const url = await serve((request, response) => {
      const left = Number(pathOfRequest(request));
      if (left === 0) response.end();
      else response.writeHead(301, { location: `/${left - 1}` }).end();
    });
    expect(await statusOf(url, '9')).toEqual({ status: 200, hops: 9 });
    await expect(statusOf(url, '10')).rejects.toThrow('more than 9 redirects');
  });

  test('follows no redirect to another scheme', async () => {
    const url = await serve((_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end());
    await expect(statusOf(url, 'a')).rejects.toThrow('something other than http(s)');
  });

  test('is made again after 503, when the server says', async () => {
    let asked = 0;
    const waits: number[] = [];
    const url = await serve((_, response) => {
      asked += 1;
      if (asked < 3) response.writeHead(asked === 1 ? 503 : 429, { 'retry-after': '2' }).end();
      else response.end();
    });
    const wait = async (milliseconds: number) => void waits.push(milliseconds);
    expect(await statusOf(url, 'a', { wait })).toEqual({ status: 200, hops: 0 });
    expect(waits).toEqual([2000, 2000]);
  });

  test('is made again with growing, jittered waits, and given up after the last attempt', async () => {
    const waits: number[] = [];
    const url = await serve((_, response) => response.writeHead(500).end());
    const wait = async (milliseconds: number) => void waits.push(milliseconds);
    await expect(statusOf(url, 'a', { wait, random: () => 0.5 })).rejects.toThrow('HTTP status 500');
    expect(waits).toEqual([250, 500, 1000]);
  });

  test('is not made again where the server asks for more patience than anybody has', async () => {
    let asked = 0;
    const url = await serve((_, response) => {
      asked += 1;
      response.writeHead(503, { 'retry-after': '3600' }).end();
    });
    await expect(statusOf(url, 'a', { wait: async () => {} })).rejects.toThrow('503');
    expect(asked).toBe(1);
  });

  test('is made again where the connection breaks in the middle of the body', async () => {
    let asked = 0;
    const url = await serve((_, response) => {
      asked += 1;
      response.writeHead(200, { 'content-length': 4 });
      if (asked > 1) return void response.end('full');
      response.write('fu', () => response.destroy());
    });
    const exchange = exchangeOf(url, { wait: async () => {} });
    const text = await exchange.send('a', { method: 'GET' }, async ({ body }) => {
      let all = '';
      for await (const chunk of body) all += String(chunk);
      return all;
    });
    exchange.close();
    expect(text).toBe('full');
    expect(asked).toBe(2);
  });

  test('does not wait for a silent server', async () => {
    const url = await serve(() => {});
    await expect(statusOf(url, 'a', { timeoutMs: 50 })).rejects.toThrow('no answer for 50 ms');
  });

  test('that fails names the object, and no address or credential', async () => {
    const failing = namedRequest('latest', () => statusOf('http://me:hunter2@127.0.0.1:1', 'latest', { attempts: 1 }));
    await expect(failing).rejects.toMatchObject({
      code: 'verify-read-failed',
      message: 'latest: latest could not be read: ECONNREFUSED.',
    });
  });
});

describe('Retry-After', () => {
  // header | milliseconds
  const now = Date.parse('2026-02-01T00:00:00Z');
  const rows = [
    [undefined, undefined],
    ['3', 3000],
    ['Sun, 01 Feb 2026 00:00:05 GMT', 5000],
    ['Sun, 01 Feb 2026 00:00:00 GMT', 0],
    ['Sat, 31 Jan 2026 00:00:00 GMT', 0],
    ['soon', undefined],
  ] as const;
  test.each(rows)('%s', (value, expected) => expect(retryAfterMs(value, now)).toBe(expected));
});
