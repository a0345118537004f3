import { type Eye, type Look } from './look.js';
import type { Published } from './verdict.js';
/** What can be done while the public URL is behind. Each is done once at most. */
export interface Remedies {
    /** Tells a CDN what has changed; absent where it has been told. */
    readonly purge?: () => Promise<void>;
    /** Makes those who deploy the site look again. */
    readonly nudge?: () => Promise<void>;
}
/** How time passes. */
export interface Pacing {
    readonly sleep: (milliseconds: number) => Promise<void>;
    /** From 0 up to, and not including, 1. */
    readonly random: () => number;
    /** Milliseconds since some moment, by a clock that never jumps. */
    readonly stopwatch: () => number;
}
/** How long is waited, and how. */
export interface Patience extends Pacing {
    readonly waitMs: number;
    /** Called before each pause, with what was seen. */
    readonly onWait: (words: string, pauseMs: number) => void;
}
/** What is waited for, and with what. */
export interface Watch extends Eye {
    readonly published: Published;
    readonly patience: Patience;
    readonly remedies: Remedies;
    /** This run has changed the site, so that a deployment of it may be under way. */
    readonly wrote: boolean;
}
/** How the wait ended: `arrived`, or the delay that there was to the end. */
export type Arrival = Look & {
    readonly waitedMs: number;
};
/**
 * Waits until devices get what was published, as long as patience lasts. First the server itself must show it, asked past
 * every cache; only then the plain URLs are asked for, as devices do, so that no cache is filled with the old.
 */
export declare const awaitArrival: (watch: Watch) => Promise<Arrival>;
