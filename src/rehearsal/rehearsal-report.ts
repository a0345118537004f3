import type { Problem } from '../errors/problem.js';
import type { DeviceFamilyName } from '../project/device-families.js';
import type { Fault } from './faults.js';
import type { Way } from './hops.js';
import type { DeviceMessage } from './rehearsal.js';
import type { Isolation, RehearsalFacts } from './rehearsal-facts.js';

/** One message of a device, with the hop that it belongs to. */
export interface RehearsalMessage extends DeviceMessage {
  readonly family: DeviceFamilyName;
  readonly from: string;
  /** What the device takes; absent where it takes nothing. */
  readonly version?: string;
  readonly fault?: Fault;
}

/** How one hop went. */
export interface HopReport {
  readonly from: string;
  readonly to: string;
  readonly fault?: Fault;
  readonly ended: 'updated' | 'kept';
  /** It ended as it should: well without a fault, with the old version kept with one. */
  readonly ok: boolean;
  /** The last state of the device. */
  readonly state: string;
  /** Why the old version was kept. */
  readonly why?: string;
  /** Scripts of the release ran. */
  readonly ran: boolean;
  readonly notes: readonly string[];
}

/** What became of one family. */
export interface FamilyReport {
  readonly family: DeviceFamilyName;
  readonly title: string;
  /** A line for each version in the field. */
  readonly ways: readonly Way[];
  readonly hops: readonly HopReport[];
}

/** What a rehearsal came to. Plain data. */
export interface RehearsalReport {
  /** The release that was rehearsed; null on a site without one. */
  readonly target: string | null;
  /** What scripts were run in; null where none was run. */
  readonly isolation: Isolation | null;
  readonly families: readonly FamilyReport[];
  readonly problems: readonly Problem[];
}

/** The counts of a report. */
export const rehearsalFacts = ({ target, isolation, families }: RehearsalReport): RehearsalFacts => ({
  target,
  isolation,
  families: families.map(({ family, ways, hops }) => ({
    family,
    fielded: ways.length,
    hops: hops.length,
    ran: hops.filter(({ ran }) => ran).length,
    failed: hops.filter(({ ok }) => !ok).length,
  })),
});
