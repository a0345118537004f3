import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sha256 } from './signed-json.js';

/** A server for PUT that keeps its objects in memory and every condition (RFC 9110, 13.1). */
export interface PutServer {
  readonly url: string;
  readonly objects: Map<string, Uint8Array>;
  readonly stop: () => void;
}

export const startPutServer = async (): Promise<PutServer> => {
  const objects = new Map<string, Uint8Array>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    // A request that was cut off never ends, and changes nothing.
    request.on('end', () => answer(objects, request, response, Buffer.concat(chunks)));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};

const etagOf = (bytes: Uint8Array): string => `"${sha256(bytes)}"`;

const answer = (
  objects: Map<string, Uint8Array>,
  request: IncomingMessage,
  response: ServerResponse,
  body: Uint8Array,
): void => {
  const path = decodeURIComponent((request.url ?? '/').slice(1));
  const standing = objects.get(path);
  const { 'if-none-match': absent, 'if-match': match } = request.headers;
  if (request.method === 'PUT') {
    const fails = (absent === '*' && standing) || (match !== undefined && (!standing || etagOf(standing) !== match));
    if (fails) return void response.writeHead(412).end();
    objects.set(path, body);
    return void response.writeHead(standing ? 204 : 201, { etag: etagOf(body) }).end();
  }
  if (!standing) return void response.writeHead(404).end('not here\n');
  response.writeHead(200, { etag: etagOf(standing), 'content-length': standing.length });
  response.end(request.method === 'HEAD' ? undefined : standing);
};
