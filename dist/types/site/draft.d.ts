import type { Body } from '../hosts/host.js';
import type { IndexRelease } from './index-statement.js';
import { type ReleaseStatement } from './statement.js';
/** A file whose size and digest are known. */
export interface KnownFile {
    readonly path: string;
    readonly size: number;
    readonly sha256: string;
}
/** A document that is published beside the release, as its final bytes. */
export interface KnownDocument {
    readonly bytes: Uint8Array;
    readonly sha256: string;
}
/** Everything a release is made of. The same facts give the same statement, byte for byte, on every machine. */
export interface ReleaseFacts {
    readonly product: string;
    readonly models: readonly string[];
    readonly version: string;
    readonly channel: string;
    readonly tag: string;
    readonly commit: string;
    /** The commit's time, RFC 3339. */
    readonly created: string;
    readonly bundle: KnownFile;
    readonly upgradeFrom?: string;
    readonly barrier?: string;
    readonly config?: KnownDocument;
    readonly foreignConfig?: KnownDocument;
    readonly template?: KnownDocument;
    readonly notes?: string;
    readonly attachments: readonly (KnownFile & {
        readonly name: string;
        readonly mediaType: string;
    })[];
}
/** An immutable object that is staged: uploaded under a name that nothing points to yet. */
export interface StagedObject {
    readonly path: string;
    readonly body: Body;
}
/** A release before it is signed. */
export interface Draft {
    readonly statement: ReleaseStatement;
    /** The bundle first, because it is the largest and the likeliest to fail. */
    readonly objects: readonly StagedObject[];
}
/** The statement of a release, and the objects it names. */
export declare const draftRelease: (facts: ReleaseFacts) => Draft;
/** The entry that the index lists for a release. */
export declare const indexRelease: (statement: ReleaseStatement, upgradeObjectSha256: string) => IndexRelease;
