import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { fetchHandler, type SdkRequest } from '../../../src/hosts/s3/fetch-handler.js';
import { openNetwork } from '../../../src/http/network.js';
import { loopbackServers } from '../../support/loopback.js';
import { proxyServers } from '../../support/proxy-server.js';

const serve = loopbackServers();
const proxy = proxyServers();

const handler = (environment: Record<string, string> = {}) =>
  fetchHandler(() => openNetwork({ environment, userAgent: 'ota-release/test' }));

const requestTo = (url: string, changes: Partial<SdkRequest> = {}): SdkRequest => {
  const { protocol, hostname, port, pathname } = new URL(url);
  return { method: 'GET', protocol, hostname, port: Number(port), path: pathname, headers: {}, ...changes };
};

/** A server that remembers what it was asked. */
const recording = async (status = 200, headers: Record<string, string> = {}) => {
  const seen: { request: IncomingMessage; body: Buffer }[] = [];
  const url = await serve(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    seen.push({ request, body: Buffer.concat(chunks) });
    response.writeHead(status, headers).end('answer');
  });
  return { url, seen };
};

describe('the SDK’s transport', () => {
  test('sends path, query and headers as they were signed', async () => {
    const { url, seen } = await recording();
    const query = { prefix: "a b/'ü*", uploads: '', flag: null, many: ['1', '2'] };
    await handler().handle(
      requestTo(`${url}/b/a%2Bb`, { query, headers: { 'x-amz-date': 'now', 'user-agent': 'sdk' } }),
    );
    const { request } = seen[0] ?? {};
    expect(request?.url).toBe('/b/a%2Bb?prefix=a%20b%2F%27%C3%BC%2A&uploads=&flag&many=1&many=2');
    expect(request?.headers).toMatchObject({
      'x-amz-date': 'now',
      'accept-encoding': 'identity',
      'user-agent': 'ota-release/test sdk',
      host: new URL(url).host,
    });
  });

  test('sends a body with its length, and tells how much of it has gone out', async () => {
    const { url, seen } = await recording();
    const body = Buffer.alloc(200_000, 'x');
    const sent: number[] = [];
    const request = requestTo(url, { method: 'PUT', body, headers: { expect: '100-continue' } });
    await handler().handle(request, { onBytes: (bytes) => sent.push(bytes) });
    expect(seen[0]?.body.equals(body)).toBe(true);
    expect(seen[0]?.request.headers['content-length']).toBe('200000');
    expect(seen[0]?.request.headers['transfer-encoding']).toBeUndefined();
    expect(sent).toEqual([65_536, 131_072, 196_608, 200_000]);
  });

  test.each([
    // the body, what arrives
    ['Action=AssumeRole', 'Action=AssumeRole'],
    [new Uint8Array(), ''],
    [undefined, ''],
  ])('sends text and nothing too: %j', async (body, expected) => {
    const { url, seen } = await recording();
    await handler().handle(requestTo(url, { method: 'PUT', body }));
    expect(seen[0]?.body.toString()).toBe(expected);
    expect(seen[0]?.request.headers['content-length']).toBe(String(expected.length));
  });

  test('hands back status, headers and a body that is read as it is asked for', async () => {
    const { url } = await recording(206, { etag: '"x"' });
    const { response } = await handler().handle(requestTo(url));
    expect(response).toMatchObject({ statusCode: 206, headers: { etag: '"x"' } });
    expect(await new Response(response.body).text()).toBe('answer');
  });

  test('doesn’t follow a redirect, whose headers name the right region', async () => {
    const { url } = await recording(301, { location: 'http://127.0.0.1:1/', 'x-amz-bucket-region': 'eu-west-1' });
    const { response } = await handler().handle(requestTo(url, { method: 'PUT', body: Buffer.from('x') }));
    expect(response).toMatchObject({ statusCode: 301, headers: { 'x-amz-bucket-region': 'eu-west-1' } });
  });

  test('goes through the environment’s proxy', async () => {
    const { url } = await recording();
    const way = await proxy();
    await handler({ http_proxy: way.url }).handle(requestTo(`${url}/b/latest`));
    expect(way.requests).toEqual([`GET ${url}/b/latest`]);
  });

  test('gives up a request whose answer doesn’t begin, and one that nobody wants any more', async () => {
    const url = await serve(() => undefined);
    await expect(handler().handle(requestTo(url), { timeoutMs: 50 })).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    const abortSignal = AbortSignal.timeout(20);
    await expect(handler().handle(requestTo(url), { abortSignal })).rejects.toThrow();
  });

  test('takes no body that it can’t send twice', async () => {
    const body = new Blob(['x']).stream();
    await expect(handler().handle(requestTo('http://127.0.0.1:1/', { method: 'PUT', body }))).rejects.toThrow(
      TypeError,
    );
  });
});
