import { sortVersions } from '../version/semver.js';
import type { ArchiveDirectory, IndexPredicate } from './index-statement.js';

/** Every version of the channel that devices may be told of, sorted by precedence: the body of `versions`. */
export const listedVersions = (predicate: IndexPredicate, directory: ArchiveDirectory): readonly string[] =>
  sortVersions([
    ...directory.groups.flatMap((group) => group.versions),
    ...predicate.releases.filter((release) => !release.yanked).map((release) => release.version),
  ]);
