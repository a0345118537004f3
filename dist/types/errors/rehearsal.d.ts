/** One device that takes a release. */
export interface TriedHop {
    /** As people write it: `Connhex Edge`. */
    readonly family: string;
    readonly from: string;
    readonly to: string;
}
/** What a rehearsal can find: docs/rehearsal.md. */
export declare const rehearsalErrors: {
    'rehearsal-failed': import("./entry.js").CatalogueEntry<TriedHop & {
        state: string;
        why: string;
        output: string | undefined;
    }>;
    'rehearsal-unverified': import("./entry.js").CatalogueEntry<TriedHop & {
        state: string;
        why: string;
    }>;
    'rehearsal-fault-ignored': import("./entry.js").CatalogueEntry<TriedHop & {
        fault: string;
    }>;
    'rehearsal-old-version-lost': import("./entry.js").CatalogueEntry<TriedHop & {
        why: string;
    }>;
    'rehearsal-download-broken': import("./entry.js").CatalogueEntry<{
        path: string;
        received: number;
        size: number;
    }>;
    'rehearsal-download-differs': import("./entry.js").CatalogueEntry<{
        path: string;
        fact: string;
        found: string | number;
        expected: string | number;
    }>;
    'rehearsal-download-missing': import("./entry.js").CatalogueEntry<{
        path: string;
    }>;
    'rehearsal-node-refuses': import("./entry.js").CatalogueEntry<{
        path: string;
        reason: string;
    }>;
    'rehearsal-no-space': import("./entry.js").CatalogueEntry<{
        path: string;
        roomBytes: number;
    }>;
    'rehearsal-archive-refused': import("./entry.js").CatalogueEntry<{
        file: string;
        reason: string;
    }>;
    'rehearsal-root-unreadable': import("./entry.js").CatalogueEntry<{
        path: string;
        reason: string;
    }>;
    'rehearsal-isolation-unavailable': import("./entry.js").CatalogueEntry<unknown>;
    'rehearsal-not-isolated': import("./entry.js").CatalogueEntry<unknown>;
    'rehearsal-scripts-not-run': import("./entry.js").CatalogueEntry<unknown>;
    'rehearsal-family-missing': import("./entry.js").CatalogueEntry<{
        site: string;
    }>;
    'rehearsal-fault-unknown': import("./entry.js").CatalogueEntry<{
        fault: string;
        known: readonly string[];
    }>;
};
