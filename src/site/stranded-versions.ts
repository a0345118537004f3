import { compareVersions, sortVersions } from '../version/semver.js';
import { releasedVersions } from './archive.js';
import type { ArchiveDirectory, IndexPredicate } from './index-statement.js';
import { type Step, waysTo } from './ways.js';

/**
 * The fielded versions below `latest` that no way leads from to it, by the releases that the index offers: because of what a range
 * `upgradeFrom` takes, or of a barrier that they can’t pass. None where there is no `latest`.
 *
 * @param further versions in the field that the site never released.
 */
export const strandedVersions = (
  { latest, releases }: Pick<IndexPredicate, 'latest' | 'releases'>,
  directory: ArchiveDirectory,
  further: readonly string[] = [],
): readonly string[] => {
  if (latest === null) return [];
  const isBelow = (version: string): boolean => compareVersions(version, latest) <= 0;
  const indexed = new Map(releases.map((release): [string, Step] => [release.version, release]));
  // What has left the index carries no barrier, and is not offered any more.
  const versions = sortVersions([...new Set([...releasedVersions({ releases }, directory), ...further])]);
  const fielded = versions.filter(isBelow).map((version) => indexed.get(version) ?? { version });
  const offered = fielded.filter(({ version, yanked }) => indexed.has(version) && !yanked);
  const ways = waysTo({ target: latest, fielded, offered });
  return fielded.flatMap(({ version }) => (ways.has(version) ? [] : [version]));
};

/** The versions that had a way before a change of the index, or no need of one, and have none after it. */
export const strandedAnew = (before: readonly string[], after: readonly string[]): readonly string[] => {
  const known = new Set(before);
  return after.filter((version) => !known.has(version));
};
