import type { IndexRelease } from '../site/index-statement.js';
import { compareVersions, rangeTest } from '../version/semver.js';

/** Versions that have a way to the target with all releases, and none with those that were chosen. */
export interface Stranded {
  /** The highest of the chosen releases. */
  readonly target: string;
  readonly versions: readonly string[];
  /** The releases that their shortest ways need besides, ascending. */
  readonly needed: readonly string[];
}

type Release = Pick<IndexRelease, 'version' | 'upgradeFrom' | 'barrier' | 'yanked'>;

/** Next versions that are tried from one version: a history of thousands must not cost its square. */
const MAX_CANDIDATES = 64;

/**
 * Which of the released versions can't reach the highest of the chosen ones by them alone, though they could by all: because
 * a range `upgradeFrom` doesn't take them, or because a barrier on their way was not chosen.
 *
 * @param listed every release of the channel, ascending.
 * @param chosen versions of it, ascending.
 */
export const strandedBy = (listed: readonly Release[], chosen: readonly string[]): Stranded | undefined => {
  const target = chosen.at(-1);
  if (target === undefined) return undefined;
  const fielded = listed.filter(({ version }) => compareVersions(version, target) <= 0);
  const offered = fielded.filter(({ yanked }) => !yanked);
  const named = new Set(chosen);
  const takes = upgradeRules();
  const some = waysTo(
    target,
    fielded,
    offered.filter(({ version }) => named.has(version)),
    takes,
  );
  const all = waysTo(target, fielded, offered, takes);
  const versions = fielded.flatMap(({ version }) => (!some.has(version) && all.has(version) ? [version] : []));
  if (versions.length === 0) return undefined;
  const steps = stepsFrom(versions, all);
  const needed = offered.flatMap(({ version }) => (steps.has(version) && !named.has(version) ? [version] : []));
  return { target, versions, needed };
};

/** The next version on the way to the target, by version; the target's own is itself. */
type Ways = ReadonlyMap<string, string>;

/** Whether a release takes devices of a version. */
type Takes = (release: Release, version: string) => boolean;

const upgradeRules = (): Takes => {
  const tests = new Map<string, (version: string) => boolean>();
  return ({ upgradeFrom }, version) => {
    if (upgradeFrom === undefined) return true;
    const test = tests.get(upgradeFrom) ?? rangeTest(upgradeFrom);
    tests.set(upgradeFrom, test);
    return test(version);
  };
};

const waysTo = (target: string, fielded: readonly Release[], offered: readonly Release[], takes: Takes): Ways => {
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

const isHigher = (release: Release | undefined, version: string): boolean =>
  release !== undefined && compareVersions(release.version, version) > 0;

/** The highest version that a device takes next and that leads on. */
const nextStep = (version: string, higher: readonly Release[], ways: Ways, takes: Takes): string | undefined => {
  const candidates = [...higher.slice(0, MAX_CANDIDATES), ...higher.slice(MAX_CANDIDATES).slice(-1)];
  return candidates.toReversed().find((next) => ways.has(next.version) && takes(next, version))?.version;
};

/** Every version that lies on the way from one of these. */
const stepsFrom = (versions: readonly string[], ways: Ways): ReadonlySet<string> => {
  const steps = new Set<string>();
  for (const version of versions)
    for (let at = ways.get(version); at !== undefined && !steps.has(at); at = ways.get(at)) steps.add(at);
  return steps;
};
