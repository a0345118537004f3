import type { ChannelView } from '../devices/channel-view.js';
import type { DeviceFamily } from '../devices/device-family.js';
import type { DeviceFamilyName } from '../project/device-families.js';
import type { UpgradeMatrix } from '../schemas/upgrade-row.js';
import { sortVersions } from '../version/semver.js';
import { type Walked, walkFleet } from './fleet-walk.js';

/** What becomes of a device. `steps` counts what it installs on its way. */
export type FleetOutcome =
  /** It installs others or none in between, ends on `version`, and has nothing more to do. */
  | { readonly kind: 'takes'; readonly version: string; readonly steps: number }
  /** It installs nothing, and is right. */
  | { readonly kind: 'stays'; readonly why: string }
  /** It comes as far as `at`, and no further, though there is something newer. */
  | { readonly kind: 'stuck'; readonly at: string; readonly steps: number; readonly why: string }
  /** On `at`, it goes down to `to`. */
  | { readonly kind: 'downgrade'; readonly at: string; readonly to: string; readonly steps: number }
  /** It goes round over these versions without end. */
  | { readonly kind: 'loop'; readonly versions: readonly string[] };

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
  readonly families: readonly { readonly family: DeviceFamilyName; readonly title: string }[];
  /** A row for each family and fielded version: families in the order of the project, versions in SemVer order. */
  readonly rows: readonly FleetRow[];
}

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
