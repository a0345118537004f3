import type { DeviceFamilyName } from '../project/device-families.js';
/** How scripts are kept apart from the machine, the best one first. `overlay` alone lets them change `/usr`. */
export type Isolation = 'overlay' | 'bubblewrap' | 'namespaces' | 'plain';
/** What a summary needs of a rehearsal: counts. */
export interface RehearsalFacts {
    /** The release that was rehearsed; null on a site without one. */
    readonly target: string | null;
    /** What scripts were run in; null where none was run. */
    readonly isolation: Isolation | null;
    readonly families: readonly {
        readonly family: DeviceFamilyName;
        /** Versions in the field that were judged. */
        readonly fielded: number;
        readonly hops: number;
        /** Hops whose scripts ran. */
        readonly ran: number;
        readonly failed: number;
    }[];
}
