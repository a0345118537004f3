import type { Fetch } from '../http/fetch.js';
import { type UpgradeFields } from './publisher/bodies.js';
import { type PublisherEvent, type WatchOptions } from './publisher/watch.js';
export type { UpgradeFields } from './publisher/bodies.js';
export type { PublisherEvent, WatchOptions } from './publisher/watch.js';
/** An upgrade object as 0-OS reads it. */
export interface Upgrade extends UpgradeFields {
    readonly version: string;
    /** The object as it came: what a DSSE verifier takes. 0-OS itself verifies nothing. */
    readonly bytes: Uint8Array;
}
/** How one thing is asked for. */
export interface AskOptions {
    readonly signal?: AbortSignal;
}
/**
 * A site, or a channel of one, as the HTTP publisher of 0-OS reads it. Nothing that it gives is verified: `auditSite` does that.
 *
 * All of it throws OtaError `publisher-unreachable`, `publisher-status` (anything but 200) and `publisher-answer-invalid`.
 */
export interface Publisher {
    /** Every listed version, in the order of the list. One that isn’t strict SemVer fails all of them. */
    readonly list: (options?: AskOptions) => Promise<readonly string[]>;
    /** The version that `latest` names. */
    readonly latest: (options?: AskOptions) => Promise<string>;
    /** The upgrade object of a version. @throws OtaError `publisher-version-invalid`. */
    readonly get: (version: string, options?: AskOptions) => Promise<Upgrade>;
    /** The site’s changes, from now on until the signal ends it. */
    readonly watch: (options?: WatchOptions) => AsyncGenerator<PublisherEvent, void, void>;
}
/** What a publisher may be given. */
export interface PublisherOptions {
    /** The standard’s fetch, or one of that kind. */
    readonly fetch?: Fetch;
}
/**
 * Opens a site for reading as 0-OS does: `{base}/versions`, `{base}/latest`, `{base}/{version}`, where only status 200 counts. Needs
 * nothing but the web’s `fetch` and `URL`, so that it runs in any JavaScript runtime. Nothing is asked before the first call.
 *
 * @param baseUrl absolute http(s) URL; its query goes with every request, its user name and password become Basic auth.
 * @throws OtaError `publisher-url-invalid`.
 */
export declare const openPublisher: (baseUrl: string, { fetch }?: PublisherOptions) => Publisher;
