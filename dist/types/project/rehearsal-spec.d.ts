import type { DeviceFamilyName } from './device-families.js';
/** How a release is tried out as its devices would take it, before any of them sees it. */
export interface RehearsalSpec {
    /** Versions in the field that the site never released. */
    readonly from: readonly string[];
    /** Devices that may be left behind. */
    readonly allow: readonly {
        readonly family: DeviceFamilyName;
        readonly version: string;
        readonly what: 'stuck' | 'downgrade' | 'loop';
    }[];
    /** A directory whose tree is laid into each throw-away root: what devices have from the factory. Absolute, once resolved. */
    readonly root?: string | undefined;
    readonly isolation: 'auto' | 'required' | 'none';
    /** Seconds that a script may take. */
    readonly timeout: number;
}
