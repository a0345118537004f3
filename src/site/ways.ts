import { compareVersions, rangeTest } from '../version/semver.js';
import type { IndexRelease } from './index-statement.js';

/** A release, as far as it decides who comes by it. */
export type Step = Pick<IndexRelease, 'version' | 'upgradeFrom' | 'barrier' | 'yanked'>;

/** The next version on the way to the target, by version; the target’s own is itself. */
export type Ways = ReadonlyMap<string, string>;

/** From where to where ways are looked for. */
export interface WayInput {
  readonly target: string;
  /** Every version that a device may have, up to the target and ascending. */
  readonly fielded: readonly Step[];
  /** The releases that devices are offered, up to the target and ascending. */
  readonly offered: readonly Step[];
}

/** Next versions that are tried from one version: a history of thousands must not cost its square. */
const MAX_CANDIDATES = 64;

/**
 * The ways by which devices come to the target: each step goes up, to a release whose `upgradeFrom` takes the device, and none leads past
 * a release with `barrier` that was not withdrawn. A version without a way is not in the answer.
 */
export const waysTo = ({ target, fielded, offered }: WayInput): Ways => {
  const takes = upgradeRules();
  const ways = new Map([[target, target]]);
  // From the top down, so that it is known of every higher version whether it leads on.
  let above = offered.length;
  // Nobody passes a barrier by, whether it is offered or not.
  let limit = offered.length;
  for (const { version, barrier, yanked } of fielded.toReversed()) {
    while (above > 0 && isHigher(offered[above - 1], version)) above -= 1;
    const next = version === target ? target : nextStep(version, offered.slice(above, limit), ways, takes);
    if (next !== undefined) ways.set(version, next);
    if (barrier && !yanked) limit = above;
  }
  return ways;
};

/** Whether a release takes devices of a version. */
type Takes = (release: Step, version: string) => boolean;

const upgradeRules = (): Takes => {
  const tests = new Map<string, (version: string) => boolean>();
  return ({ upgradeFrom }, version) => {
    if (upgradeFrom === undefined) return true;
    const test = tests.get(upgradeFrom) ?? rangeTest(upgradeFrom);
    tests.set(upgradeFrom, test);
    return test(version);
  };
};

const isHigher = (release: Step | undefined, version: string): boolean =>
  release !== undefined && compareVersions(release.version, version) > 0;

/** The highest version that a device takes next and that leads on. */
const nextStep = (version: string, higher: readonly Step[], ways: Ways, takes: Takes): string | undefined => {
  const candidates = [...higher.slice(0, MAX_CANDIDATES), ...higher.slice(MAX_CANDIDATES).slice(-1)];
  return candidates.toReversed().find((next) => ways.has(next.version) && takes(next, version))?.version;
};

/** Every version that lies on the way from one of these. */
export const stepsFrom = (versions: readonly string[], ways: Ways): ReadonlySet<string> => {
  const steps = new Set<string>();
  for (const version of versions)
    for (let at = ways.get(version); at !== undefined && !steps.has(at); at = ways.get(at)) steps.add(at);
  return steps;
};
