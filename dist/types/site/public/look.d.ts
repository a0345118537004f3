import type { Revision } from '../channel-state.js';
import type { HttpExchange } from '../http-exchange.js';
import { type Probe, type Route } from './probe.js';
import { type Published, type Verdict } from './verdict.js';
/** An object that is not yet, or not at all, what devices should get. */
export interface Delay {
    readonly kind: 'delay';
    /** Which answer was looked at: the server's own, or the one that devices get. */
    readonly route: Route;
    readonly probe: Probe;
    readonly verdict: Exclude<Verdict, {
        readonly kind: 'fresh';
    }>;
}
/** What a look through the public URL showed. `revision` is the one that devices are shown. */
export type Look = Delay | {
    readonly kind: 'arrived';
    readonly revision: Revision;
};
/** With what a look is made. */
export interface Eye {
    readonly exchange: HttpExchange;
    /** Milliseconds since the epoch. */
    readonly nowMs: () => number;
}
/**
 * Looks at the index, and once that is the published one or a later one, at the pointers and upgrade objects: a name is
 * never asked for before it is known to be there, because a cache could remember for long that it was not.
 *
 * @param route `past-caches` must have shown all of it before anything is asked for `plain`: a cache that is asked too early
 *   fetches the old value anew.
 */
export declare const look: (eye: Eye, published: Published, route: Route) => Promise<Look>;
