/**
 * The published format as plain types: docs/site-format.md. Keys that a reader doesn’t know may be there besides, and are to be ignored.
 */
/** The media type that the signatures of an index and of an upgrade object bind (DSSE v1). */
export declare const PAYLOAD_TYPE = "application/vnd.in-toto+json";
/** `_type` of every statement (in-toto Statement v1). */
export declare const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";
/** `predicateType` of the statement of a release. */
export declare const RELEASE_PREDICATE_TYPE = "urn:ota-release:predicate:release:v1";
/** `predicateType` of the statement of an index. */
export declare const INDEX_PREDICATE_TYPE = "urn:ota-release:predicate:index:v1";
/** The channel whose objects lie at the root of a site. */
export declare const STABLE_CHANNEL = "stable";
/** An object of the site: its path below the root, and lowercase hex SHA-256. */
export interface ObjectRef {
    readonly path: string;
    readonly sha256: string;
}
/** An object with its size in bytes. */
export interface SizedObjectRef extends ObjectRef {
    readonly size: number;
}
/** A DSSE v1 envelope. `payload` and `sig` are base64. */
export interface Envelope {
    readonly payloadType: string;
    readonly payload: string;
    readonly signatures: readonly {
        readonly keyid: string;
        readonly sig: string;
    }[];
}
/** The JSON object at `/{version}`: what 0-OS reads, and an envelope over a release’s statement. */
export interface UpgradeObject extends Envelope {
    /** Absolute URL of the bundle, or of an flist of the project’s own. */
    readonly flist: string;
    /** The released commit. */
    readonly transaction_id: string;
    /** The first of `signatures`, in hex. */
    readonly signature: string;
    /** The 0-db of 0-OS nodes, where the project names one. */
    readonly storage?: string;
}
/** An in-toto Statement v1. */
export interface Statement<Type extends string, Predicate> {
    readonly _type: typeof STATEMENT_TYPE;
    readonly subject: readonly {
        readonly name: string;
        readonly digest: {
            readonly sha256: string;
        };
    }[];
    readonly predicateType: Type;
    readonly predicate: Predicate;
}
/** What is signed about a release. Times are RFC 3339 in UTC. */
export interface ReleasePredicate {
    readonly product: string;
    readonly models: readonly string[];
    readonly version: string;
    readonly channel: string;
    readonly tag: string;
    readonly commit: string;
    /** The time of the commit. */
    readonly created: string;
    readonly bundle: SizedObjectRef;
    /** SemVer range of the versions that are promised a direct upgrade. */
    readonly upgradeFrom?: string | undefined;
    /** Devices must pass through this release. */
    readonly barrier?: {
        readonly reason: string;
    } | undefined;
    readonly schemas?: {
        readonly config?: ObjectRef | undefined;
        readonly foreignConfig?: ObjectRef | undefined;
        readonly template?: ObjectRef | undefined;
    } | undefined;
    readonly notes?: string | undefined;
    /** Which devices are offered it, in the terms of Ioto. */
    readonly policy?: string | undefined;
    readonly zos?: {
        readonly flist?: string | undefined;
        readonly storage?: string | undefined;
    } | undefined;
    readonly attachments: readonly (SizedObjectRef & {
        readonly name: string;
        readonly mediaType: string;
    })[];
    readonly deviceFiles?: readonly (SizedObjectRef & {
        readonly family: string;
    })[] | undefined;
    /** The release whose bytes were issued anew. */
    readonly reissuedFrom?: {
        readonly channel: string;
        readonly version: string;
        readonly upgradeObject: {
            readonly sha256: string;
        };
        readonly site?: string | undefined;
    } | undefined;
}
/** The statement of a release. */
export type ReleaseStatement = Statement<typeof RELEASE_PREDICATE_TYPE, ReleasePredicate>;
/** How much of the fleet is offered a release: docs/site-format.md, “Roll-outs”. */
export interface Rollout {
    /** Whole percent; 100 where it is left out. */
    readonly percent?: number | undefined;
    readonly start?: string | undefined;
    readonly hours?: number | undefined;
    readonly paused?: true | undefined;
    readonly pausedAt?: string | undefined;
}
/** A release as the index lists it. */
export interface IndexRelease {
    readonly version: string;
    readonly upgradeObject: {
        readonly sha256: string;
    };
    readonly bundle: SizedObjectRef;
    readonly upgradeFrom?: string | undefined;
    readonly barrier?: {
        readonly reason: string;
    } | undefined;
    readonly schemas?: {
        readonly config?: string | undefined;
        readonly foreignConfig?: string | undefined;
        readonly template?: string | undefined;
    } | undefined;
    readonly policy?: string | undefined;
    readonly rollout?: Rollout | undefined;
    readonly sealedFiles?: readonly (SizedObjectRef & {
        readonly family: string;
    })[] | undefined;
    readonly families?: Readonly<Record<string, unknown>> | undefined;
    /** Withdrawn: never to be installed. */
    readonly yanked?: {
        readonly reason: string;
        readonly at: string;
    } | undefined;
    /** Position in `trustSets`. */
    readonly trust?: number | undefined;
    readonly record?: {
        readonly sha256: string;
    } | undefined;
}
/** The signed list of releases of one channel. */
export interface IndexPredicate {
    readonly product: string;
    readonly channel: string;
    /** Grows by one with each revision. */
    readonly counter: number;
    /** SHA-256 of the revision before; null in the first. */
    readonly previous: string | null;
    readonly created: string;
    readonly expires: string;
    readonly trustedKeys: readonly {
        readonly keyid: string;
        readonly publicKey: string;
        readonly since?: number | undefined;
        readonly replaces?: string | undefined;
    }[];
    readonly threshold: number;
    readonly latest: string | null;
    /** Ascending; about a hundred at most. */
    readonly releases: readonly IndexRelease[];
    readonly families?: Readonly<Record<string, unknown>> | undefined;
    /** Where the others went. */
    readonly archive?: (ObjectRef & {
        readonly releases: number;
    }) | undefined;
    readonly trustSets?: readonly {
        readonly keyids: readonly string[];
        readonly threshold: number;
    }[] | undefined;
    readonly retiredKeys?: readonly {
        readonly keyid: string;
        readonly publicKey: string;
        readonly since: number;
    }[] | undefined;
    /** The page for people that this revision was made with. */
    readonly page?: SizedObjectRef | undefined;
    readonly change?: {
        readonly kind: string;
        readonly version?: string | undefined;
        readonly what?: string | undefined;
        readonly reason?: string | undefined;
        readonly by?: string | undefined;
    } | undefined;
}
/** The statement of an index. */
export type IndexStatement = Statement<typeof INDEX_PREDICATE_TYPE, IndexPredicate>;
