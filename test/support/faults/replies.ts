import type { ServerResponse } from 'node:http';
import type { ReadAnswer, ReadRequest } from './exchange.js';
import type { MadeUpAnswer } from './fault.js';

/** Resets the client's connection. */
export const cut = (response: ServerResponse): void => void response.socket?.resetAndDestroy();

/** Gives an answer that no server gave. */
export const invent = (
  response: ServerResponse,
  { method }: ReadRequest,
  { status, headers, body }: MadeUpAnswer,
): void => {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(method === 'HEAD' ? undefined : body);
};

/** Gives the server's answer as it is. */
export const relay = (response: ServerResponse, { status, rawHeaders, body }: ReadAnswer): void => {
  response.sendDate = false;
  response.writeHead(status, [...rawHeaders]);
  response.end(body);
};

const halfOf = (body: Buffer): Buffer => body.subarray(0, body.length >> 1);

const isLength = (name: string): boolean => name.toLowerCase() === 'content-length';

const withLength = (raw: readonly string[], length: number): string[] => [
  ...raw.flatMap((name, i) => (i % 2 === 1 || isLength(name) ? [] : [name, raw[i + 1] ?? ''])),
  'Content-Length',
  String(length),
];

/** Half of the body, as if it were the whole; where there is only a promise of a body, half of the promise. */
export const shortened = (response: ServerResponse, { method }: ReadRequest, read: ReadAnswer): void => {
  const at = read.rawHeaders.findIndex((name, i) => i % 2 === 0 && isLength(name));
  if (method === 'HEAD' && at >= 0) {
    const rawHeaders = withLength(read.rawHeaders, Number(read.rawHeaders[at + 1]) >> 1);
    return void relay(response, { ...read, rawHeaders });
  }
  const body = halfOf(read.body);
  const rawHeaders = read.body.length === 0 ? read.rawHeaders : withLength(read.rawHeaders, body.length);
  relay(response, { ...read, rawHeaders, body });
};

/** Half of the body under the length of the whole; then the server is done, as far as it is concerned. */
export const promised = (response: ServerResponse, { status, rawHeaders, body }: ReadAnswer): void => {
  if (body.length === 0) return void cutAnswer(response, { status, rawHeaders, body });
  response.sendDate = false;
  response.writeHead(status, withLength(rawHeaders, body.length));
  response.write(halfOf(body), () => void response.socket?.end());
};

/** Half of the body and then a reset; of an answer without a body, half of the status line. */
export const cutAnswer = (response: ServerResponse, { status, rawHeaders, body }: ReadAnswer): void => {
  if (body.length === 0) return void response.socket?.write('HTTP/1.1 2', () => cut(response));
  response.sendDate = false;
  response.writeHead(status, withLength(rawHeaders, body.length));
  response.write(halfOf(body), () => cut(response));
};
