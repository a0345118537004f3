import { compareVersions, sortVersions } from '../version/semver.js';
import type { ArchiveDirectory, IndexPredicate, IndexRelease } from './index-statement.js';
import { isForEverybody } from './rollout.js';

/**
 * Every version of the channel that devices may be told of, sorted by precedence: the body of `versions`. A release below `latest`
 * that a part of the fleet alone is offered is not among them.
 */
export const listedVersions = (predicate: IndexPredicate, directory: ArchiveDirectory): readonly string[] =>
  sortVersions([
    ...directory.groups.flatMap((group) => group.versions),
    ...predicate.releases.filter((release) => isListed(predicate, release)).map((release) => release.version),
  ]);

// 0-OS: a node installs whatever is listed up to `latest`, one after the other, and looks at nothing above it.
const isListed = ({ latest, created }: IndexPredicate, release: IndexRelease): boolean => {
  if (release.yanked) return false;
  const isAhead = latest === null || compareVersions(release.version, latest) > 0;
  return isAhead || isForEverybody(release, created);
};

/** The version that `latest` of a site names that holds these alone, ascending: the highest that everybody is offered; null for none. */
export const latestAmong = (versions: readonly string[], { latest }: Pick<IndexPredicate, 'latest'>): string | null =>
  (latest === null ? undefined : versions.findLast((version) => compareVersions(version, latest) <= 0)) ?? null;
