import type { ChannelView } from '../devices/channel-view.js';
import type { DeviceFamily } from '../devices/device-family.js';
import type { DeviceFamilyName } from '../project/device-families.js';
import type { UpgradeMatrix } from '../schemas/upgrade-row.js';
import { sortVersions } from '../version/semver.js';
import type { FleetFault, FleetOutcome, FleetPlan, FleetRow } from './fleet.js';
import { type Walked, walkFleet } from './fleet-walk.js';

/** A fault that the project lets be: `version` is the device’s own, or the one on which it goes wrong. */
export interface AllowedFault {
  readonly family: DeviceFamilyName;
  readonly version: string;
  readonly what: FleetFault;
}

/** What a fleet plan is made from. */
export interface FleetInput {
  readonly version: string;
  /** The channel as it will be. */
  readonly channel: ChannelView;
  /** What the configs of fielded versions make of the release; undefined where nothing is declared. */
  readonly matrix: UpgradeMatrix | undefined;
  readonly families: readonly {
    readonly family: Pick<DeviceFamily, 'name' | 'title' | 'decide'>;
    /** The signed settings of the family. */
    readonly settings: unknown;
  }[];
  /** Versions that devices are on, in any order, also more than once. */
  readonly fielded: readonly string[];
  readonly allow: readonly AllowedFault[];
}

/** Longer ways are told by their length: all of them together would grow with the square of the history. */
const MAX_PATH_STEPS = 20;

/** What devices of each family on each fielded version would do with the channel, until they come to rest. */
export const fleetPlan = ({ version, channel, matrix, families, fielded, allow }: FleetInput): FleetPlan => {
  const versions = sortVersions([...new Set(fielded)]);
  const rows = families.flatMap(({ family, settings }) => {
    const walked = walkFleet(family, versions, { channel, matrix, settings });
    return versions.map((from) => rowOf(family.name, from, walked, allow));
  });
  return {
    version,
    channel: channel.channel,
    latest: channel.latest,
    families: families.map(({ family }) => ({ family: family.name, title: family.title })),
    rows,
  };
};

const rowOf = (
  family: DeviceFamilyName,
  version: string,
  walked: ReadonlyMap<string, Walked>,
  allow: readonly AllowedFault[],
): FleetRow => {
  const { next, outcome } = walked.get(version) ?? { next: null, outcome: { kind: 'stays', why: 'nothing is known' } };
  const path = pathOf(version, outcome, walked);
  const row: FleetRow = { family, version, next, outcome, ...(path ? { path } : {}) };
  return allow.some((one) => covers(one, row)) ? { ...row, allowed: true } : row;
};

const pathOf = (
  version: string,
  outcome: FleetOutcome,
  walked: ReadonlyMap<string, Walked>,
): readonly string[] | undefined => {
  if (outcome.kind === 'stays' || outcome.kind === 'loop') return undefined;
  if (outcome.steps === 0 || outcome.steps > MAX_PATH_STEPS) return undefined;
  const path = [version];
  for (let step = 0; step < outcome.steps; step += 1) path.push(walked.get(path.at(-1) ?? '')?.next ?? '');
  return path;
};

/** Whether an entry of `rehearsal.allow` speaks of what becomes of these devices. */
export const covers = (
  { family, version, what }: AllowedFault,
  row: Pick<FleetRow, 'family' | 'version' | 'outcome'>,
): boolean =>
  row.family === family &&
  row.outcome.kind === what &&
  (row.version === version || placeOf(row.outcome).includes(version));

/** The versions on which it goes wrong. */
const placeOf = (outcome: FleetOutcome): readonly string[] => {
  switch (outcome.kind) {
    case 'stuck':
    case 'downgrade':
      return [outcome.at];
    case 'loop':
      return outcome.versions;
    default:
      return [];
  }
};
