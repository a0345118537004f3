import { compareVersions, sortVersions } from '../version/semver.js';
import type {
  ArchiveDirectory,
  ChangeNote,
  IndexPredicate,
  IndexRelease,
  IndexStatement,
  PageRef,
  TrustSet,
} from './index-statement.js';
import { jsonBytes, sha256Hex } from './json-bytes.js';
import { entryInOrder, predicateInOrder } from './key-order.js';
import type { ChannelLayout } from './layout.js';
import { begun, isForEverybody } from './rollout.js';
import { INDEX_PREDICATE, STATEMENT_TYPE } from './statement.js';
import { datedKeys, recordTrust } from './trust-sets.js';

export { listedVersions } from './listed-versions.js';

/** Releases that the index itself lists. A device reads the index at every check-in, so its size must not grow for ever. */
const MAX_INDEXED_RELEASES = 100;
/** Releases that move out together, so that a page is written once in fifty releases and not at each. */
const ARCHIVED_AT_ONCE = 50;
/** Roll-outs that keep a release in the index however old it is. */
const MAX_ROLLOUTS = 20;
const DAY_MS = 86_400_000;

/** What a new revision changes, against the one before it. */
export interface IndexChange {
  /** What its history says of it. */
  readonly note: ChangeNote;
  /** The releases it lists, in any order, made from those of the one before; the very same where this is left out. */
  readonly releases?: (current: readonly IndexRelease[]) => readonly IndexRelease[];
  /** Facts that it states anew. Whatever it doesn’t name stays as it was. */
  readonly facts?: Partial<IndexFacts>;
  /** Makes the page for people of the revision; `none` where it has none. The one that stands, where this is left out. */
  readonly page?: MakePage | 'none';
  /** Whom devices trust on the releases that it lists anew, where their bytes were made for other keys than the revision names. */
  readonly trust?: TrustSet;
  /** The archive where the change is about that; pages that it names anew among `objects`. */
  readonly archive?: { readonly directory: ArchiveDirectory; readonly objects: readonly NewObject[] };
}

/** What a page for people is made for, as a revision states it. */
export type PageInput = Pick<IndexPredicate, 'product' | 'trustedKeys' | 'threshold'>;

/** Makes a page for people. The same facts give the same bytes. */
export type MakePage = (facts: PageInput) => PageObject;

/** What a revision states besides its releases, and what every revision counts and dates anew. */
export type IndexFacts = Pick<
  IndexPredicate,
  'product' | 'trustedKeys' | 'threshold' | 'families' | 'trustSets' | 'retiredKeys'
>;

/** What a new revision is made from, besides the one before it. */
export interface IndexInput extends IndexChange {
  readonly layout: ChannelLayout;
  /** SHA-256 of the revision before; null for the first. */
  readonly previous: string | null;
  readonly now: Date;
  readonly expiresDays: number;
}

/** The change that lists one release more. */
export const listing = (
  release: IndexRelease,
  facts: Partial<IndexFacts>,
  note?: Omit<ChangeNote, 'version'>,
): IndexChange => ({
  note: { kind: 'release', ...note, version: release.version },
  releases: (current) => [...current, release],
  facts,
});

