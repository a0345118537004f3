import type { Host } from '../hosts/host.js';
import { compareVersions, sortVersions } from '../version/semver.js';
import { archivedReleases, isPruned, readArchivePage } from './archive.js';
import type { ArchiveDirectory, IndexRelease } from './index-statement.js';
import { jsonBytes, sha256Hex } from './json-bytes.js';
import type { ChannelLayout } from './layout.js';
import { addPage, type IndexChange, type NewObject } from './next-index.js';

/** The archive as a change leaves it, with the pages that it names anew. */
export type ArchiveChange = NonNullable<IndexChange['archive']>;

/** A release that the archive gives back to the index. */
export interface BroughtBack {
  readonly entry: IndexRelease;
  readonly archive: ArchiveChange;
}

/**
 * Takes a release out of the archive, so that the index may list it again: its page is written anew without it. Undefined where the archive
 * doesn’t hold it, or holds it as pruned.
 *
 * @throws OtaError `site-archive-broken`.
 */
export const bringBack = async (
  host: Pick<Host, 'read'>,
  directory: ArchiveDirectory,
  version: string,
  layout: ChannelLayout,
): Promise<BroughtBack | undefined> => {
  if (isPruned(directory, version)) return undefined;
  for (const page of directory.pages) {
    if (compareVersions(version, page.first) < 0 || compareVersions(version, page.last) > 0) continue;
    const releases = await readArchivePage(host, page);
    const entry = releases.find((release) => release.version === version);
    if (!entry) continue;
    const rest = releases.filter((release) => release !== entry);
    return { entry, archive: withPage(directory, page.path, rest, layout, version) };
  }
  return undefined;
};

const withPage = (
  directory: ArchiveDirectory,
  path: string,
  releases: readonly IndexRelease[],
  layout: ChannelLayout,
  version: string,
): ArchiveChange => {
  const made = releases.length > 0 ? pageOf(releases, layout) : undefined;
  const pages = directory.pages.flatMap((page) => (page.path === path ? (made?.ref ?? []) : page));
  const groups = withoutVersions(directory.groups, new Set([version]));
  return { directory: { ...directory, pages, groups }, objects: made ? [made.object] : [] };
};

const pageOf = (
  releases: readonly IndexRelease[],
  layout: ChannelLayout,
): { readonly ref: ArchiveDirectory['pages'][number]; readonly object: NewObject } => {
  const bytes = jsonBytes({ releases });
  const sha256 = sha256Hex(bytes);
  const path = layout.archive(sha256);
  const [first = '', last = ''] = [releases[0]?.version, releases.at(-1)?.version];
  return { ref: { path, sha256, first, last, releases: releases.length }, object: { path, bytes } };
};

/**
 * The archive in which these versions stand as pruned: those of the index get a page of their own, so that what the index listed of them
 * is kept, signed, and all of them leave the groups of what is offered.
 *
 * @param indexed the releases of the index among them, ascending. @param archived the others, which the archive holds already.
 */
export const prunedArchive = (
  directory: ArchiveDirectory,
  { indexed, archived }: { readonly indexed: readonly IndexRelease[]; readonly archived: readonly string[] },
  layout: ChannelLayout,
): ArchiveChange => {
  const grown = indexed.length > 0 ? addPage(directory, indexed, layout) : { directory, objects: [] };
  const versions = [...indexed.map(({ version }) => version), ...archived];
  const pruned = [...sortVersions([...(directory.pruned ?? []), ...versions])];
  const groups = withoutVersions(grown.directory.groups, new Set(versions));
  return { directory: { ...grown.directory, groups, pruned }, objects: grown.objects };
};

const withoutVersions = (groups: ArchiveDirectory['groups'], left: ReadonlySet<string>): ArchiveDirectory['groups'] =>
  groups.flatMap((group) => {
    const versions = group.versions.filter((version) => !left.has(version));
    return versions.length > 0 ? [{ ...group, versions }] : [];
  });

/** The entries of the pruned releases. @throws OtaError `site-archive-broken`. */
export const prunedReleases = async (
  host: Pick<Host, 'read'>,
  directory: ArchiveDirectory,
): Promise<readonly IndexRelease[]> => {
  if (!directory.pruned) return [];
  const gone = new Set(directory.pruned);
  return (await archivedReleases(host, directory)).filter(({ version }) => gone.has(version));
};
