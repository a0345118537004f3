import { describe, expect, test } from 'vitest';
import type { RawNetwork } from '../../src/http/raw-network.js';
import { parseHttpBase } from '../../src/site/http-base.js';
import { type HttpOptions, httpExchange, namedRequest, retryAfterMs } from '../../src/site/http-exchange.js';
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
    .send(path, { method: 'GET' }, async ({ status, redirects, body }) => {
      body.resume();
      return { status, hops: redirects.length };
    })
    .finally(exchange.close);
};

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

  test('says where each redirect led, without what may be secret', async () => {
    const other = await serve((_, response) => response.end());
    const url = await serve((request, response) => {
      const location = pathOfRequest(request) === 'a' ? '/b?sig=s3cret' : `${other}/c?sig=s3cret`;
      response.writeHead(302, { location }).end();
    });
    const exchange = exchangeOf(url);
    const redirects = await exchange.send('a', { method: 'GET' }, async (answer) => {
      answer.body.resume();
      return answer.redirects;
    });
    exchange.close();
    expect(redirects).toEqual([`${url}/b`, `${other}/c`]);
  });

  test('that is single is sent once, and its answer is one whatever its status', async () => {
    let asked = 0;
    const url = await serve((_, response) => {
      asked += 1;
      response.writeHead(503).end();
    });
    const exchange = exchangeOf(url);
    const status = await exchange.send('a', { method: 'GET', single: true }, async (answer) => {
      answer.body.resume();
      return answer.status;
    });
    exchange.close();
    expect([status, asked]).toEqual([503, 1]);
  });

  test('has its own query beside that of the base', async () => {
    const seen: unknown[] = [];
    const url = await serve((request, response) => {
      seen.push(request.url);
      response.end();
    });
    for (const base of [url, `${url}?t=1`]) {
      const exchange = exchangeOf(base);
      await exchange.send('a', { method: 'HEAD', search: 'fresh=2' }, async ({ body }) => void body.resume());
      exchange.close();
    }
    expect(seen).toEqual(['/a?fresh=2', '/a?t=1&fresh=2']);
  });

  test('opens its network at the first one, once, and closes it', async () => {
    const calls: string[] = [];
    const { openRawNetwork } = await import('../../src/http/raw-network.js');
    const url = await serve((_, response) => response.end());
    const network = async (): Promise<RawNetwork> => {
      calls.push('open');
      const opened = await openRawNetwork({ environment: {}, userAgent: 'test' });
      return {
        ...opened,
        close: () => {
          calls.push('close');
          opened.close();
        },
      };
    };
    const unused = exchangeOf(url, { network });
    unused.close();
    const exchange = exchangeOf(url, { network });
    for (const path of ['a', 'b']) await exchange.send(path, { method: 'GET' }, async ({ body }) => void body.resume());
    exchange.close();
    await new Promise((done) => setTimeout(done, 0));
    expect(calls).toEqual(['open', 'close']);
  });

  test('that fails names the object, and no address or credential', async () => {
    const failing = namedRequest('latest', () => statusOf('http://me:hunter2@127.0.0.1:1', 'latest', { attempts: 1 }));
    await expect(failing).rejects.toMatchObject({
      code: 'verify-read-failed',
      message: 'latest: latest could not be read: connect ECONNREFUSED 127.0.0.1:1.',
    });
  });
});

describe('Retry-After', () => {
  // header, milliseconds
  const now = Date.parse('2026-02-01T00:00:00Z');
  test.each([
    [undefined, undefined],
    ['3', 3000],
    ['Sun, 01 Feb 2026 00:00:05 GMT', 5000],
    ['Sat, 31 Jan 2026 00:00:00 GMT', 0],
    ['soon', undefined],
  ])('%s', (value, expected) =>
    expect(retryAfterMs({ status: 503, headers: { 'retry-after': value } }, now)).toBe(expected),
  );
});
