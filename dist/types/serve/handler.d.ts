import type { LimitStore } from './limit-store.js';
/** What a handler of check-ins is made from. */
export interface CheckInHandlerOptions {
    /** The URL under which the site is published; a slash at its end doesn’t matter. */
    readonly site: string;
    /** The public keys that are trusted, each in base64 (`ota.pub.b64`) or in minisign’s form. */
    readonly keys: readonly string[];
    /** How many of them must have signed. 1 where it is left out. */
    readonly threshold?: number;
    /** `stable` where it is left out. */
    readonly channel?: string;
    /** Seconds, from 0 to 3600, that the verified index is taken without asking again. 60 where it is left out. */
    readonly cacheSeconds?: number;
    /** An exact limit on how many devices get a release. Needs a store, because no instance knows of the others. */
    readonly limit?: {
        readonly store?: LimitStore;
    };
    /** How the index is fetched; the platform’s own `fetch` where it is left out. */
    readonly fetch?: (url: string, init: {
        readonly signal: AbortSignal;
    }) => Promise<Response>;
    /** Told of what keeps devices from answers, for a log. Nothing of a request is in it, no token least of all. */
    readonly onFault?: (error: unknown) => void;
}
/**
 * A standard `fetch` handler that answers check-ins and reports of Ioto devices from a published site: for Cloudflare Workers, Deno
 * and other platforms for functions. It verifies the signed index with the trusted keys, keeps it for a while and never takes an
 * older one, and stores nothing else. Any token is taken, and none is looked at.
 *
 * Platforms choose case and order of header names by themselves, which the agent and the updaters in JavaScript and shell don’t
 * mind and the updater in C does: docs/devices/ioto.md.
 *
 * @throws TypeError for options that can’t be right.
 */
export declare const createCheckInHandler: (options: CheckInHandlerOptions) => ((request: Request) => Promise<Response>);
