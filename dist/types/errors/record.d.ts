/** An object that tells of a release. */
export interface NamedByRelease {
    readonly path: string;
    readonly version: string;
}
/** A fact of such an object that doesn’t fit the release which names it. */
export interface FactOfRelease extends NamedByRelease {
    readonly fact: string;
    readonly found: unknown;
    readonly expected: unknown;
}
/** What can be wrong with the record and the provenance of a release. */
export declare const recordErrors: {
    'record-missing': import("./entry.js").CatalogueEntry<NamedByRelease>;
    'record-differs': import("./entry.js").CatalogueEntry<NamedByRelease & {
        readonly found: string;
        readonly expected: string;
    }>;
    'record-unverified': import("./entry.js").CatalogueEntry<NamedByRelease & {
        readonly reason: string;
    }>;
    'record-disagrees': import("./entry.js").CatalogueEntry<FactOfRelease>;
    'provenance-missing': import("./entry.js").CatalogueEntry<NamedByRelease>;
    'provenance-differs': import("./entry.js").CatalogueEntry<NamedByRelease & {
        readonly found: string;
        readonly expected: string;
    }>;
    'provenance-unverified': import("./entry.js").CatalogueEntry<NamedByRelease & {
        readonly reason: string;
    }>;
    'provenance-disagrees': import("./entry.js").CatalogueEntry<FactOfRelease>;
};
