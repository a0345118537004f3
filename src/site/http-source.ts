import { fail } from '../errors/ota-error.js';
import { parseHttpBase } from './http-base.js';
import { decodedBody, isWebPage, sniffed } from './http-body.js';
import { type HttpAnswer, type HttpExchange, type HttpOptions, httpExchange, namedRequest } from './http-exchange.js';
import {
  collectStream,
  digestStream,
  MAX_READ_BYTES,
  type SiteSource,
  safeSitePath,
  type UseChunks,
} from './site-source.js';

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

/**
 * A site at an absolute http(s) URL. Credentials in it become Basic auth for that origin alone, its query goes with
 * every request, and neither is ever shown. Broken connections and busy servers are tried again. Nothing is loaded or sent
 * before the first read.
 *
 * @throws OtaError `verify-location-invalid`.
 */
export const httpSource = (baseUrl: string, options: HttpOptions = {}): HttpSource => {
  const base = parseHttpBase(baseUrl);
  if (!base)
    throw fail('verify-location-invalid', { location: withoutCredentials(baseUrl), reason: 'it is no http(s) URL' });
  const exchange = httpExchange(base, options);
  const get = <T>(path: string, use: UseChunks<T>, search?: string): Promise<T | undefined> => {
    const request = { method: 'GET', ...(search === undefined ? {} : { search, headers: PAST_CACHES }) } as const;
    return namedRequest(path, () => exchange.send(safeSitePath(path), request, (answer) => useBody(path, answer, use)));
  };
  const collect =
    (path: string, maxBytes = MAX_READ_BYTES): UseChunks<Uint8Array> =>
    (chunks) =>
      collectStream(chunks, path, maxBytes);
  return {
    kind: 'http',
    location: base.location,
    exchange,
    read: (path, maxBytes) => get(path, collect(path, maxBytes)),
    peek: (path, maxBytes) => get(path, collect(path, maxBytes), freshQuery()),
    digest: (path, maxBytes) => get(path, (chunks) => digestStream(chunks, maxBytes)),
    stream: (path, use) => get(path, use),
    close: exchange.close,
  };
};

/** For caches that keep one answer whatever the query is (RFC 9111, 5.2.1.4). */
export const PAST_CACHES = { 'cache-control': 'no-cache' } as const;

/** A query that no request has had before, so that no cache has an answer for it. */
export const freshQuery = (): string => `ota-release=${crypto.randomUUID()}`;

/** The text without what stands between `//` and `@`, and without its query. */
const withoutCredentials = (url: string): string => url.replace(/(\/\/)[^/]*@/, '$1').replace(/\?.*/, '');

const useBody = async <T>(path: string, answer: HttpAnswer, use: UseChunks<T>): Promise<T | undefined> => {
  const { status, body } = answer;
  try {
    if (ABSENT_STATUSES.has(status)) return undefined;
    if (status !== 200) throw new Error(`HTTP status ${status}`);
    const chunks = await sniffed(decodedBody(answer));
    // A fallback page for a missing name: 0-OS would fail to decode it.
    if (!/\.html?$/i.test(path) && isWebPage(chunks.head)) return undefined;
    return await use(chunks.all);
  } finally {
    // What is left unread would keep the connection busy.
    if (!body.readableEnded) body.destroy();
  }
};
