import type { DeviceFamily } from '../../src/devices/device-family.js';
import type { DeviceFamilyName } from '../../src/project/device-families.js';
import type { FleetPlan } from '../../src/rehearsal/fleet.js';
import { type FleetInput, fleetPlan } from '../../src/rehearsal/fleet-plan.js';
import { type FleetRelease, viewOf } from './fleet.js';

/** Where devices of a made-up family go from each version; they stay on any other, and are stuck on one that goes to `stuck`. */
export type Ways = Readonly<Record<string, string>>;

/** A family whose devices go as the table says. */
export const familyOf = (
  ways: Ways,
  name: DeviceFamilyName = 'zos',
  title = '0-OS',
): Pick<DeviceFamily, 'name' | 'title' | 'decide'> => ({
  name,
  title,
  decide: ({ version }) => {
    const to = ways[version];
    if (to === undefined) return { kind: 'stays', why: 'it has the latest' };
    return to === 'stuck' ? { kind: 'stuck', why: 'nothing leads on' } : { kind: 'takes', version: to };
  },
});

/** The plan of 2.0.0 for families that go as their tables say, from each version of the tables. */
export const planOf = (
  ways: Ways,
  { others = [], ...changes }: Partial<FleetInput> & { readonly others?: FleetInput['families'] } = {},
): FleetPlan =>
  fleetPlan({
    version: '2.0.0',
    channel: viewOf([{ version: '2.0.0' }]),
    matrix: undefined,
    families: [{ family: familyOf(ways), settings: undefined }, ...others],
    fielded: Object.keys(ways),
    allow: [],
    ...changes,
  });

/** `1.0.0`, `1.1.0` and so on. */
export const minors = (count: number): readonly string[] => Array.from({ length: count }, (_, minor) => `1.${minor}.0`);

/** A channel of as many releases. */
export const releasesOf = (versions: readonly string[]): readonly FleetRelease[] =>
  versions.map((version) => ({ version }));
