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
 * every request, and neither is ever shown. Broken connections and busy servers are tried again.
 *
 * @throws OtaError `verify-location-invalid`.
 */
export declare const httpSource: (baseUrl: string, options?: HttpOptions) => HttpSource;
