import type { DeviceFamilyName } from './device-families.js';

/** How a throw-away root is kept apart from the machine. */
export const ISOLATIONS = ['auto', 'required', 'none'] as const;

/** What the fleet plan may find without stopping the release. */
export const ALLOWED = ['stuck', 'downgrade', 'loop'] as const;

/** How a release is tried out as its devices would take it, before any of them sees it. */
export interface RehearsalSpec {
  /** Versions in the field that the site never released. */
  readonly from: readonly string[];
  /** Devices that may be left behind. */
  readonly allow: readonly {
    readonly family: DeviceFamilyName;
    readonly version: string;
    readonly what: (typeof ALLOWED)[number];
  }[];
  /** A directory whose tree is laid into each throw-away root: what devices have from the factory. Absolute, once resolved. */
  readonly root?: string | undefined;
  readonly isolation: (typeof ISOLATIONS)[number];
  /** Seconds that a script may take. */
  readonly timeout: number;
}
