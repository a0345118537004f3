import { type Gathered, gather } from '../../errors/gather.js';
import { type Problem, problem } from '../../errors/problem.js';
import type { Trust } from '../../signing/trust.js';
import { compareVersions, parseVersion } from '../../version/semver.js';
import { archivedVersions, findRelease, isPruned } from '../archive.js';
import type { Revision } from '../channel-state.js';
import { mapInOrder } from '../in-order.js';
import type { ArchiveDirectory } from '../index-statement.js';
import type { ChannelLayout } from '../layout.js';
import { auditArchive, type ListedRelease } from './archive-audit.js';
import { archiveHost } from './archive-reader.js';
import { auditLog } from './revision-log.js';
import type { SiteReader } from './site-reader.js';

/** What is needed to find out what a channel has released. */
export interface HistoryContext {
  readonly reader: SiteReader;
  readonly layout: ChannelLayout;
  readonly trust: Trust;
  /** Counters of the revisions that a listing shows. */
  readonly listed: readonly number[] | undefined;
  /** What the one who asks has of the channel already. */
  readonly base?: ChannelBase;
}

/** What somebody has of a channel already: the audit goes back so far and no further. */
export interface ChannelBase {
  /** Counter of the newest revision that they have; that one is still read. */
  readonly counter: number;
  /** Whether they have the release of a version that the channel lists, perhaps as withdrawn, with all that belongs to it. */
  readonly has: (version: string, withdrawn: boolean) => boolean;
  /** Whether they have its upgrade object, all that there is to have of a pruned one. Absent where nobody can say. */
  readonly hasObject?: (version: string) => boolean;
}

/** What a channel has released, and what was found on the way to it. */
export interface ChannelHistory {
  /** The releases to audit, in ascending order. */
  readonly releases: readonly ListedRelease[];
  readonly problems: readonly Problem[];
  /** Every path that is accounted for, apart from the upgrade objects and what they need. */
  readonly known: readonly string[];
  /** SHA-256 of every archive directory and page that the revisions name, and of the newest one’s page for people, by its path. */
  readonly archive: ReadonlyMap<string, string>;
  /** Whether `releases` is all that there is to audit. */
  readonly complete: boolean;
}

/** Audits the archive and the log of revisions, and gives back every release; of a channel with a base, what is new to it. */
export const wholeHistory = async (
  context: HistoryContext,
  newest: Revision,
  directory: ArchiveDirectory | undefined,
): Promise<ChannelHistory> => {
  const { reader, layout, trust, listed = [], base } = context;
  const archived = await auditArchive(reader, newest.predicate, directory, pagesBeyond(base, directory));
  const digests = new Map(archived.releases.map(({ entry }) => [entry.version, entry.upgradeObject.sha256]));
  const lowest = base ? Math.max(1, base.counter) : 1;
  const log = await auditLog({ reader, layout, trust, newest, archive: digests, lowest });
  const indexed = newest.predicate.releases.map((entry) => ({ entry, listedIn: newest.path }));
  const revisions = listed.filter((counter) => counter <= newest.predicate.counter).map(layout.revision);
  const { page } = newest.predicate;
  const archive = new Map([...log.directories, ...log.pages, ...(page ? [[page.path, page.sha256] as const] : [])]);
  return {
    releases: [...archived.releases, ...indexed].filter((release) => !isHeld(base, release)).sort(byVersion),
    problems: [...archived.problems, ...log.problems],
    known: [...revisions, ...archive.keys(), ...log.forPeople],
    archive,
    complete: directory !== undefined && archived.problems.length === 0,
  };
};

const isHeld = (base: ChannelBase | undefined, { entry: { version, yanked }, pruned }: ListedRelease): boolean =>
  (base?.has(version, yanked !== undefined) || (pruned && base?.hasObject?.(version))) ?? false;

/** The pages that may list a release which the base lacks. */
const pagesBeyond = (
  base: ChannelBase | undefined,
  directory: ArchiveDirectory | undefined,
): ArchiveDirectory['pages'] | undefined => {
  if (!base || !directory) return directory?.pages;
  const versions = archivedVersions(directory);
  const gone = new Set(directory.pruned);
  const lacking = versions.filter(
    (version) => !base.has(version, false) && !(gone.has(version) && base.hasObject?.(version)),
  );
  if (lacking.length === versions.length) return directory.pages;
  return directory.pages.filter(({ first, last }) =>
    lacking.some((version) => compareVersions(version, first) >= 0 && compareVersions(version, last) <= 0),
  );
};

/** In SemVer's order; a version that is none comes first, where it is reported. */
const byVersion = ({ entry: a }: ListedRelease, { entry: b }: ListedRelease): number => {
  const valid = Number(parseVersion(a.version) !== undefined) - Number(parseVersion(b.version) !== undefined);
  if (valid !== 0 || !parseVersion(a.version)) return valid;
  return compareVersions(a.version, b.version);
};

/** The releases of these versions alone, without the log. */
export const namedReleases = async (
  { reader }: HistoryContext,
  newest: Revision,
  directory: ArchiveDirectory | undefined,
  versions: readonly string[],
): Promise<ChannelHistory> => {
  const found = await mapInOrder(versions, (version) => namedRelease(reader, newest, directory, version));
  return {
    releases: found.flatMap(({ value }) => (value ? [value] : [])),
    problems: found.flatMap(({ problems }) => problems),
    known: [],
    archive: new Map(),
    complete: true,
  };
};

const namedRelease = async (
  reader: SiteReader,
  { path, predicate }: Revision,
  directory: ArchiveDirectory | undefined,
  version: string,
): Promise<Gathered<ListedRelease>> => {
  const indexed = predicate.releases.find((entry) => entry.version === version);
  if (indexed) return { value: { entry: indexed, listedIn: path }, problems: [] };
  // An archive that can't be read has been reported.
  if (!directory) return { problems: [] };
  const { value, problems } = await gather(() => findRelease(archiveHost(reader), predicate, directory, version));
  const pruned = isPruned(directory, version) ? { pruned: true as const } : {};
  if (value) return { value: { entry: value, listedIn: predicate.archive?.path ?? path, ...pruned }, problems };
  const unlisted = problem('verify-version-unlisted', { path, version }, { file: path });
  return { problems: problems.length > 0 ? problems : [unlisted] };
};
