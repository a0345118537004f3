import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isTlsFault, networkFailure } from '../../src/http/network-failure.js';
import { openRawNetwork, type RawRequest } from '../../src/http/raw-network.js';
import { makeAuthority } from '../support/authority.js';
import { closing } from '../support/closing.js';
import { loopbackServers } from '../support/loopback.js';
import { proxyServers } from '../support/proxy-server.js';
import { temporaryDirectories } from '../support/temporary.js';

const serve = loopbackServers();
const startProxy = proxyServers();
const newDirectory = temporaryDirectories();
const closeLater = closing();

const open = async (environment: Readonly<Record<string, string>> = {}) => {
  const network = await openRawNetwork({ environment, userAgent: 'ota-release/1.2.3' });
  closeLater(network.close);
  return network;
};
const get = async (url: string, changes: Partial<RawRequest> = {}, environment = {}) => {
  const request = { method: 'GET', headers: {}, timeoutMs: 5000, ...changes } as const;
  return (await open(environment)).send(new URL(url), request);
};

describe('a raw request', () => {
  it('has no header but its own, and names the tool', async () => {
    const url = await serve((request, response) => response.end(JSON.stringify(request.headers)));
    const { body } = await get(url, { headers: { range: 'bytes=1-2' } });
    const { host: _, connection: __, ...headers } = JSON.parse(await text(body)) as Record<string, string>;
    expect(headers).toEqual({ 'user-agent': 'ota-release/1.2.3', range: 'bytes=1-2' });
  });

  it('is answered as it came: redirect, encoding and repeated headers', async () => {
    const gzip = gzipSync('hello');
    const url = await serve((request, response) => {
      if (request.url === '/r') response.writeHead(302, { location: '/x', 'X-Twice': ['a', 'b'] }).end();
      else response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzip);
    });
    expect(await get(`${url}/r`)).toMatchObject({ status: 302, headers: { location: '/x', 'x-twice': 'a, b' } });
    const encoded = await get(url);
    const parts: Uint8Array[] = [];
    for await (const chunk of encoded.body) parts.push(chunk);
    expect(Buffer.concat(parts)).toEqual(gzip);
  });

  it('of HEAD keeps the length that the body would have', async () => {
    const url = await serve((_request, response) => response.writeHead(200, { 'content-length': 12 }).end());
    expect((await get(url, { method: 'HEAD' })).headers['content-length']).toBe('12');
  });

  it('waits so long for the answer, and for each silence of the body', async () => {
    const silent = await serve(() => {});
    await expect(get(silent, { timeoutMs: 50 })).rejects.toThrow('no answer for 50 ms');
    const stalling = await serve((_request, response) => void response.writeHead(200).write('x'));
    const { body } = await get(stalling, { timeoutMs: 500 });
    expect(networkFailure(await text(body).catch((error) => error)).kind).toBe('lost');
  });

  it('that is given up doesn’t end the process', async () => {
    const url = await serve((_request, response) => void response.writeHead(200).write('x'));
    const { body } = await get(url);
    body.destroy();
    await new Promise((done) => setTimeout(done, 20));
    expect(body.destroyed).toBe(true);
  });

  it('goes through the environment’s proxies and believes its authorities', async () => {
    const authority = makeAuthority(newDirectory());
    const server = createTlsServer(authority.server, (_request, response) => response.end('secure'));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    closeLater(() => {
      server.closeAllConnections();
      server.close();
    });
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const proxy = await startProxy();
    const { body } = await get(url, {}, { HTTPS_PROXY: proxy.url, SSL_CERT_FILE: authority.file });
    expect(await text(body)).toBe('secure');
    expect(proxy.requests).toEqual([`CONNECT ${new URL(url).host}`]);
    expect(isTlsFault(await get(url).catch((error) => error))).toBe(true);
  });

  it('needs a proxy that is one', async () => {
    await expect(open({ HTTPS_PROXY: 'socks5://127.0.0.1:1' })).rejects.toMatchObject({ code: 'forge-proxy-invalid' });
  });
});
