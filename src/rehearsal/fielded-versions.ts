import { archivedVersions } from '../site/archive.js';
import type { ArchiveDirectory, IndexPredicate } from '../site/index-statement.js';
import { sortVersions } from '../version/semver.js';

/**
 * Every version that a device may have, ascending: those of the index, also withdrawn ones, those of the archive, also pruned ones, and
 * others that the project names.
 */
export const fieldedVersions = (
  predicate: IndexPredicate,
  directory: ArchiveDirectory,
  further: readonly string[],
): readonly string[] => [
  ...new Set(
    sortVersions([...predicate.releases.map(({ version }) => version), ...archivedVersions(directory), ...further]),
  ),
];
