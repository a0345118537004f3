import { gather } from '../../errors/gather.js';
import { type Problem, problem } from '../../errors/problem.js';
import { archivedVersions, readArchivePage } from '../archive.js';
import { mapInOrder } from '../in-order.js';
import type { ArchiveDirectory, IndexPredicate, IndexRelease } from '../index-statement.js';
import { archiveHost } from './archive-reader.js';
import { placedAt, type SiteReader } from './site-reader.js';

/** A release as the signed index or an archive page lists it. */
export interface ListedRelease {
  readonly entry: IndexRelease;
  /** The object that lists it. */
  readonly listedIn: string;
  /** Nobody is offered it any more, and its bytes may be gone. */
  readonly pruned?: true;
}

/** The archived releases, as far as their pages are the ones that the directory names. */
export interface ArchiveAudit {
  readonly releases: readonly ListedRelease[];
  readonly problems: readonly Problem[];
}

type Page = ArchiveDirectory['pages'][number];

/**
 * Reads every page of the archive, and compares them with what the directory and the index say of them.
 *
 * @param wanted the pages that are read, where not all are; the directory is then compared with none.
 */
export const auditArchive = async (
  reader: SiteReader,
  predicate: IndexPredicate,
  directory: ArchiveDirectory | undefined,
  wanted = directory?.pages ?? [],
): Promise<ArchiveAudit> => {
  if (!directory || !predicate.archive) return { releases: [], problems: [] };
  const pages = await mapInOrder(wanted, (page) => auditPage(reader, page));
  const gone = new Set(directory.pruned);
  const releases = pages
    .flatMap((page) => page.releases)
    .map((release) => (gone.has(release.entry.version) ? { ...release, pruned: true as const } : release));
  const comparable = wanted.length === directory.pages.length && pages.every((page) => page.problems.length === 0);
  return {
    releases,
    problems: [
      ...pages.flatMap((page) => page.problems),
      ...(!comparable ? [] : directoryProblems(predicate.archive, directory, releases, predicate.releases)),
    ],
  };
};

const auditPage = async (reader: SiteReader, page: Page): Promise<ArchiveAudit> => {
  const { value, problems } = await gather(() => readArchivePage(archiveHost(reader), page));
  if (!value) return { releases: [], problems: placedAt(problems, page.path) };
  const stated = [page.first, page.last, page.releases];
  const found = [value[0]?.version, value.at(-1)?.version, value.length];
  return {
    releases: value.map((entry) => ({ entry, listedIn: page.path })),
    problems: stated.every((fact, position) => fact === found[position])
      ? []
      : [broken(page.path, 'the directory gives other first and last versions, or another number of releases')],
  };
};

const directoryProblems = (
  { path, releases: stated }: { readonly path: string; readonly releases: number },
  directory: ArchiveDirectory,
  archived: readonly ListedRelease[],
  indexed: readonly IndexRelease[],
): readonly Problem[] => {
  const paged = archived.map(({ entry }) => entry.version);
  const grouped = archivedVersions(directory);
  const both = new Set(indexed.map(({ version }) => version));
  const twice = paged.find((version) => both.has(version));
  return [
    ...(new Set(paged).size === stated && paged.length === stated
      ? []
      : [broken(path, 'the index gives another number of releases')]),
    ...(sameVersions(paged, grouped) ? [] : [broken(path, 'its groups don’t hold the versions of its pages')]),
    ...(twice === undefined ? [] : [broken(path, `it holds ${twice}, which the index lists as well`)]),
  ];
};

const sameVersions = (a: readonly string[], b: readonly string[]): boolean =>
  a.toSorted().join('\n') === b.toSorted().join('\n');

const broken = (path: string, reason: string): Problem =>
  problem('site-archive-broken', { path, reason }, { file: path });
