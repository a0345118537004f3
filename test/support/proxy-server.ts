import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach } from 'vitest';
import type { Authority } from './authority.js';

/** A proxy on loopback that passes on what it is asked to. */
export interface ProxyServer {
  /** `http://127.0.0.1:port`; `https://localhost:port` where it speaks TLS. */
  readonly url: string;
  /** `CONNECT host:port` for a tunnel, `GET http://host/path` for a forwarded request, in order. */
  readonly requests: readonly string[];
  /** The Proxy-Authorization of each request. */
  readonly credentials: readonly (string | undefined)[];
}

export interface ProxyOptions {
  /** Answers every request with this status instead of passing it on. */
  readonly refuseWith?: number;
  /** Speaks TLS itself. */
  readonly tls?: Authority['server'];
}

/** Starts proxies that tunnel (CONNECT) and forward (a URL in the request line); they end with the test (RFC 9112, 3.2). */
export const proxyServers = (): ((options?: ProxyOptions) => Promise<ProxyServer>) => {
  const running: (() => void)[] = [];
  afterEach(() => {
    for (const stop of running.splice(0)) stop();
  });
  return async ({ refuseWith, tls } = {}) => {
    const requests: string[] = [];
    const credentials: (string | undefined)[] = [];
    const tunnels = new Set<Socket>();
    const note = ({ method, url, headers }: IncomingMessage): void => {
      requests.push(`${method} ${url}`);
      credentials.push(headers['proxy-authorization']);
    };
    const forward = (request: IncomingMessage, response: ServerResponse): void => {
      note(request);
      if (refuseWith !== undefined) response.writeHead(refuseWith).end('no');
      else passOn(request, response);
    };
    const server = tls ? createTlsServer(tls, forward) : createServer(forward);
    server.on('connect', (request: IncomingMessage, client: Socket) => {
      note(request);
      if (refuseWith !== undefined) return void client.end(`HTTP/1.1 ${refuseWith} No\r\n\r\n`);
      for (const socket of tunnel(request.url ?? '', client)) tunnels.add(socket);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    running.push(() => {
      server.close();
      server.closeAllConnections();
      for (const socket of tunnels) socket.destroy();
    });
    const { port } = server.address() as AddressInfo;
    return { url: tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`, requests, credentials };
  };
};

const passOn = (request: IncomingMessage, response: ServerResponse): void => {
  const { 'proxy-authorization': _secret, ...headers } = request.headers;
  const onward = send(request.url ?? '', { method: request.method ?? 'GET', headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.writeHead(502).end());
  request.pipe(onward);
};

/** Joins the client with the host that it names; gives both ends. */
const tunnel = (place: string, client: Socket): readonly Socket[] => {
  const { hostname, port } = new URL(`http://${place}`);
  const server = connect(Number(port), hostname, () => {
    client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    server.pipe(client);
    client.pipe(server);
  });
  server.on('error', () => client.destroy());
  client.on('error', () => server.destroy());
  return [client, server];
};
