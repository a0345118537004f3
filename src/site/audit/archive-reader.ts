import { OtaError } from '../../errors/ota-error.js';
import { problem } from '../../errors/problem.js';
import { parseVersion } from '../../version/semver.js';
import { archivedVersions, readArchiveDirectory } from '../archive.js';
import type { ArchiveDirectory, IndexPredicate } from '../index-statement.js';
import type { SiteReader } from './site-reader.js';

/** The audit's reader as the archive's functions take one; a failed read is thrown, as a host would. */
export const archiveHost = (reader: SiteReader) => ({
  read: async (path: string) => {
    const { value, problems } = await reader.read(path);
    if (problems.length > 0) throw new OtaError(problems);
    return value && { bytes: value, etag: '' };
  },
});

/**
 * The archive directory that an index names, with versions that can be compared.
 *
 * @throws OtaError `site-archive-broken`, `verify-version-invalid`, `verify-read-failed`.
 */
export const readDirectory = async (reader: SiteReader, predicate: IndexPredicate): Promise<ArchiveDirectory> => {
  const directory = await readArchiveDirectory(archiveHost(reader), predicate);
  const path = predicate.archive?.path ?? '';
  const versions = [...archivedVersions(directory), ...directory.pages.flatMap(({ first, last }) => [first, last])];
  const invalid = versions.filter((version) => !parseVersion(version));
  if (invalid.length === 0) return directory;
  throw new OtaError(invalid.map((version) => problem('verify-version-invalid', { path, version }, { file: path })));
};
