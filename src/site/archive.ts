import { fail } from '../errors/ota-error.js';
import type { Host } from '../hosts/host.js';
import { parseJsonText } from '../schemas/json-text.js';
import { compareVersions } from '../version/semver.js';
import { mapInOrder } from './in-order.js';
import {
  type ArchiveDirectory,
  archiveDirectorySchema,
  archivePageSchema,
  type IndexPredicate,
  type IndexRelease,
} from './index-statement.js';
import { sha256Hex } from './json-bytes.js';
import { EMPTY_ARCHIVE } from './next-index.js';

type Reader = Pick<Host, 'read'>;

/**
 * The archive's directory as the signed index names it; empty where the index still lists every release.
 *
 * @throws OtaError `site-archive-broken`.
 */
export const readArchiveDirectory = async (
  host: Reader,
  predicate: IndexPredicate | undefined,
): Promise<ArchiveDirectory> =>
  predicate?.archive ? readByDigest(host, predicate.archive, archiveDirectorySchema) : EMPTY_ARCHIVE;

/** One page of the archive. @throws OtaError `site-archive-broken`. */
export const readArchivePage = async (
  host: Reader,
  page: ArchiveDirectory['pages'][number],
): Promise<readonly IndexRelease[]> => (await readByDigest(host, page, archivePageSchema)).releases;

/** Every version that has left the index, the pruned ones too. */
export const archivedVersions = ({ groups, pruned = [] }: ArchiveDirectory): readonly string[] => [
  ...groups.flatMap(({ versions }) => versions),
  ...pruned,
];

/** Every version that a channel has ever released, withdrawn and pruned ones too. */
export const releasedVersions = (
  { releases }: Pick<IndexPredicate, 'releases'>,
  directory: ArchiveDirectory,
): readonly string[] => [...releases.map(({ version }) => version), ...archivedVersions(directory)];

/** Whether nobody is offered a version any more, and its bytes may be gone. */
export const isPruned = ({ pruned = [] }: Pick<ArchiveDirectory, 'pruned'>, version: string): boolean =>
  pruned.includes(version);

const isArchived = (directory: ArchiveDirectory, version: string): boolean =>
  isPruned(directory, version) || directory.groups.some(({ versions }) => versions.includes(version));

/** Every release of the archive, the pruned ones too, in the order of its pages. @throws OtaError `site-archive-broken`. */
export const archivedReleases = async (host: Reader, directory: ArchiveDirectory): Promise<readonly IndexRelease[]> =>
  (await mapInOrder(directory.pages, (page) => readArchivePage(host, page))).flat();

/** The release as the index or the archive lists it, whichever holds it; undefined for a version never released. */
export const findRelease = async (
  host: Reader,
  predicate: IndexPredicate | undefined,
  directory: ArchiveDirectory,
  version: string,
): Promise<IndexRelease | undefined> => {
  const indexed = predicate?.releases.find((release) => release.version === version);
  if (indexed || !isArchived(directory, version)) return indexed;
  for (const page of directory.pages) {
    if (compareVersions(version, page.first) < 0 || compareVersions(version, page.last) > 0) continue;
    const found = (await readArchivePage(host, page)).find((release) => release.version === version);
    if (found) return found;
  }
  return undefined;
};

interface DigestSchema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

const readByDigest = async <T>(
  host: Reader,
  ref: { readonly path: string; readonly sha256: string },
  schema: DigestSchema<T>,
): Promise<T> => {
  const stored = await host.read(ref.path);
  if (!stored) throw fail('site-archive-broken', { path: ref.path, reason: 'it is not on the site' });
  if (sha256Hex(stored.bytes) !== ref.sha256)
    throw fail('site-archive-broken', { path: ref.path, reason: 'its digest differs' });
  const { value, problems } = parseJsonText(stored.bytes, { file: ref.path });
  if (problems.length > 0) throw fail('site-archive-broken', { path: ref.path, reason: 'it is not strict JSON' });
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw fail('site-archive-broken', { path: ref.path, reason: 'it has another shape' });
  return parsed.data;
};
