/** Who stumbles, as the findings about a web server end. */
export interface Stumble {
    readonly path: string;
    /** Names of device families, or `every client`. */
    readonly devices: string;
}
/** What can be wrong with a published site, seen from outside. */
export declare const verifyErrors: {
    'verify-location-invalid': import("./entry.js").CatalogueEntry<{
        location: string;
        reason: string;
    }>;
    'verify-path-refused': import("./entry.js").CatalogueEntry<{
        path: string;
    }>;
    'verify-read-failed': import("./entry.js").CatalogueEntry<{
        path: string;
        reason: string;
    }>;
    'verify-object-too-large': import("./entry.js").CatalogueEntry<{
        path: string;
        maxBytes: number;
    }>;
    'verify-index-missing': import("./entry.js").CatalogueEntry<{
        path: string;
        site: string;
    }>;
    'verify-index-not-copy': import("./entry.js").CatalogueEntry<{
        path: string;
        revision: string;
    }>;
    'verify-index-stale': import("./entry.js").CatalogueEntry<{
        path: string;
        counter: number;
        newest: string;
    }>;
    'verify-index-expired': import("./entry.js").CatalogueEntry<{
        path: string;
        expires: string;
    }>;
    'verify-index-expires-soon': import("./entry.js").CatalogueEntry<{
        path: string;
        expires: string;
        days: number;
    }>;
    'verify-counter-rolled-back': import("./entry.js").CatalogueEntry<{
        path: string;
        counter: number;
        minCounter: number;
    }>;
    'verify-revision-missing': import("./entry.js").CatalogueEntry<{
        path: string;
        newest: string;
    }>;
    'verify-revision-forked': import("./entry.js").CatalogueEntry<{
        path: string;
        next: string;
    }>;
    'verify-revision-key-retired': import("./entry.js").CatalogueEntry<{
        path: string;
    }>;
    'verify-revision-time-back': import("./entry.js").CatalogueEntry<{
        path: string;
        created: string;
        before: string;
    }>;
    'verify-version-lost': import("./entry.js").CatalogueEntry<{
        path: string;
        version: string;
        before: string;
    }>;
    'verify-version-changed': import("./entry.js").CatalogueEntry<{
        path: string;
        version: string;
        before: string;
    }>;
    'verify-version-invalid': import("./entry.js").CatalogueEntry<{
        path: string;
        version: string;
    }>;
    'verify-version-unlisted': import("./entry.js").CatalogueEntry<{
        path: string;
        version: string;
    }>;
    'verify-other-product': import("./entry.js").CatalogueEntry<{
        path: string;
        found: string;
        product: string;
    }>;
    'verify-object-missing': import("./entry.js").CatalogueEntry<{
        path: string;
        neededBy: string;
    }>;
    'verify-object-differs': import("./entry.js").CatalogueEntry<{
        path: string;
        fact: string;
        found: string | number;
        expected: string | number;
        signedIn: string;
    }>;
    'verify-release-disagrees': import("./entry.js").CatalogueEntry<{
        path: string;
        fact: string;
        found: unknown;
        expected: unknown;
    }>;
    'verify-flist-invalid': import("./entry.js").CatalogueEntry<{
        path: string;
        flist: string;
        bundle: string;
    }>;
    'verify-flist-elsewhere': import("./entry.js").CatalogueEntry<{
        path: string;
        flist: string;
        site: string;
    }>;
    'verify-minisig-invalid': import("./entry.js").CatalogueEntry<{
        path: string;
        reason: string;
    }>;
    'verify-minisig-unchecked': import("./entry.js").CatalogueEntry<{
        path: string;
        maxBytes: number;
    }>;
    'verify-pointer-differs': import("./entry.js").CatalogueEntry<{
        path: string;
        reason: string;
    }>;
    'verify-document-differs': import("./entry.js").CatalogueEntry<{
        path: string;
        revision: string;
    }>;
    'verify-site-partial': import("./entry.js").CatalogueEntry<{
        site: string;
        path: string;
        held: readonly string[];
        listed: number;
    }>;
    'verify-unfinished-release': import("./entry.js").CatalogueEntry<{
        path: string;
        version: string;
    }>;
    'verify-object-orphaned': import("./entry.js").CatalogueEntry<{
        path: string;
    }>;
    'verify-file-unknown': import("./entry.js").CatalogueEntry<{
        path: string;
    }>;
    'verify-leftover-temp': import("./entry.js").CatalogueEntry<{
        path: string;
    }>;
    'verify-name-clash': import("./entry.js").CatalogueEntry<{
        path: string;
        other: string;
    }>;
    'verify-http-head': import("./entry.js").CatalogueEntry<Stumble & {
        head: string;
        get: string;
    }>;
    'verify-http-range': import("./entry.js").CatalogueEntry<Stumble & {
        answer: string;
    }>;
    'verify-http-validators': import("./entry.js").CatalogueEntry<Stumble>;
    'verify-http-conditional': import("./entry.js").CatalogueEntry<Stumble & {
        status: number;
        header: string;
    }>;
    'verify-http-redirect': import("./entry.js").CatalogueEntry<Stumble & {
        hops: number;
    }>;
    'verify-http-pointer-cached': import("./entry.js").CatalogueEntry<Stumble & {
        cacheControl: string;
        seconds: number;
        maxSeconds: number;
    }>;
    'verify-http-bundle-uncached': import("./entry.js").CatalogueEntry<Stumble & {
        cacheControl: string;
    }>;
    'verify-http-encoding': import("./entry.js").CatalogueEntry<Stumble & {
        encoding: string;
    }>;
    'verify-http-length-missing': import("./entry.js").CatalogueEntry<Stumble>;
    'verify-http-bundle-too-large': import("./entry.js").CatalogueEntry<Stumble & {
        size: number;
        maxBytes: number;
    }>;
    'verify-http-url-unfit': import("./entry.js").CatalogueEntry<Stumble & {
        reason: string;
    }>;
    'verify-http-soft-404': import("./entry.js").CatalogueEntry<Stumble & {
        status: number;
    }>;
    'verify-http-md5-empty': import("./entry.js").CatalogueEntry<Stumble>;
};
