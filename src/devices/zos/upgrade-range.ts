import { type Place, type Problem, problem } from '../../errors/problem.js';
import { compareVersions, satisfies, sortVersions } from '../../version/semver.js';

/** A release, and from where nodes come to it. */
export interface ArrivingNodes {
  readonly version: string;
  /** The range that `upgradeFrom` promises a direct upgrade from. */
  readonly upgradeFrom: string | undefined;
  /** What `versions` lists before the release. */
  readonly listed: readonly string[];
  /** Versions in the field that the site never released. */
  readonly others: readonly string[];
  readonly place: Place;
}

/**
 * Nodes that install the release from outside of its `upgradeFrom`: they know no ranges, and come to a version from the listed one before
 * it, or from one of their own in between (0-OS contract, “Device decisions”).
 */
export const upgradeRangeProblems = ({
  version,
  upgradeFrom,
  listed,
  others,
  place,
}: ArrivingNodes): readonly Problem[] => {
  if (upgradeFrom === undefined) return [];
  const below = (versions: readonly string[]) => versions.filter((one) => compareVersions(one, version) < 0);
  const before = sortVersions(below(listed)).at(-1);
  const between = below(others).filter((one) => before === undefined || compareVersions(one, before) > 0);
  const from = sortVersions([...(before === undefined ? [] : [before]), ...between]).filter(
    (one) => !satisfies(one, upgradeFrom),
  );
  return from.length === 0 ? [] : [problem('zos-upgrade-from-ignored', { version, upgradeFrom, from }, place)];
};
