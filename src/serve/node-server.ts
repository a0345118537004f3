import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MAX_BODY_BYTES } from './check-in.js';
import type { BodyFault, CheckInService } from './service.js';
import type { WebAnswer } from './web-answer.js';

/** A server that answers devices. */
export interface CheckInServer {
  readonly port: number;
  /** Takes no more requests, and settles when those under way are answered, or have taken too long. */
  close(): Promise<void>;
}

/** Where to listen. */
export interface ListenOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly address: string;
}

/** Headers and body together: a check-in is sent in one piece. */
const REQUEST_TIMEOUT_MS = 15_000;
const HEADERS_TIMEOUT_MS = 10_000;
/** How often connections are looked at that have run out of time. */
const CHECKING_MS = 1_000;
/** How long requests under way may still take when the server ends. */
const CLOSING_MS = 3_000;
/** With the largest bodies, 64 MiB. */
const MAX_CONNECTIONS = 1_024;
/** What the clients send is some hundred bytes, a token among them. */
const MAX_HEADER_BYTES = 8_192;

/** Listens, and answers devices with what the service says. Rejects where it can’t listen. */
export const startCheckInServer = async (service: CheckInService, listen: ListenOptions): Promise<CheckInServer> => {
  const server = createServer(
    {
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: CHECKING_MS,
    },
    (request, response) => void serve(service, request, response),
  );
  server.maxConnections = MAX_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(listen.port, listen.address, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        // Once it is closing, the server looks at no timeouts any more.
        const patience = setTimeout(() => server.closeAllConnections(), CLOSING_MS);
        server.close(() => {
          clearTimeout(patience);
          resolve();
        });
      }),
  };
};

const serve = async (service: CheckInService, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const [path = '/'] = (request.url ?? '/').split('?');
  const answer = await service.answer({ method: request.method ?? '', path, body: () => bodyOf(request) });
  if (!response.writableEnded && !response.destroyed) send(answer, response);
};

/**
 * Writes the answer as all four clients take it (Ioto contract, “Answer”): one write; names of headers in title case, and
 * Content-Length not the last of them, which is why they go through `writeHead`; the connection closed, without which the C client
 * waits for the server to do so.
 */
const send = ({ status, body, allow }: WebAnswer, response: ServerResponse): void => {
  const bytes = Buffer.from(body);
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': bytes.length,
    ...(allow === undefined ? {} : { Allow: allow }),
    Connection: 'close',
  });
  response.end(bytes);
};

/** The body, up to its limit; that it comes in time is for the server to see to. */
const bodyOf = (request: IncomingMessage): Promise<Uint8Array | BodyFault> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) resolve('too large');
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BODY_BYTES) chunks.push(chunk);
      else resolve('too large');
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    // Broken off: nobody is there to hear it. Without a listener, the error would be the server’s end.
    request.once('error', () => resolve('too slow'));
    request.once('close', () => resolve('too slow'));
  });
