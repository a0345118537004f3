import type { Problem } from '../../errors/problem.js';
import type { Revision } from '../channel-state.js';
import { mapInOrder } from '../in-order.js';
import type { ArchiveDirectory, IndexRelease } from '../index-statement.js';
import { type ChannelLayout, minisigPath } from '../layout.js';
import { listedVersions } from '../next-index.js';
import type { ListedRelease } from './archive-audit.js';
import { type ChannelBase, namedReleases, wholeHistory } from './channel-history.js';
import { settledSnapshot } from './channel-snapshot.js';
import { documentPaths } from './device-documents.js';
import { expiryProblems } from './expiry.js';
import { auditRelease, type NeededObject } from './release-audit.js';
import type { AuditOptions, ChannelReport } from './report.js';
import { signersOf } from './revision.js';
import type { SiteReader } from './site-reader.js';
import { auditTuf, NONE, tufNamesSoFar } from './tuf-audit.js';

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
  /** What the one who asks has of the channel already: what is new to them is audited. */
  readonly base?: ChannelBase;
  readonly options: AuditOptions;
}

/** A release whose objects were audited, apart from the contents of those it shares with others. */
export interface AuditedRelease extends ListedRelease {
  readonly needed: readonly NeededObject[];
}

/** What was read of a channel whose newest revision verifies. */
export interface ChannelContents {
  readonly newest: Revision;
  /** Absent where the archive can't be read. */
  readonly directory?: ArchiveDirectory;
  /** Every release that the index and the archive list, ascending; of a channel with a base, those that it lacks. */
  readonly listed: readonly IndexRelease[];
  /** Those whose objects were audited, ascending. */
  readonly releases: readonly AuditedRelease[];
  /** SHA-256 of every archive directory and page that the audited revisions name, by its path. */
  readonly archive: ReadonlyMap<string, string>;
  /** Paths of the roots of its TUF repository, oldest first. */
  readonly roots: readonly string[];
}

/** What the audit of a channel found. */
export interface ChannelAudit {
  readonly layout: ChannelLayout;
  readonly problems: readonly Problem[];
  /** Absent where no revision verifies. */
  readonly report?: ChannelReport;
  /** Absent where no revision verifies. */
  readonly contents?: ChannelContents;
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
  const { reader, layout, options, site, listed, base } = target;
  const { trust, only, excerpt, now, minCounter, lookAhead } = options;
  const context = {
    ...{ reader, layout, trust, site, listed, searchLog: only === undefined, lookAhead },
    ...(excerpt ? { excerpt } : {}),
    withPage: only === undefined || only.page === true,
  };
  const snapshot = await settledSnapshot(context, options.patienceMs ?? DEFAULT_PATIENCE_MS);
  const { newest, directory } = snapshot;
  const pointers = [layout.index, layout.versions, layout.latest, layout.page];
  if (!newest) return { layout, problems: snapshot.problems, needed: [], complete: false, known: pointers };
  const historyContext = { reader, layout, trust, listed, ...(base ? { base } : {}) };
  const history = only
    ? await namedReleases(historyContext, newest, directory, only.versions)
    : await wholeHistory(historyContext, newest, directory);
  const part = partOf(excerpt, snapshot.held);
  const releases = part ? history.releases.filter(({ entry }) => part.has(entry.version)) : history.releases;
  const { product } = newest.predicate;
  const releaseContext = { reader, layout, trust, keys: newest.predicate, product, publicUrl: target.publicUrl };
  const audits = await mapInOrder(releases, (release) => auditRelease(releaseContext, release));
  const tuf = snapshot.held
    ? NONE
    : await auditTuf({ reader, layout, now, whole: only === undefined, lookAhead }, newest);
  const sample = sampleOf(newest, releases);
  return {
    layout,
    problems: [
      ...snapshot.problems,
      ...expiryProblems(layout.index, (snapshot.index ?? newest).predicate, { now, minCounter }),
      ...history.problems,
      ...audits.flatMap(({ problems }) => problems),
      ...tuf.problems,
    ],
    report: {
      ...reportOf(newest, directory),
      keyIds: signersOf(newest, trust),
    },
    contents: {
      newest,
      ...(directory ? { directory } : {}),
      listed: history.releases.map(({ entry }) => entry),
      releases: releases.map((release, position) => ({ ...release, needed: audits[position]?.needed ?? [] })),
      archive: history.archive,
      roots: tuf.roots,
    },
    needed: audits.flatMap(({ needed }) => needed),
    complete: !part && history.complete && audits.every(({ complete }) => complete),
    known: [
      ...pointers,
      ...documentPaths(layout, newest, directory),
      ...history.known,
      ...tufNamesSoFar(
        layout,
        newest.predicate,
        history.releases.map(({ entry }) => entry),
        listed ?? [],
      ),
      ...history.releases.map(({ entry }) => layout.upgradeObject(entry.version)),
    ],
    ...(sample ? { sample } : {}),
  };
};

/** The versions that are audited where a site may hold a part alone: what is asked for, and what its pointers name. */
const partOf = (
  excerpt: readonly string[] | undefined,
  held: readonly string[] | undefined,
): ReadonlySet<string> | undefined => (excerpt || held ? new Set([...(excerpt ?? []), ...(held ?? [])]) : undefined);

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
