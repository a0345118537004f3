import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { putClient } from '../../../src/hosts/http-put/client.js';
import { makeAuthority } from '../../support/authority.js';
import { closing } from '../../support/closing.js';
import { hostSurroundings } from '../../support/host-surroundings.js';
import { putDoubles } from '../../support/put-double.js';
import { temporaryDirectories } from '../../support/temporary.js';

const startDouble = putDoubles();
const newDirectory = temporaryDirectories();
const onClose = closing();
const CREDENTIALS = { Authorization: 'Bearer secret', 'X-Own': 'secret too' };

const open = async (base: string, environment = {}) =>
  putClient({ base, credentials: CREDENTIALS, fetch: await hostSurroundings({ environment }).openFetch() });

/** A double that sends every request on. */
const startRedirecting = (status: number, target: string | ((path: string) => string)) =>
  startDouble({
    misbehave: (_request, response, path) => {
      response.writeHead(status, { location: typeof target === 'string' ? target : target(path) }).end();
      return true;
    },
  });

describe('putClient', () => {
  it('sends the credentials with every request to its own server', async () => {
    const double = await startDouble({ folders: 'made' });
    const client = await open(double.url);
    await client.ask({ method: 'PUT', path: 'a b/c', body: new Uint8Array([1]) });
    await client.read({ method: 'GET', path: 'a b/c' });
    await client.ask({ method: 'DELETE', path: 'a b/c' });
    expect(double.requests).toEqual(['PUT a b/c', 'GET a b/c', 'DELETE a b/c']);
    for (const headers of double.headers)
      expect(headers).toMatchObject({ authorization: 'Bearer secret', 'x-own': 'secret too' });
    expect(client.location).toBe(double.url);
    expect(client.hasCredentials).toBe(true);
  });

  it('asks for what no cache has kept and nobody has encoded', async () => {
    const double = await startDouble();
    await (await open(double.url)).read({ method: 'GET', path: 'a' });
    expect(double.headers[0]).toMatchObject({ 'cache-control': 'no-cache', 'accept-encoding': 'identity' });
  });

  it('follows a reading to another origin, without credentials', async () => {
    const store = await startDouble();
    store.objects.set('kept', Buffer.from('bytes'));
    const double = await startRedirecting(302, `${store.url}/kept?signature=x`);
    const response = await (await open(double.url)).read({ method: 'GET', path: 'a' });
    expect(await response.text()).toBe('bytes');
    expect(double.headers[0]).toHaveProperty('authorization');
    for (const name of ['authorization', 'x-own']) expect(store.headers[0]).not.toHaveProperty(name);
  });

  it('follows one on its own server with them', async () => {
    const double = await startDouble({
      misbehave: (_request, response, path) => {
        if (path === 'b') return false;
        response.writeHead(307, { location: '/site/b' }).end();
        return true;
      },
    });
    double.objects.set('b', Buffer.from('bytes'));
    expect(await (await (await open(double.url)).read({ method: 'GET', path: 'a' })).text()).toBe('bytes');
    expect(double.headers[1]).toHaveProperty('authorization');
  });

  it.each([
    // where it leads, code, what is said
    ['a circle', (path: string) => `/site/${path}`, 'host-refused', 'more than 5 times'],
    ['no URL', () => 'http://', 'host-refused', 'no URL'],
    ['another protocol', () => 'ftp://a.example/b?secret', 'host-refused', 'where nothing is encrypted'],
  ])('does not follow a reading to %s', async (_what, target, code, words) => {
    const double = await startRedirecting(301, target);
    const reading = (await open(double.url)).read({ method: 'GET', path: 'a' });
    await expect(reading).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
  });

  it('knows a folder by the address that it has of its own, and that there is none', async () => {
    const leading = (path: string) => (path.endsWith('/') ? undefined : `/site/${path}/`);
    const start = (status: number) =>
      startDouble({
        misbehave: (_request, response, path) => {
          const target = leading(path);
          if (target) response.writeHead(301, { location: target }).end();
          else response.writeHead(status).end('a listing');
          return true;
        },
      });
    const reading = async (status: number) =>
      (await open((await start(status)).url)).read({ method: 'GET', path: 'bundles' });
    await expect(reading(200)).rejects.toMatchObject({ code: 'host-path-is-directory' });
    await expect(reading(403)).rejects.toMatchObject({ code: 'host-path-is-directory' });
    expect((await reading(404)).status).toBe(404);
  });

  it('follows no writing, whatever its body is', async () => {
    const other = await startDouble();
    const double = await startRedirecting(307, `${other.url}/b`);
    const client = await open(double.url);
    expect(await client.ask({ method: 'PUT', path: 'a', body: new Uint8Array([1]) })).toMatchObject({ status: 307 });
    const stream = ReadableStream.from([Buffer.from('x')]) as ReadableStream<Uint8Array>;
    await expect(client.ask({ method: 'PUT', path: 'a', body: stream })).rejects.toMatchObject({
      code: 'http-put-redirected',
    });
    expect(other.requests).toEqual([]);
  });

  it('says that nobody answers, once it has tried some times', async () => {
    const double = await startDouble({
      misbehave: (request) => {
        request.socket.destroy();
        return true;
      },
    });
    const client = await open(double.url);
    const failure = { code: 'host-unreachable', message: expect.stringContaining('"a" in') };
    await expect(client.read({ method: 'GET', path: 'a' })).rejects.toMatchObject(failure);
    await expect(client.ask({ method: 'DELETE', path: 'a' })).rejects.toMatchObject(failure);
    expect(await client.exchange({ method: 'MOVE', path: 'a' })).toMatchObject({ kind: 'failure', failure: 'lost' });
    expect(double.requests.filter((line) => line === 'GET a')).toHaveLength(6);
    // Whether it was done can’t be known, and doing it twice is not the same.
    expect(double.requests.filter((line) => line === 'MOVE a')).toHaveLength(1);
  });

  it('says that a certificate isn’t trusted, and trusts it where its authority is named', async () => {
    const authority = makeAuthority(newDirectory());
    const server = createTlsServer(authority.server, (_request, response) => response.end('hello'));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onClose(() => void server.close());
    onClose(() => server.closeAllConnections());
    const base = `https://localhost:${(server.address() as AddressInfo).port}/site`;
    await expect((await open(base)).read({ method: 'GET', path: 'a' })).rejects.toMatchObject({
      code: 'http-put-untrusted',
    });
    const authoritiesFile = { file: authority.file, namedBy: 'host.ca' };
    const fetch = await hostSurroundings().openFetch({ authoritiesFile });
    const client = putClient({ base, credentials: {}, fetch });
    expect(await (await client.read({ method: 'GET', path: 'a' })).text()).toBe('hello');
  });

  it('never reads on from https to http', async () => {
    const authority = makeAuthority(newDirectory());
    const server = createTlsServer(authority.server, (_request, response) =>
      response.writeHead(302, { location: 'http://127.0.0.1/b?signature=secret' }).end(),
    );
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onClose(() => void server.close());
    onClose(() => server.closeAllConnections());
    const base = `https://localhost:${(server.address() as AddressInfo).port}/site`;
    const client = await open(base, { SSL_CERT_FILE: authority.file });
    const error = await client.read({ method: 'GET', path: 'a' }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'host-refused', message: expect.stringContaining('nothing is encrypted') });
    expect(error).toMatchObject({ message: expect.not.stringContaining('secret') });
  });
});
