import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { RawAnswer } from '../http/raw-network.js';
import { encodingOf } from './http-headers.js';

/** As much as a web page needs to give itself away. */
const SNIFFED_BYTES = 64;

/** The body's bytes as they were before the server encoded them (RFC 9110, 8.4). @throws Error for an unknown encoding. */
export const decodedBody = ({ headers, body }: Pick<RawAnswer, 'headers' | 'body'>): AsyncIterable<Uint8Array> => {
  const encoding = encodingOf(headers);
  switch (encoding) {
    case 'identity':
      return body;
    case 'gzip':
    case 'x-gzip':
      return piped(body, createGunzip());
    case 'deflate':
      return piped(body, createInflate());
    case 'br':
      return piped(body, createBrotliDecompress());
    default:
      throw new Error(`Content-Encoding ${encoding}`);
  }
};

const piped = (
  body: RawAnswer['body'],
  decoder: NodeJS.ReadWriteStream & AsyncIterable<Uint8Array> & { destroy(error: Error): void },
) => {
  body.once('error', (error) => decoder.destroy(error));
  body.pipe(decoder);
  return decoder;
};

/** The stream's first bytes, and all of it. */
export const sniffed = async (
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ readonly head: Uint8Array; readonly all: AsyncIterable<Uint8Array> }> => {
  const iterator = chunks[Symbol.asyncIterator]();
  const first = await iterator.next();
  return { head: first.done ? new Uint8Array() : first.value, all: resumed(first, iterator) };
};

async function* resumed(
  first: IteratorResult<Uint8Array>,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    for (let next = first; !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/** Whether bytes begin as a web page does: what many servers answer for a name that is not there. */
export const isWebPage = (head: Uint8Array): boolean =>
  /^\uFEFF?\s*<(!doctype html|html|head|body)\b/i.test(new TextDecoder().decode(head.subarray(0, SNIFFED_BYTES)));
