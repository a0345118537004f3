import { type HttpExchange, type HttpOptions } from './http-exchange.js';
import { type SiteSource } from './site-source.js';
/** A site behind a web server. */
export interface HttpSource extends SiteSource {
    readonly kind: 'http';
    /** The raw requests, for what only a client of the server sees: status, headers, redirects. */
    readonly exchange: HttpExchange;
    /** Ends the connections that are kept open. */
    close(): void;
}
/**
 * A site at an absolute http(s) URL. Credentials in it become Basic auth for that origin alone, its query goes with
 * every request, and neither is ever shown. Broken connections and busy servers are tried again. Nothing is loaded or sent
 * before the first read.
 *
 * @throws OtaError `verify-location-invalid`.
 */
export declare const httpSource: (baseUrl: string, options?: HttpOptions) => HttpSource;
/** For caches that keep one answer whatever the query is (RFC 9111, 5.2.1.4). */
export declare const PAST_CACHES: {
    readonly 'cache-control': 'no-cache';
};
/** A query that no request has had before, so that no cache has an answer for it. */
export declare const freshQuery: () => string;
