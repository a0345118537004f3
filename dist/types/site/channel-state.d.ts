import type { Host, StoredObject } from '../hosts/host.js';
import type { Trust } from '../signing/trust.js';
import { type IndexPredicate } from './index-statement.js';
import type { ChannelLayout } from './layout.js';
/** One verified revision of a channel's index. */
export interface Revision {
    readonly path: string;
    readonly bytes: Uint8Array;
    /** Hex SHA-256 of `bytes`: what the next revision names as `previous`. */
    readonly sha256: string;
    readonly predicate: IndexPredicate;
}
/** What stands on the host for one channel. */
export interface ChannelState {
    /** The newest revision; undefined before the first release. */
    readonly newest: Revision | undefined;
    /** `index.json` as it was read; older than `newest` where a run ended between commit and views. */
    readonly index: StoredObject | undefined;
    /** The path of a revision that somebody wrote over, on a host that ignores conditions; what stands there counts. */
    readonly overwritten?: string;
}
/** A host, as far as reading a channel needs it. One without capabilities is taken for one that keeps conditions. */
type ReadableHost = Pick<Host, 'read'> & Partial<Pick<Host, 'capabilities'>>;
/**
 * Reads and verifies the newest revision of a channel. Costs three small reads, and one more for each revision that
 * `index.json` is behind, however long the history is.
 *
 * @throws OtaError `site-…` where anything doesn't verify: a site that can't be trusted is never extended.
 */
export declare const readChannel: (host: ReadableHost, layout: ChannelLayout, trust: Trust) => Promise<ChannelState>;
/**
 * Verifies the bytes of one revision: signatures, shape, channel, and that it lists each version once.
 *
 * @throws OtaError `site-object-unverified`, `site-object-unreadable`, `site-other-channel`,
 * `verify-version-invalid`.
 */
export declare const verifyRevision: (bytes: Uint8Array, path: string, layout: ChannelLayout, trust: Trust) => Revision;
/** @throws OtaError `site-revision-broken-chain` where `next` doesn't name `before` as the revision it follows. */
export declare const assertFollows: (before: Revision | undefined, next: Revision) => void;
export {};
