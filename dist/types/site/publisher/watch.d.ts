import { OtaError } from '../../errors/ota-error.js';
/** What has changed on a watched site. */
export type PublisherEvent = 
/** `latest` is higher than it was. `before` is null where nothing was known. */
{
    readonly kind: 'latest';
    readonly version: string;
    readonly before: string | null;
}
/** Versions that are listed now and weren’t, and the other way round, each in the order of its list. */
 | {
    readonly kind: 'versions';
    readonly added: readonly string[];
    readonly removed: readonly string[];
}
/** One look went wrong. The next one comes all the same. */
 | {
    readonly kind: 'error';
    readonly error: OtaError;
};
/** How a site is watched. */
export interface WatchOptions {
    /** Between two looks; ten minutes, as a 0-OS node waits. */
    readonly intervalMs?: number;
    /** Ends the watch, also in the middle of a look or a pause. */
    readonly signal?: AbortSignal;
    /** What is known already. Left out, the first look reports all that is there. */
    readonly known?: {
        readonly latest?: string;
        readonly versions?: readonly string[];
    };
}
/** What of a site is watched. */
export interface Watched {
    readonly list: (options?: {
        readonly signal?: AbortSignal;
    }) => Promise<readonly string[]>;
    readonly latest: (options?: {
        readonly signal?: AbortSignal;
    }) => Promise<string>;
    /** The address of a name, for messages. */
    readonly shown: (name: string) => string;
}
/**
 * The changes of a site, as the two watchers of the 0-OS upgrade module give them: one for what is added to and removed from the list, one
 * for a higher latest version. A lower one, as after a withdrawal, is no event of its own: the list tells of it. A latest version that the
 * list lacks, as behind a lagging cache, is an error of that look alone, and reported once it is listed.
 */
export declare const watchSite: (site: Watched, { intervalMs, signal, known }?: WatchOptions) => AsyncGenerator<PublisherEvent, void, void>;
