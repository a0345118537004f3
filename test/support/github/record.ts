import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** Where the API and its uploads are on the server. */
export interface Prefixes {
  readonly api: string;
  readonly uploads: string;
}

/** A request as the double got it. */
export interface RecordedRequest {
  readonly method: string;
  /** Without the prefix of the API or of uploads, not decoded: `/repos/octo-org/gateway/git/refs`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly uploads: boolean;
  readonly headers: IncomingHttpHeaders;
}

export const recordOf = (
  { method = 'GET', url = '/', headers }: IncomingMessage,
  prefixes: Prefixes,
): RecordedRequest => {
  const { pathname, searchParams: query } = new URL(url, 'http://server');
  const uploads = pathname.startsWith(`${prefixes.uploads}/`);
  const prefix = uploads ? prefixes.uploads : prefixes.api;
  const path = pathname.startsWith(`${prefix}/`) ? pathname.slice(prefix.length) : pathname;
  return { method, path, query, uploads, headers };
};