/** An immutable object that must be there before the revision that names it. */
export interface NewObject {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A page for people, under its digest. */
export interface PageObject extends NewObject, PageRef {
  readonly path: string;
}

export interface NextIndex {
  readonly statement: IndexStatement;
  /** The archive as the new revision names it. */
  readonly directory: ArchiveDirectory;
  readonly archiveObjects: readonly NewObject[];
  /** The page that the revision names, where it was made anew; the one before may name the very same. */
  readonly page?: PageObject;
}

export const EMPTY_ARCHIVE: ArchiveDirectory = { pages: [], groups: [] };

/**
 * The index that follows `current`, with the counter raised by one.
 *
 * @throws RangeError for a first revision whose facts are not all given.
 */
export const nextIndex = (
  current: IndexPredicate | undefined,
  standing: ArchiveDirectory,
  { layout, previous, now, expiresDays, note, releases = same, facts = {}, trust, archive, page: pageOf }: IndexInput,
): NextIndex => {
  const created = rfc3339(now);
  const counter = (current?.counter ?? 0) + 1;
  const { product, trustedKeys, threshold, families, retiredKeys, trustSets: sets } = { ...current, ...facts };
  if (product === undefined || !trustedKeys || threshold === undefined)
    throw new RangeError('a first revision states its product and whom it trusts');
  const coming = [...releases(current?.releases ?? [])].map((release) => begun(release, created));
  const own = { trustedKeys, threshold, trustSets: sets };
  const { releases: trusting, trustSets } = recordTrust(current, own, coming, trust, archivedIn(standing));
  const all = trusting.map(entryInOrder).sort((a, b) => compareVersions(a.version, b.version));
  const latest = latestOf(all, created);
  const { kept, moved } = splitForArchive(all, latest, created);
  const { directory, ref, archiveObjects } = nextArchive({ current, standing, archive, layout }, moved);
  // What completes a revision is its own: signatures of TUF metadata are over its counter.
  const { tuf: _tuf, ...standingFacts }: Partial<IndexPredicate> = current ?? {};
  const { archive: _archive, ...withoutArchive } = standingFacts;
  const { page: standingPage, ...before } = ref ? standingFacts : withoutArchive;
  const made = typeof pageOf === 'function' ? pageOf({ product, trustedKeys, threshold }) : undefined;
  const page = pageOf === undefined ? standingPage : made && pageRef(made);
  // Readers without a JSON parser rely on the order of keys.
  const predicate = predicateInOrder({
    ...before,
    product,
    channel: layout.channel,
    counter,
    previous,
    created,
    expires: rfc3339(new Date(now.getTime() + expiresDays * DAY_MS)),
    trustedKeys: datedKeys(current, trustedKeys, counter),
    threshold,
    latest,
    releases: kept,
    ...(families === undefined ? {} : { families }),
    ...(ref ? { archive: ref } : {}),
    ...(trustSets === undefined ? {} : { trustSets }),
    ...(retiredKeys === undefined ? {} : { retiredKeys }),
    ...(page === undefined ? {} : { page }),
    change: note,
  });
  return {
    statement: indexStatement(predicate, layout),
    directory,
    archiveObjects,
    ...(made ? { page: made } : {}),
  };
};

interface ArchiveInput extends Pick<IndexInput, 'layout'> {
  readonly current: IndexPredicate | undefined;
  readonly standing: ArchiveDirectory;
  readonly archive: IndexChange['archive'];
}

/** The archive with the releases that move there, how the revision names it, and what is new of it. */
const nextArchive = (
  { current, standing, archive, layout }: ArchiveInput,
  moved: readonly IndexRelease[],
): Pick<NextIndex, 'directory' | 'archiveObjects'> & { readonly ref: IndexPredicate['archive'] } => {
  const before = archive?.directory ?? standing;
  const { directory, objects } = moved.length > 0 ? addPage(before, moved, layout) : { directory: before, objects: [] };
  const changes = moved.length > 0 || archive !== undefined;
  const ref = changes ? archiveRef(directory, layout) : current?.archive;
  const own = changes && ref ? [{ path: ref.path, bytes: jsonBytes(directory) }] : [];
  return { directory, ref, archiveObjects: [...(archive?.objects ?? []), ...objects, ...own] };
};

const pageRef = ({ path, sha256, size }: PageObject): PageRef => ({ path, sha256, size });

/** Versions that a change may bring back: nothing of them is new. */
const archivedIn = ({ groups }: ArchiveDirectory): readonly string[] => groups.flatMap(({ versions }) => versions);

const same = (releases: readonly IndexRelease[]): readonly IndexRelease[] => releases;

/** The in-toto Statement of an index: its subjects are the upgrade objects that the predicate lists. */
export const indexStatement = (predicate: IndexPredicate, layout: ChannelLayout): IndexStatement => ({
  _type: STATEMENT_TYPE,
  subject: predicate.releases.map((release) => ({
    name: layout.upgradeObject(release.version),
    digest: { sha256: release.upgradeObject.sha256 },
  })),
  predicateType: INDEX_PREDICATE,
  predicate,
});

/** The highest version that has not been withdrawn, and that everybody is offered at the time of the revision. */
export const latestOf = (releases: readonly IndexRelease[], created: string): string | null =>
  sortVersions(
    releases.filter((release) => !release.yanked && isForEverybody(release, created)).map(({ version }) => version),
  ).at(-1) ?? null;

/** Seconds are enough, and every RFC 3339 reader takes them. */
export const rfc3339 = (date: Date): string => date.toISOString().replace(/\.\d{3}Z$/, 'Z');

const splitForArchive = (releases: readonly IndexRelease[], latest: string | null, created: string) => {
  if (releases.length <= MAX_INDEXED_RELEASES) return { kept: [...releases], moved: [] };
  // Where every release is rolled out to a part of the fleet, only the newest of them still matter.
  const rollouts = releases.filter((release) => !isForEverybody(release, created)).slice(-MAX_ROLLOUTS);
  const movable = releases.filter(
    (release) => !release.barrier && !release.yanked && !rollouts.includes(release) && release.version !== latest,
  );
  const moved = movable.slice(0, ARCHIVED_AT_ONCE);
  return { kept: releases.filter((release) => !moved.includes(release)), moved };
};

const archiveRef = (directory: ArchiveDirectory, layout: ChannelLayout) => {
  // One whose last release was brought back is no archive any more.
  if (directory.pages.length === 0) return undefined;
  const sha256 = sha256Hex(jsonBytes(directory));
  return {
    path: layout.archive(sha256),
    sha256,
    releases: directory.pages.reduce((sum, page) => sum + page.releases, 0),
  };
};

/** The archive with one page more, of these releases, ascending; the page itself among the objects. */
export const addPage = (
  directory: ArchiveDirectory,
  moved: readonly IndexRelease[],
  layout: ChannelLayout,
): { readonly directory: ArchiveDirectory; readonly objects: readonly NewObject[] } => {
  const page = jsonBytes({ releases: moved });
  const sha256 = sha256Hex(page);
  const pages = [
    ...directory.pages,
    {
      path: layout.archive(sha256),
      sha256,
      first: moved[0]?.version ?? '',
      last: moved.at(-1)?.version ?? '',
      releases: moved.length,
    },
  ];
  const grown = { ...directory, pages, groups: addToGroups(directory.groups, moved) };
  return { directory: grown, objects: [{ path: layout.archive(sha256), bytes: page }] };
};

const groupKey = ({ schemas, trust }: Pick<IndexRelease, 'schemas' | 'trust'>): string =>
  JSON.stringify([schemas ?? null, trust ?? 0]);

const addToGroups = (
  groups: ArchiveDirectory['groups'],
  moved: readonly IndexRelease[],
): ArchiveDirectory['groups'] => {
  const byKey = new Map(groups.map((group) => [groupKey(group), group]));
  for (const { version, schemas, trust } of moved) {
    // The template differs at every version; only what judges a config is worth grouping by.
    const { template: _, ...judges } = schemas ?? {};
    const shared = schemas ? judges : undefined;
    const made = { ...(shared ? { schemas: shared } : {}), ...(trust === undefined ? {} : { trust }) };
    const group = byKey.get(groupKey(made)) ?? { ...made, versions: [] };
    byKey.set(groupKey(made), { ...group, versions: sortVersions([...group.versions, version]) as string[] });
  }
  return [...byKey.values()];
};
