import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathOfRequest } from './loopback.js';

/** A web server as simple as they come, for pages to be opened from. */
export interface PageServer {
  readonly origin: string;
  readonly close: () => void;
}

/** Serves what `bytesOf` has under a path without a leading slash, and the `index.html` of folders, until it is closed. */
export const servePages = async (bytesOf: (path: string) => Uint8Array | undefined): Promise<PageServer> => {
  const server = createServer((request, response) => {
    const asked = pathOfRequest(request);
    const path = asked === '' || asked.endsWith('/') ? `${asked}index.html` : asked;
    const bytes = bytesOf(path);
    if (!bytes) return void response.writeHead(404).end('not here');
    const type = path.endsWith('.html') ? 'text/html' : 'application/json';
    response.writeHead(200, { 'content-type': type, 'content-length': bytes.length }).end(bytes);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
