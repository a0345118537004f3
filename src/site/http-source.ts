import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { fail } from '../errors/ota-error.js';
import {
  type HttpAnswer,
  type HttpExchange,
  type HttpOptions,
  httpExchange,
  namedRequest,
  parseHttpBase,
} from './http-exchange.js';
import { collectStream, digestStream, MAX_READ_BYTES, type SiteSource, safeSitePath } from './site-source.js';

/** A site behind a web server. */
export interface HttpSource extends SiteSource {
  readonly kind: 'http';
  /** The raw requests, for what only a client of the server sees: status, headers, redirects. */
  readonly exchange: HttpExchange;
  /** Ends the connections that are kept open. */
  close(): void;
}

/** How an answer says that a name is not there; 403 is what an object store says where listing is not allowed. */
const ABSENT_STATUSES = new Set([403, 404, 410]);
/** As much as a web page needs to give itself away. */
const SNIFFED_BYTES = 64;

/**
 * A site at an absolute http(s) URL. Credentials in it become Basic auth for that origin alone, its query goes with
 * every request, and neither is ever shown. Broken connections and busy servers are tried again.
 *
 * @throws OtaError `verify-location-invalid`.
 */
export const httpSource = (baseUrl: string, options: HttpOptions = {}): HttpSource => {
  const base = parseHttpBase(baseUrl);
  if (!base)
    throw fail('verify-location-invalid', { location: withoutCredentials(baseUrl), reason: 'it is no http(s) URL' });
  const exchange = httpExchange(base, options);
  const get = <T>(path: string, use: (chunks: AsyncIterable<Uint8Array>) => Promise<T>): Promise<T | undefined> =>
    namedRequest(path, () =>
      exchange.send(safeSitePath(path), { method: 'GET' }, (answer) => useBody(path, answer, use)),
    );
  return {
    kind: 'http',
    location: base.location,
    exchange,
    read: (path) => get(path, (chunks) => collectStream(chunks, path, MAX_READ_BYTES)),
    digest: (path, maxBytes) => get(path, (chunks) => digestStream(chunks, maxBytes)),
    close: exchange.close,
  };
};

/** The text without what stands between `//` and `@`, and without its query. */
const withoutCredentials = (url: string): string => url.replace(/(\/\/)[^/]*@/, '$1').replace(/\?.*/, '');

const useBody = async <T>(
  path: string,
  answer: HttpAnswer,
  use: (chunks: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<T | undefined> => {
  const { status, body } = answer;
  try {
    if (ABSENT_STATUSES.has(status)) return undefined;
    if (status !== 200) throw new Error(`HTTP status ${status}`);
    const chunks = await sniffed(decoded(answer));
    // A fallback page for a missing name: 0-OS would fail to decode it.
    if (!/\.html?$/i.test(path) && isWebPage(chunks.head)) return undefined;
    return await use(chunks.all);
  } finally {
    // What is left unread would keep the connection busy.
    if (!body.readableEnded) body.destroy();
  }
};

const decoded = ({ headers, body }: HttpAnswer): AsyncIterable<Uint8Array> => {
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  switch (encoding) {
    case 'identity':
    case '':
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
  body: HttpAnswer['body'],
  decoder: NodeJS.ReadWriteStream & AsyncIterable<Uint8Array> & { destroy(error: Error): void },
) => {
  body.once('error', (error) => decoder.destroy(error));
  body.pipe(decoder);
  return decoder;
};

/** The stream's first bytes, and all of it. */
const sniffed = async (
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

const isWebPage = (head: Uint8Array): boolean =>
  /^\uFEFF?\s*<(!doctype html|html|head|body)\b/i.test(new TextDecoder().decode(head.subarray(0, SNIFFED_BYTES)));
