import type { Problem } from '../errors/problem.js';
import type { DeviceFamilyName } from '../project/device-families.js';
import type { FleetOutcome } from '../rehearsal/fleet.js';
import type { ReleasePredicate } from './format.js';
import type { Site, SiteOptions } from './options.js';
/** A device in the field, as far as what it does depends on it. */
export interface Device {
    /** The installed version, strict SemVer. */
    readonly version: string;
    /** What names it in roll-outs, as Ioto devices send it in a check-in. Left out, it is offered what everybody is. */
    readonly id?: string;
    /** Refuses a site of another product. */
    readonly product?: string;
    /** Refuses a release that isn’t for it. */
    readonly model?: string;
    /** The highest counter that it has seen; refuses an index with a lower one. */
    readonly counter?: number;
    /** What it tells of itself, for the policies of Ioto. */
    readonly properties?: Readonly<Record<string, string | number | boolean>>;
}
/** What devices of a site are asked about. */
export interface FleetSite extends SiteOptions {
    readonly site: Site;
    /** `stable` where it is left out. */
    readonly channel?: string;
    /**
     * Whose device it is. Left out, it is one that follows docs/site-format.md, “What a device does”: it verifies, never goes down, goes to the
     * highest release whose `upgradeFrom` takes it, passes no barrier by, and takes part in roll-outs by its id.
     */
    readonly family?: DeviceFamilyName;
}
/** What `decide` takes. */
export interface DecideOptions extends FleetSite {
    readonly device: Device;
}
/** What `decideFleet` takes. */
export interface DecideFleetOptions extends FleetSite {
    readonly devices: readonly Device[];
}
/** A release that a device takes, verified as far as the signed index and its own statement say of it. */
export interface OfferedRelease extends Pick<ReleasePredicate, 'version' | 'models' | 'bundle' | 'notes' | 'barrier'> {
    /** Path of the upgrade object below the site, and its SHA-256 in the signed index. */
    readonly upgradeObject: {
        readonly path: string;
        readonly sha256: string;
    };
    /** Absolute URL of the bundle, or of the flist of a node of 0-OS. Not signed itself; `bundle.path` is. */
    readonly flist: string;
}
/** What a device would do at its next look at a site. */
export type DeviceDecision = 
/** It installs `version` next. */
{
    readonly kind: 'take';
    readonly version: string;
    /** Every version on its way, the installed one first, if the site stays as it is. A version that comes twice ends a loop. */
    readonly path: readonly string[];
    /** What becomes of it in the end. */
    readonly outcome: FleetOutcome;
    readonly release: OfferedRelease;
    /** The counter of the index: what a device remembers. */
    readonly counter: number;
}
/** It installs nothing, and is right. */
 | {
    readonly kind: 'none';
    readonly reason: string;
    readonly counter: number;
}
/** There is something newer, and it can’t get there. */
 | {
    readonly kind: 'stuck';
    readonly reason: string;
    readonly counter: number;
}
/** It doesn’t trust the index, or the release: `problem` is the first of `problems`. */
 | {
    readonly kind: 'refuse';
    readonly problem: Problem;
    readonly problems: readonly Problem[];
};
/**
 * What a device would do with a site: reads the index and, where there is something to take, its upgrade object, and verifies both. What doesn’t verify,
 * has expired or was rolled back is `refuse`, whatever the family: nothing can be foretold of it.
 *
 * @throws OtaError for options that can’t be used (`library-…`, `key-…`, `version-…`) and a site that can’t be read (`verify-…`, `host-…`).
 */
export declare const decide: (options: DecideOptions) => Promise<DeviceDecision>;
/** What each of the devices would do, in their order; the site is read once. @throws OtaError as `decide`. */
export declare const decideFleet: (options: DecideFleetOptions) => Promise<readonly DeviceDecision[]>;
