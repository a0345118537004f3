import type { RequestListener } from 'node:http';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { parseHttpBase } from '../../../src/site/http-base.js';
import { type HttpOptions, httpExchange } from '../../../src/site/http-exchange.js';
import { probe, type Route } from '../../../src/site/public/probe.js';
import { loopbackServers } from '../../support/loopback.js';

const serve = loopbackServers();
const NOW = Date.parse('2026-02-01T00:00:00Z');

const probed = async (url: string, route: Route = 'plain', options: HttpOptions = {}) => {
  const base = parseHttpBase(url);
  if (!base) throw new Error(url);
  const exchange = httpExchange(base, options);
  return probe(exchange, 'latest', route, NOW).finally(exchange.close);
};
const answering = async (listener: RequestListener) => probed(await serve(listener));

describe('a probe', () => {
  test('gives status, headers and the whole body, decoded', async () => {
    const seen = await answering((_, response) =>
      response.writeHead(200, { 'content-encoding': 'br', age: '3' }).end(brotliCompressSync('"1.0.0"')),
    );
    expect(seen).toMatchObject({ kind: 'answer', path: 'latest', status: 200, headers: { age: '3' } });
    expect(seen.kind === 'answer' && Buffer.from(seen.bytes).toString()).toBe('"1.0.0"');
  });

  test('shows the URL without what may be secret', async () => {
    const url = await serve((_, response) => response.end());
    expect(await probed(`${url.replace('//', '//me:pw@')}/ota?t=1`)).toMatchObject({ url: `${url}/ota/latest` });
  });

  test('is plain as a device’s, or under a name that no cache has', async () => {
    const seen: unknown[] = [];
    const url = await serve((request, response) => {
      seen.push([request.url, request.headers['cache-control']]);
      response.end();
    });
    await probed(url);
    await probed(url, 'past-caches');
    expect(seen).toEqual([
      ['/latest', undefined],
      [expect.stringMatching(/^\/latest\?ota-release=/), 'no-cache'],
    ]);
  });

  test('is sent once, and tells how long a server in trouble asks to be left alone', async () => {
    let asked = 0;
    const seen = await answering((_, response) => {
      asked += 1;
      response.writeHead(503, { 'retry-after': '7' }).end('busy');
    });
    expect(seen).toMatchObject({ kind: 'answer', status: 503, askedMs: 7000 });
    expect(asked).toBe(1);
  });

  test.each([
    // what comes, reason
    ['gzip', 'unexpected end of file'],
    ['zip', 'Content-Encoding zip'],
  ])('of a body that makes no sense as %s is unreadable', async (encoding, reason) => {
    const seen = await answering((_, response) => response.writeHead(200, { 'content-encoding': encoding }).end('x'));
    expect(seen).toMatchObject({ kind: 'unreadable', status: 200, reason });
  });

  test('of a body that breaks off, encoded or not, is a fault', async () => {
    for (const encoding of ['identity', 'gzip']) {
      const seen = await answering(
        (_, response) =>
          void response
            .writeHead(200, { 'content-length': 90, 'content-encoding': encoding })
            .write('x', () => response.destroy()),
      );
      expect(seen).toMatchObject({ kind: 'fault', fault: { kind: 'broken' } });
    }
  });

  test('of nobody is a fault', async () => {
    expect(await probed('http://127.0.0.1:1')).toMatchObject({
      kind: 'fault',
      fault: { kind: 'unreachable', words: 'connect ECONNREFUSED 127.0.0.1:1' },
    });
    const silent = await serve(() => {});
    expect(await probed(silent, 'plain', { timeoutMs: 200 })).toMatchObject({
      fault: { words: 'no answer for 200 ms' },
    });
  });

  test('passes on what is wrong with the environment', async () => {
    const { openRawNetwork } = await import('../../../src/http/raw-network.js');
    const network = () => openRawNetwork({ environment: { http_proxy: 'socks5://x' }, userAgent: 'test' });
    await expect(probed('http://127.0.0.1:1', 'plain', { network })).rejects.toMatchObject({
      code: 'forge-proxy-invalid',
    });
  });
});
