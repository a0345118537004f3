import type { Stumble } from './verify.js';
/** What was asked for, and for how long. */
export interface Asked {
    readonly url: string;
    /** Seconds. */
    readonly waited: number;
}
/** What should have come, and what came instead. */
export interface Difference extends Asked {
    readonly expected: string;
    readonly found: string;
}
/** What caches on the way say of an answer. */
export interface Cached {
    /** `Age: 300, X-Cache: HIT`; empty where they say nothing. */
    readonly cache: string;
}
/** An answer that came out of a cache. */
export interface FromCache extends Cached {
    /** The server behind the cache was seen to have what was published; otherwise the cache hides it. */
    readonly proven: boolean;
}
/** What keeps devices from what was published, seen through the public URL; and what went wrong with telling a CDN. */
export declare const publicErrors: {
    'public-not-served': import("./entry.js").CatalogueEntry<{
        release: string;
        host: string;
        url: string;
    }>;
    'public-origin-stale': import("./entry.js").CatalogueEntry<Difference & Cached>;
    'public-cache-stale': import("./entry.js").CatalogueEntry<Difference & FromCache>;
    'public-missing': import("./entry.js").CatalogueEntry<Asked & Cached & {
        status: number;
    }>;
    'public-absence-cached': import("./entry.js").CatalogueEntry<Asked & FromCache & {
        status: number;
    }>;
    'public-web-page': import("./entry.js").CatalogueEntry<Asked & {
        status: number;
        type: string;
    }>;
    'public-other-content': import("./entry.js").CatalogueEntry<Difference & Cached>;
    'public-cut-off': import("./entry.js").CatalogueEntry<Asked & {
        reason: string;
    }>;
    'public-denied': import("./entry.js").CatalogueEntry<Asked & {
        status: number;
    }>;
    'public-server-error': import("./entry.js").CatalogueEntry<Asked & {
        status: number;
    }>;
    'public-status-unfit': import("./entry.js").CatalogueEntry<Asked & {
        status: number;
    }>;
    'public-tls': import("./entry.js").CatalogueEntry<Asked & {
        reason: string;
    }>;
    'public-dns': import("./entry.js").CatalogueEntry<Asked & {
        reason: string;
    }>;
    'public-unreachable': import("./entry.js").CatalogueEntry<Asked & {
        reason: string;
    }>;
    'public-redirect-chain': import("./entry.js").CatalogueEntry<Asked & {
        reason: string;
    }>;
    'public-http-redirect-insecure': import("./entry.js").CatalogueEntry<Stumble & {
        insecure: string;
    }>;
    'public-http-redirect-elsewhere': import("./entry.js").CatalogueEntry<Stumble & {
        target: string;
        hops: number;
    }>;
    'public-http-redirect-pointer': import("./entry.js").CatalogueEntry<Stumble & {
        target: string;
        hops: number;
    }>;
    'public-http-type': import("./entry.js").CatalogueEntry<Stumble & {
        type: string;
    }>;
    'public-http-absence-kept': import("./entry.js").CatalogueEntry<Stumble & {
        status: number;
        seconds: number;
        cacheControl: string;
    }>;
    'purge-cloudfront-failed': import("./entry.js").CatalogueEntry<{
        distribution: string;
        reason: string;
    }>;
    'purge-command-failed': import("./entry.js").CatalogueEntry<{
        program: string;
        reason: string;
    }>;
};
