import type { DeviceFamilyName } from '../project/device-families.js';
/** What becomes of a device. `steps` counts what it installs on its way. */
export type FleetOutcome = 
/** It installs others or none in between, ends on `version`, and has nothing more to do. */
{
    readonly kind: 'takes';
    readonly version: string;
    readonly steps: number;
}
/** It installs nothing, and is right. */
 | {
    readonly kind: 'stays';
    readonly why: string;
}
/** It comes as far as `at`, and no further, though there is something newer. */
 | {
    readonly kind: 'stuck';
    readonly at: string;
    readonly steps: number;
    readonly why: string;
}
/** On `at`, it goes down to `to`. */
 | {
    readonly kind: 'downgrade';
    readonly at: string;
    readonly to: string;
    readonly steps: number;
}
/** It goes round over these versions without end. */
 | {
    readonly kind: 'loop';
    readonly versions: readonly string[];
};
/** Outcomes that stop a release, unless the project lets them be. */
export type FleetFault = Extract<FleetOutcome['kind'], 'stuck' | 'downgrade' | 'loop'>;
/** What devices of one family do that are on one version. */
export interface FleetRow {
    readonly family: DeviceFamilyName;
    readonly version: string;
    /** What they install next; null where they install nothing. From row to row, it leads to where they end. */
    readonly next: string | null;
    readonly outcome: FleetOutcome;
    /** Every version on the way, both ends included; absent where it has more than twenty steps, no step, or no end. */
    readonly path?: readonly string[];
    /** The project lets this be, by name. */
    readonly allowed?: true;
}
/** What the fleet would do with an index. Plain data. */
export interface FleetPlan {
    /** The release that is planned. */
    readonly version: string;
    readonly channel: string;
    /** The channel’s latest version, once it is out. */
    readonly latest: string | null;
    readonly families: readonly {
        readonly family: DeviceFamilyName;
        readonly title: string;
    }[];
    /** A row for each family and fielded version: families in the order of the project, versions in SemVer order. */
    readonly rows: readonly FleetRow[];
}
