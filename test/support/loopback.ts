import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach } from 'vitest';
import type { SiteObjects } from './site.js';

/** Starts small servers on loopback that end with the test. */
export const loopbackServers = (): ((listener: RequestListener) => Promise<string>) => {
  const running: (() => void)[] = [];
  afterEach(() => {
    for (const stop of running.splice(0)) stop();
  });
  return async (listener) => {
    const server = createServer(listener);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    running.push(() => {
      server.close();
      server.closeAllConnections();
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
};

/** The path that a request names, without the leading slash and the query. */
export const pathOfRequest = (request: IncomingMessage): string =>
  decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname.slice(1));

/** Changes the one answer that it is given; returns true where it has answered. */
export type Misbehave = (request: IncomingMessage, response: ServerResponse, path: string) => boolean;

/** A web server for a site that does all that clients need, apart from what `misbehave` takes over. */
export const siteListener =
  (site: SiteObjects, misbehave: Misbehave = () => false): RequestListener =>
  (request, response) => {
    const path = pathOfRequest(request);
    if (misbehave(request, response, path)) return;
    const bytes = site.get(path);
    if (!bytes) return void response.writeHead(404).end('not here');
    serveBytes(request, response, bytes);
  };

/** Answers GET, HEAD, a range from a start to an end, and If-None-Match, as a good server does. */
export const serveBytes = (request: IncomingMessage, response: ServerResponse, bytes: Uint8Array): void => {
  const etag = `"${bytes.length}"`;
  if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
  const part = first === undefined ? bytes : bytes.subarray(Number(first), Number(last) + 1);
  const range = first === undefined ? {} : { 'content-range': `bytes ${first}-${last}/${bytes.length}` };
  response.writeHead(first === undefined ? 200 : 206, { etag, 'content-length': part.length, ...range });
  response.end(request.method === 'HEAD' ? undefined : part);
};

/** BusyBox's own server, as it is, on a port that was free a moment ago. */
export const startBusybox = async (directory: string): Promise<{ readonly url: string; readonly stop: () => void }> => {
  const port = await freePort();
  const child = spawn('busybox', ['httpd', '-f', '-p', `127.0.0.1:${port}`, '-h', directory], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  await listening(url, child);
  return { url, stop: () => void child.kill('SIGKILL') };
};

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
};

const listening = async (url: string, child: ChildProcess): Promise<void> => {
  for (let tries = 0; tries < 200; tries += 1) {
    const answered = await fetch(url).then(
      () => true,
      () => false,
    );
    if (answered) return;
    if (child.exitCode !== null) break;
    await sleep(25);
  }
  child.kill('SIGKILL');
  throw new Error(`${child.spawnfile} did not start`);
};
