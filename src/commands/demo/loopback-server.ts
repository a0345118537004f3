import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** Asked for first, so that two demos have the same URLs; any free port where it is taken. */
const PREFERRED_PORT = 8750;
const LOOPBACK = '127.0.0.1';

/** A plain web server of one directory, on the loopback interface. */
export interface LoopbackServer {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Serves the files below a directory, which may still be missing, to this machine alone. */
export const serveLoopback = async (directory: string): Promise<LoopbackServer> => {
  const server = createServer((request, response) => {
    void answer(directory, request.method ?? '', request.url ?? '/', response);
  });
  await listen(server, PREFERRED_PORT).catch(() => listen(server, 0));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${LOOPBACK}:${port}`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject);
      resolve();
    });
  });

const answer = async (directory: string, method: string, url: string, response: ServerResponse): Promise<void> => {
  const file = fileOf(directory, url);
  const size = file === undefined ? undefined : await sizeOf(file);
  if (file === undefined || size === undefined) response.writeHead(404).end();
  else if (method !== 'GET' && method !== 'HEAD') response.writeHead(405, { allow: 'GET, HEAD' }).end();
  else {
    response.writeHead(200, { 'content-length': size, 'content-type': 'application/octet-stream' });
    if (method === 'HEAD') response.end();
    else
      createReadStream(file)
        .on('error', () => response.destroy())
        .pipe(response);
  }
};

/** The file a request path names; undefined for a path that is malformed or leads elsewhere. */
const fileOf = (directory: string, url: string): string | undefined => {
  const path = (/^[^?#]*/.exec(url)?.[0] ?? '').slice(1);
  return /^[\w.-]+(\/[\w.-]+)*$/.test(path) && !path.split('/').includes('..') ? join(directory, path) : undefined;
};

const sizeOf = (file: string): Promise<number | undefined> =>
  stat(file).then(
    (facts) => (facts.isFile() ? facts.size : undefined),
    () => undefined,
  );
