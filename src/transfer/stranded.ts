import type { IndexRelease } from '../site/index-statement.js';
import { compareVersions, satisfies } from '../version/semver.js';

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
  const some = waysTo(
    target,
    fielded,
    offered.filter(({ version }) => named.has(version)),
  );
  const all = waysTo(target, fielded, offered);
  const versions = fielded.flatMap(({ version }) => (!some.has(version) && all.has(version) ? [version] : []));
  if (versions.length === 0) return undefined;
  const steps = new Set(versions.flatMap((version) => wayFrom(version, all)));
  const needed = offered.flatMap(({ version }) => (steps.has(version) && !named.has(version) ? [version] : []));
  return { target, versions, needed };
};

/** The next version on the way to the target, by version; the target's own is itself. */
type Ways = ReadonlyMap<string, string>;

const waysTo = (target: string, fielded: readonly Release[], offered: readonly Release[]): Ways => {
  const ways = new Map([[target, target]]);
  // From the top down, so that it is known of every higher version whether it leads on.
  let above = offered.length;
  // Nobody passes a barrier by, whether it is offered or not.
  let limit = offered.length;
  for (const { version, barrier, yanked } of fielded.toReversed()) {
    while (above > 0 && isHigher(offered[above - 1], version)) above -= 1;
    const next = version === target ? target : nextStep(version, offered.slice(above, limit), ways);
    if (next !== undefined) ways.set(version, next);
    if (barrier && !yanked) limit = above;
  }
  return ways;
};

const isHigher = (release: Release | undefined, version: string): boolean =>
  release !== undefined && compareVersions(release.version, version) > 0;

/** The highest version that a device takes next and that leads on. */
const nextStep = (version: string, higher: readonly Release[], ways: Ways): string | undefined => {
  const candidates = [...higher.slice(0, MAX_CANDIDATES), ...higher.slice(MAX_CANDIDATES).slice(-1)];
  return candidates
    .toReversed()
    .find(
      ({ version: next, upgradeFrom }) =>
        ways.has(next) && (upgradeFrom === undefined || satisfies(version, upgradeFrom)),
    )?.version;
};

const wayFrom = (version: string, ways: Ways): readonly string[] => {
  const way: string[] = [];
  for (let at = ways.get(version); at !== undefined && at !== way.at(-1); at = ways.get(at)) way.push(at);
  return way;
};
