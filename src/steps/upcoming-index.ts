import { familySettings } from '../devices/family-settings.js';
import type { Project } from '../project/project.js';
import type { Trust } from '../signing/trust.js';
import type { Draft } from '../site/draft.js';
import type { ArchiveDirectory, IndexPredicate } from '../site/index-statement.js';
import type { ChannelLayout } from '../site/layout.js';
import { type IndexChange, listing, nextIndex } from '../site/next-index.js';
import type { DeviceFileRef } from '../site/statement.js';
import type { CommitRequest } from '../site/transaction.js';
import { indexEntry } from './index-entry.js';
import { trustedKeysOf } from './ready.js';

/** A channel as a revision says it will be. */
export interface UpcomingIndex {
  readonly predicate: IndexPredicate;
  readonly directory: ArchiveDirectory;
}

/** A release that is about to be listed. */
export interface UpcomingRelease {
  readonly project: Project;
  readonly draft: Draft;
  readonly layout: ChannelLayout;
  readonly trust: Trust;
  /** What families sign with it. */
  readonly sealed: readonly DeviceFileRef[];
  /** SHA-256 of its upgrade object; left out before that is signed. */
  readonly upgradeObjectSha256?: string;
  /** How the channel gets its page for people; the one that stands stays where this is left out. */
  readonly makePage?: IndexChange['page'];
  /** When the revision is made: how far roll-outs over time have come. */
  readonly now: Date;
}

/** Stands for the digest of what isn’t signed yet. */
const UNSIGNED = '0'.repeat(64);

/** A file that a family will sign, of which only the name is known. */
export const unsealed = (family: string, path: string): DeviceFileRef => ({ family, path, sha256: UNSIGNED, size: 0 });

/** What the revision that lists a release is made from, apart from the revision before it and the time. */
export const indexInput = async ({
  project,
  draft,
  trust,
  sealed,
  upgradeObjectSha256 = UNSIGNED,
  makePage,
}: Omit<UpcomingRelease, 'layout' | 'now'>): Promise<Omit<CommitRequest, 'recheck'>> => {
  const families = await familySettings(project);
  return {
    product: project.product,
    release: await indexEntry(project, draft.statement, upgradeObjectSha256, sealed),
    expiresDays: project.signing.expiresDays,
    trustedKeys: trustedKeysOf(trust),
    threshold: trust.threshold,
    ...(families === undefined ? {} : { families }),
    ...(makePage === undefined ? {} : { page: makePage }),
  };
};

/**
 * The index that lists a release, before that is signed: for what doesn’t depend on the digest of its upgrade object, as documents and
 * decisions of devices.
 *
 * @param newest what the channel’s newest revision says; undefined before the first.
 */
export const upcomingIndex = async (
  release: UpcomingRelease,
  newest: IndexPredicate | undefined,
  directory: ArchiveDirectory,
): Promise<UpcomingIndex> => {
  const { release: entry, expiresDays, note, page, ...facts } = await indexInput(release);
  const made = { layout: release.layout, previous: null, now: release.now, expiresDays };
  const own = page === undefined ? {} : { page };
  const next = nextIndex(newest, directory, { ...listing(entry, facts, note), ...own, ...made });
  return { predicate: next.statement.predicate, directory: next.directory };
};
