import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { openNetwork } from '../../src/http/network.js';
import { networkFailure } from '../../src/http/network-failure.js';
import { type Authority, makeAuthority } from '../support/authority.js';
import { proxyServers } from '../support/proxy-server.js';
import { temporaryDirectories } from '../support/temporary.js';

const startProxy = proxyServers();
const newDirectory = temporaryDirectories();
const running: (() => void)[] = [];
afterEach(() => {
  for (const stop of running.splice(0)) stop();
});

const start = async (listener: RequestListener, tls?: Authority['server']): Promise<string> => {
  const server = tls ? createTlsServer(tls, listener) : createServer(listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  running.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

type Environment = Readonly<Record<string, string>>;

const open = (environment: Environment = {}) => openNetwork({ environment, userAgent: 'ota-release/1.2.3' });

const hello: RequestListener = (_request, response) => response.end('hello');
/** Says what came: method, path, user agent, body. */
const echo: RequestListener = async (request: IncomingMessage, response) => {
  const { method, url, headers } = request;
  response.end(JSON.stringify({ method, url, agent: headers['user-agent'], body: await text(request), headers }));
};

describe('a fetch on the network', () => {
  it('names itself, and after it whoever uses it', async () => {
    const [url, fetch] = [await start(echo), await open()];
    expect(await (await fetch(url)).json()).toMatchObject({ agent: 'ota-release/1.2.3' });
    const init = { headers: { 'User-Agent': 'octokit-core.js/7' } };
    expect(await (await fetch(url, init)).json()).toMatchObject({ agent: 'ota-release/1.2.3 octokit-core.js/7' });
  });

  it('takes what the standard’s fetch takes: URL, Request, and each form of a body', async () => {
    const [url, fetch] = [await start(echo), await open()];
    const ask = async (...args: Parameters<typeof fetch>) => (await fetch(...args)).json();
    expect(await ask(new URL('/a?b=c', url))).toMatchObject({ method: 'GET', url: '/a?b=c', body: '' });
    const request = new Request(`${url}/r`, { method: 'PATCH', body: 'of the request', headers: { 'x-own': '1' } });
    expect(await ask(request)).toMatchObject({
      method: 'PATCH',
      url: '/r',
      body: 'of the request',
      headers: { 'x-own': '1' },
    });
    const other = new Request(`${url}/r`, { method: 'PATCH', body: 'of the request' });
    expect(await ask(other, { method: 'PUT', body: 'of init' })).toMatchObject({ method: 'PUT', body: 'of init' });
    for (const body of [
      'text',
      new TextEncoder().encode('text'),
      new Blob(['te', 'xt']),
      new Blob(['text']).stream(),
    ]) {
      expect(await ask(url, { method: 'POST', body, duplex: 'half' })).toMatchObject({ method: 'POST', body: 'text' });
    }
    expect(await ask(url, { method: 'POST', body: new URLSearchParams({ a: 'b c' }) })).toMatchObject({
      body: 'a=b+c',
    });
    const form = new FormData();
    form.set('file', new Blob(['contents']), 'name.bin');
    expect(await ask(url, { method: 'POST', body: form })).toMatchObject({
      body: expect.stringMatching(/filename="name\.bin"[\s\S]*contents/),
      headers: { 'content-type': expect.stringMatching(/^multipart\/form-data; boundary=/) },
    });
  });

  it('follows a redirect to another origin without the credential', async () => {
    const target = await start(echo);
    const url = await start((_request, response) => response.writeHead(302, { location: `${target}/there` }).end());
    const answer = await (await open())(url, { headers: { authorization: 'Bearer t-secret' } });
    const said = await answer.text();
    expect(said).toContain('/there');
    expect(said).not.toContain('t-secret');
  });

  it('gives back answers like the standard’s', async () => {
    const url = await start((_request, response) => response.writeHead(404, { 'x-a': 'b' }).end('{"message":"no"}'));
    const answer = await (await open())(url);
    expect([answer.status, answer.ok, answer.headers.get('X-A')]).toEqual([404, false, 'b']);
    expect(await answer.clone().json()).toEqual({ message: 'no' });
    expect(Buffer.from(await answer.arrayBuffer()).toString()).toBe('{"message":"no"}');
  });
});

describe('trust', () => {
  it.each(['CI_SERVER_TLS_CA_FILE', 'GIT_SSL_CAINFO', 'SSL_CERT_FILE'])(
    'is given to the authority of %s',
    async (variable) => {
      const authority = makeAuthority(newDirectory());
      const url = await start(hello, authority.server);
      expect(await (await (await open({ [variable]: authority.file }))(url)).text()).toBe('hello');
    },
  );

  it('is not given to an unknown authority, nor to the wrong name, whatever Node was told', async () => {
    const [authority, other] = [makeAuthority(newDirectory()), makeAuthority(newDirectory())];
    const url = await start(hello, authority.server);
    const refusals = async (environment: Environment, at = url) =>
      (await open(environment))(at).then(
        () => 'trusted',
        (error) => networkFailure(error),
      );
    const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    try {
      for (const environment of [{}, { SSL_CERT_FILE: other.file }, { NODE_TLS_REJECT_UNAUTHORIZED: '0' }])
        expect(await refusals(environment)).toMatchObject({
          kind: 'final',
          words: expect.stringMatching(/certificate/),
        });
      const misnamed = makeAuthority(newDirectory(), 'DNS:forge.example.com');
      const elsewhere = await start(hello, misnamed.server);
      expect(await refusals({ SSL_CERT_FILE: misnamed.file }, elsewhere)).toMatchObject({
        kind: 'final',
        words: expect.stringContaining('127.0.0.1'),
      });
    } finally {
      if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
      else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
    }
  });

  it('needs files that can be read', async () => {
    const file = join(newDirectory(), 'ca.pem');
    writeFileSync(file, 'no certificate');
    await expect(open({ GIT_SSL_CAINFO: file })).rejects.toMatchObject({ code: 'forge-certificate-unreadable' });
  });
});

describe('a proxy', () => {
  it('forwards http and tunnels https, and is told who asks', async () => {
    const authority = makeAuthority(newDirectory());
    const [plain, secure, proxy] = [await start(echo), await start(echo, authority.server), await startProxy()];
    const withUser = proxy.url.replace('//', '//robot:p%40ss%3Aword@');
    const fetch = await open({ http_proxy: withUser, HTTPS_PROXY: withUser, SSL_CERT_FILE: authority.file });
    expect(await (await fetch(`${plain}/a`, { method: 'POST', body: 'x' })).json()).toMatchObject({
      url: '/a',
      body: 'x',
    });
    const answer = await (await fetch(`${secure}/b`)).json();
    expect(answer).toMatchObject({ url: '/b' });
    expect(JSON.stringify(answer)).not.toContain('proxy-authorization');
    expect(proxy.requests).toEqual([`POST ${plain}/a`, `CONNECT ${new URL(secure).host}`]);
    const basic = `Basic ${Buffer.from('robot:p@ss:word').toString('base64')}`;
    expect(proxy.credentials).toEqual([basic, basic]);
  });

  it('may itself speak TLS, with a certificate of the environment’s authority', async () => {
    const authority = makeAuthority(newDirectory());
    const [url, proxy] = [await start(hello, authority.server), await startProxy({ tls: authority.server })];
    const trusting = await open({ https_proxy: proxy.url, SSL_CERT_FILE: authority.file });
    expect(await (await trusting(url)).text()).toBe('hello');
    expect(proxy.requests).toHaveLength(1);
    const wary = await open({ https_proxy: proxy.url });
    expect(networkFailure(await wary(url).catch((error) => error))).toMatchObject({ kind: 'final' });
  });

  it('is passed by for the hosts that need none, also after a redirect', async () => {
    const proxy = await startProxy();
    const direct = await start(hello);
    const { port } = new URL(direct);
    const url = await start((_request, response) =>
      response.writeHead(307, { location: `http://localhost:${port}/` }).end(),
    );
    const fetch = await open({ HTTP_PROXY: proxy.url, NO_PROXY: 'localhost' });
    expect(await (await fetch(url)).text()).toBe('hello');
    expect(proxy.requests).toEqual([`GET ${url}/`]);
  });

  it.each([
    // what the proxy answers, whether the target is https, the kind of the failure
    [407, true, 'final'],
    [403, true, 'final'],
    [502, true, 'unsent'],
    [407, false, 'final'],
  ])('that answers %s (https: %s) ends in a %s failure that says so', async (refuseWith, isSecure, kind) => {
    const proxy = await startProxy({ refuseWith });
    const fetch = await open({ HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url.replace('//', '//robot:pw-secret@') });
    const failure = networkFailure(await fetch(`http${isSecure ? 's' : ''}://forge.invalid/`).catch((error) => error));
    expect(failure).toMatchObject({ kind, words: expect.stringContaining(String(refuseWith)) });
    expect(failure.words).not.toContain('pw-secret');
  });

  it('that is none at all is named before anything is sent', async () => {
    await expect(open({ HTTPS_PROXY: 'socks5://127.0.0.1:1080' })).rejects.toMatchObject({
      code: 'forge-proxy-invalid',
    });
  });
});
