import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { request } from 'undici';
import { describe, expect, it } from 'vitest';
import { openDispatcher } from '../../src/http/dispatcher.js';
import { makeAuthority } from '../support/authority.js';
import { closing } from '../support/closing.js';
import { loopbackServers } from '../support/loopback.js';
import { proxyServers } from '../support/proxy-server.js';
import { temporaryDirectories } from '../support/temporary.js';

const serve = loopbackServers();
const startProxy = proxyServers();
const newDirectory = temporaryDirectories();
const closeLater = closing();

const open = async (environment: Readonly<Record<string, string>>) => {
  const dispatcher = await openDispatcher(environment);
  closeLater(() => dispatcher.destroy());
  return dispatcher;
};

describe('connections of a run', () => {
  it('go through the environment’s proxy, but not to hosts that need none', async () => {
    const proxy = await startProxy();
    const url = await serve((_request, response) => response.end('here'));
    const dispatcher = await open({ http_proxy: proxy.url, no_proxy: 'localhost' });
    expect(await (await request(`${url}/a`, { dispatcher })).body.text()).toBe('here');
    expect(proxy.requests).toEqual([`GET ${url}/a`]);
    const { port } = new URL(url);
    expect(await (await request(`http://localhost:${port}/b`, { dispatcher })).body.text()).toBe('here');
    expect(proxy.requests).toHaveLength(1);
  });

  it('believe the environment’s authority, and no other', async () => {
    const authority = makeAuthority(newDirectory());
    const server = createTlsServer(authority.server, (_request, response) => response.end('secure'));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    closeLater(() => {
      server.closeAllConnections();
      server.close();
    });
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const trusting = await open({ SSL_CERT_FILE: authority.file });
    expect(await (await request(url, { dispatcher: trusting })).body.text()).toBe('secure');
    await expect(request(url, { dispatcher: await open({}) })).rejects.toThrow(/certificate/);
  });
});
