import { type Gathered, gather } from '../../errors/gather.js';
import { type Problem, problem } from '../../errors/problem.js';
import { compareVersions, parseVersion } from '../../version/semver.js';
import { findRelease } from '../archive.js';
import type { Revision } from '../channel-state.js';
import { mapInOrder } from '../in-order.js';
import type { ArchiveDirectory, IndexRelease } from '../index-statement.js';
import { type ChannelLayout, minisigPath } from '../layout.js';
import { listedVersions } from '../next-index.js';
import { auditArchive, type ListedRelease } from './archive-audit.js';
import { archiveHost } from './archive-reader.js';
import { type ChannelSnapshot, settledSnapshot } from './channel-snapshot.js';
import { expiryProblems } from './expiry.js';
import { auditRelease, type NeededObject } from './release-audit.js';
import type { AuditOptions, ChannelReport } from './report.js';
import { signersOf } from './revision.js';
import { auditLog } from './revision-log.js';
import type { SiteReader } from './site-reader.js';

const DEFAULT_PATIENCE_MS = 3_000;

/** One channel of a site, and how it is read. */
export interface ChannelTarget {
  readonly reader: SiteReader;
  readonly layout: ChannelLayout;
  /** The site, for messages. */
  readonly site: string;
  /** The base that `flist` is expected to have. */
  readonly publicUrl: string | undefined;
  /** Counters of the revisions that a listing shows. */
  readonly listed: readonly number[] | undefined;
  readonly options: AuditOptions;
}

/** What the audit of a channel found. */
export interface ChannelAudit {
  readonly layout: ChannelLayout;
  readonly problems: readonly Problem[];
  /** Absent where no revision verifies. */
  readonly report?: ChannelReport;
  /** Objects that its releases need; they may be shared with other channels. */
  readonly needed: readonly NeededObject[];
  /** Whether `needed` and `known` are all that belongs to the channel: everything signed could be read. */
  readonly complete: boolean;
  /** Every path of the channel that is accounted for, apart from `needed`. */
  readonly known: readonly string[];
  /** The release that stands for all others where a web server is judged. */
  readonly sample?: IndexRelease;
}

/** Audits everything of a channel but the contents of the objects its releases share. */
export const auditChannel = async (target: ChannelTarget): Promise<ChannelAudit> => {
  const { reader, layout, options, site, listed } = target;
  const { trust, only, now, minCounter } = options;
  const context = { reader, layout, trust, site, listed, searchLog: only === undefined };
  const snapshot = await settledSnapshot(context, options.patienceMs ?? DEFAULT_PATIENCE_MS);
  const { newest, directory } = snapshot;
  const pointers = [layout.index, layout.versions, layout.latest];
  if (!newest) return { layout, problems: snapshot.problems, needed: [], complete: false, known: pointers };
  const history = only
    ? await namedReleases(target, newest, directory, only.versions)
    : await wholeHistory(target, newest, snapshot);
  const releaseContext = { reader, layout, trust, product: newest.predicate.product, publicUrl: target.publicUrl };
  const audits = await mapInOrder(history.releases, (release) => auditRelease(releaseContext, release));
  const sample = sampleOf(newest, history.releases);
  return {
    layout,
    problems: [
      ...snapshot.problems,
      ...expiryProblems(layout.index, (snapshot.index ?? newest).predicate, { now, minCounter }),
      ...history.problems,
      ...audits.flatMap(({ problems }) => problems),
    ],
    report: {
      ...reportOf(newest, directory),
      keyIds: signersOf(newest, trust),
    },
    needed: audits.flatMap(({ needed }) => needed),
    complete: history.complete && audits.every(({ complete }) => complete),
    known: [...pointers, ...history.known, ...history.releases.map(({ entry }) => layout.upgradeObject(entry.version))],
    ...(sample ? { sample } : {}),
  };
};

/** The releases to audit, in ascending order, and what was found on the way to them. */
interface History {
  readonly releases: readonly ListedRelease[];
  readonly problems: readonly Problem[];
  readonly known: readonly string[];
  /** Whether `releases` is all that there is to audit. */
  readonly complete: boolean;
}

const wholeHistory = async (
  { reader, layout, listed = [], options: { trust } }: ChannelTarget,
  newest: Revision,
  { directory }: ChannelSnapshot,
): Promise<History> => {
  const archive = await auditArchive(reader, newest.predicate, directory);
  const digests = new Map(archive.releases.map(({ entry }) => [entry.version, entry.upgradeObject.sha256]));
  const log = await auditLog({ reader, layout, trust, newest, archive: digests });
  const indexed = newest.predicate.releases.map((entry) => ({ entry, listedIn: newest.path }));
  const revisions = listed.filter((counter) => counter <= newest.predicate.counter).map(layout.revision);
  return {
    releases: [...archive.releases, ...indexed].sort(byVersion),
    problems: [...archive.problems, ...log.problems],
    known: [...revisions, ...log.directories, ...log.pages],
    complete: directory !== undefined && archive.problems.length === 0,
  };
};

/** In SemVer's order; a version that is none comes first, where it is reported. */
const byVersion = ({ entry: a }: ListedRelease, { entry: b }: ListedRelease): number => {
  const valid = Number(parseVersion(a.version) !== undefined) - Number(parseVersion(b.version) !== undefined);
  if (valid !== 0 || !parseVersion(a.version)) return valid;
  return compareVersions(a.version, b.version);
};

const namedReleases = async (
  { reader }: ChannelTarget,
  newest: Revision,
  directory: ArchiveDirectory | undefined,
  versions: readonly string[],
): Promise<History> => {
  const found = await mapInOrder(versions, (version) => namedRelease(reader, newest, directory, version));
  return {
    releases: found.flatMap(({ value }) => (value ? [value] : [])),
    problems: found.flatMap(({ problems }) => problems),
    known: [],
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
  if (value) return { value: { entry: value, listedIn: predicate.archive?.path ?? path }, problems };
  const unlisted = problem('verify-version-unlisted', { path, version }, { file: path });
  return { problems: problems.length > 0 ? problems : [unlisted] };
};

const reportOf = ({ predicate }: Revision, directory: ArchiveDirectory | undefined): Omit<ChannelReport, 'keyIds'> => {
  const { channel, product, counter, created, expires, latest, releases } = predicate;
  const versions = directory ? listedVersions(predicate, directory).length : releases.length;
  return { channel, product, counter, created, expires, latest, versions };
};

const sampleOf = ({ predicate }: Revision, releases: readonly ListedRelease[]): IndexRelease | undefined =>
  releases.find(({ entry }) => entry.version === predicate.latest)?.entry ?? releases.at(-1)?.entry;

/** The paths that an object takes up: a bundle has its signature beside it. */
export const pathsOf = ({ kind, path }: Pick<NeededObject, 'kind' | 'path'>): readonly string[] =>
  kind === 'bundle' ? [path, minisigPath(path)] : [path];
