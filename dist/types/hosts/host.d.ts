import type { Problem } from '../errors/problem.js';
/** What is written: bytes in memory for small objects, a local file for a bundle, whose digest the caller already knows. */
export type Body = {
    readonly kind: 'bytes';
    readonly bytes: Uint8Array;
} | {
    readonly kind: 'file';
    readonly path: string;
    readonly size: number;
    readonly sha256: string;
};
/** An object as it was read, with the tag that a later `replace` must present. */
export interface StoredObject {
    readonly bytes: Uint8Array;
    /** Opaque; equal tags mean equal bytes on this host. */
    readonly etag: string;
}
/** `created`: it was absent. `same`: these very bytes were there. `other`: other bytes are there; nothing was written. */
export type CreateOutcome = 'created' | 'same' | 'other';
/** `replaced`: written. `same`: these very bytes were there. `lost`: somebody wrote in between; nothing was written. */
export type ReplaceOutcome = 'replaced' | 'same' | 'lost';
/** `flushed`: all of it is there, durable and visible. `lost`: somebody wrote in between, and nothing was written. */
export type FlushOutcome = 'flushed' | 'lost';
/** Called as a body is sent: bytes so far. */
export type OnBytes = (bytes: number) => void;
/** An object of the site that never changes, as the source of a copy. */
export interface CopySource {
    readonly path: string;
    /** Bytes. */
    readonly size: number;
    /** Lowercase hex. */
    readonly sha256: string;
    /** Response headers that are the copy’s own. A host without `ownHeaders` passes over them. */
    readonly headers?: Readonly<Record<string, string>>;
}
/** `same`: it has these very bytes, and the headers. `other`: it must be replaced, under this tag. */
export type CopyComparison = {
    readonly kind: 'absent' | 'same';
} | {
    readonly kind: 'other';
    /** Opaque, for `copy` alone. */
    readonly etag: string;
};
/** What a host can do, so that the flow and the messages can take it into account. */
export interface HostCapabilities {
    /**
     * `create` and `replace` are atomic between processes and machines. A host that must be asked says so only once its
     * `preflight` has seen it; until then, and where it isn't so, a race that was lost is found by reading again.
     */
    readonly conditionalWrites: boolean;
    /** The host lets an object carry response headers of its own. */
    readonly ownHeaders: boolean;
    /** Names that begin with a dot are served. */
    readonly dotFiles: boolean;
    /** `list` works: the host can say what it holds. */
    readonly lists: boolean;
    /** Objects that are best written at once; 1 where side by side they are no sooner there. Four where it is left out. */
    readonly uploadsAtOnce?: number;
}
/**
 * Where a site's bytes go. Paths are relative, `/`-separated, never empty, and never begin with `/` or hold `..`.
 *
 * Every method may be repeated. All throw an OtaError with a `host-…` code when the host can't be reached or refuses.
 */
export interface Host {
    /** The registered kind: `directory`, … */
    readonly kind: string;
    /** Where it is, for people; never holds a credential. */
    readonly location: string;
    readonly capabilities: HostCapabilities;
    /** Everything that keeps this host from being written to, found without writing a lasting byte. */
    preflight(): Promise<readonly Problem[]>;
    /** The object, or undefined where there is none. For small objects only: it is read into memory. */
    read(path: string): Promise<StoredObject | undefined>;
    /** Size in bytes and hex SHA-256 of the stored bytes, read in constant memory; undefined where there is none. */
    digest(path: string): Promise<{
        readonly size: number;
        readonly sha256: string;
    } | undefined>;
    /** The object's bytes in constant memory, however large; undefined where there is none. */
    open(path: string): Promise<AsyncIterable<Uint8Array> | undefined>;
    /** Writes the object if, and only if, nothing is there. Durable when it returns, unless the host has `flush`. */
    create(path: string, body: Body, onBytes?: OnBytes): Promise<CreateOutcome>;
    /**
     * Writes a mutable object: over the one with `etag`, or, with `undefined`, over nothing. Durable when it returns, unless
     * the host has `flush`.
     */
    replace(path: string, bytes: Uint8Array, etag: string | undefined): Promise<ReplaceOutcome>;
    /**
     * How a mutable object compares with the one that it is to be a copy of. Its bytes are read only where the host can't tell
     * by other means.
     */
    compareCopy(path: string, source: CopySource): Promise<CopyComparison>;
    /**
     * Makes a mutable object a copy of another object of this host, however large, in constant memory: over the one with
     * `etag`, or, with `undefined`, over nothing. No reader ever sees a part of it. Durable when it returns, unless the host
     * has `flush`.
     */
    copy(path: string, source: CopySource, etag: string | undefined): Promise<ReplaceOutcome>;
    /** The paths that begin with `prefix`, sorted. @throws OtaError `host-unlistable` where the host can't say. */
    list(prefix: string): Promise<readonly string[]>;
    /** Removes the object; nothing happens where there is none. */
    remove(path: string): Promise<void>;
    /**
     * Only on a host that writes in one step, as a branch does: all that was created and replaced since the last flush
     * becomes durable and visible at once, or none of it. Until then `read`, `digest`, `open` and `list` answer as if it
     * were there already.
     *
     * After `lost`, what was created under names that are still free, and what the host has as it was created, stays on
     * hold for the next flush; every replacement, and every creation whose name holds other bytes now, is forgotten, and the
     * host answers from what stands there now. A flush with nothing on hold is `flushed`.
     */
    flush?(): Promise<FlushOutcome>;
    /**
     * Only on a host whose site is deployed by somebody who may pass over a change: makes them look again, without changing
     * an object.
     */
    nudge?(): Promise<void>;
}
