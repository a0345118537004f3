/** What 0-OS reads of an upgrade object. */
export interface UpgradeFields {
    /** Absolute http(s) URL of what is to be installed. */
    readonly flist: string;
    /** As text that nobody checked on a node; empty where there is none. */
    readonly signature: string;
    readonly transactionId: string;
    /** 0-db URL. */
    readonly storage?: string;
}
/** What was read of a body, or why 0-OS can’t read it. */
export type Read<Value> = {
    readonly value: Value;
} | {
    readonly reason: string;
};
/** The body of `versions`: an array of strict versions, of which one bad entry fails the list (0-OS contract, “Bodies”). */
export declare const readVersions: (bytes: Uint8Array) => Read<readonly string[]>;
/** The body of `latest`: a strict version as a JSON string. */
export declare const readLatest: (bytes: Uint8Array) => Read<string>;
/**
 * The body of an upgrade object. Keys match case-insensitively and the last one wins, so all members are read in their order; each of the
 * four is a string, and others are ignored whatever they hold.
 */
export declare const readUpgrade: (bytes: Uint8Array) => Read<UpgradeFields>;
