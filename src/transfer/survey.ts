import { gather } from '../errors/gather.js';
import { OtaError } from '../errors/ota-error.js';
import { hasErrors, type Problem } from '../errors/problem.js';
import type { Trust } from '../signing/trust.js';
import { type AuditedRelease, auditChannel, type ChannelAudit } from '../site/audit/channel-audit.js';
import type { ChannelBase } from '../site/audit/channel-history.js';
import { listedCounters } from '../site/audit/channel-snapshot.js';
import { channelsOf, productProblems } from '../site/audit/channels.js';
import type { ChannelReport } from '../site/audit/report.js';
import { siteReader } from '../site/audit/site-reader.js';
import type { Revision } from '../site/channel-state.js';
import type { ArchiveDirectory, IndexRelease } from '../site/index-statement.js';
import { type ChannelLayout, channelLayout } from '../site/layout.js';
import type { SiteSource } from '../site/site-source.js';
import { type RecordedSource, recordedSource } from './recorded-source.js';
import type { Spool } from './spool.js';

/** What is wanted of one channel. */
export interface ChannelWish {
  /** The versions that are wanted, where not all are. */
  readonly excerpt?: readonly string[];
  /** What the target has of the channel. */
  readonly base?: ChannelBase;
}

/** Which site is read, and how it is verified. */
export interface SurveyRequest {
  readonly source: SiteSource;
  readonly trust: Trust;
  readonly now: Date;
  readonly spool: Spool;
  /** The channels that are wanted; all of the site where it can say which, else the stable one. */
  readonly channels?: readonly string[];
  readonly wish: (layout: ChannelLayout) => Promise<ChannelWish> | ChannelWish;
  /** How long index and pointers are read again where they disagree; as an audit by default. */
  readonly patienceMs?: number;
}

/** A channel of which everything signed has been verified, apart from the contents of what its releases need. */
export interface SurveyedChannel {
  readonly layout: ChannelLayout;
  readonly report: ChannelReport;
  readonly newest: Revision;
  readonly directory: ArchiveDirectory;
  /** Every release that the channel lists, ascending; with a base, those that the target lacks. */
  readonly listed: readonly IndexRelease[];
  /** Those of them that are wanted, or more; ascending. */
  readonly releases: readonly AuditedRelease[];
  /** SHA-256 of every archive directory and page that the verified revisions name, by its path. */
  readonly archive: ReadonlyMap<string, string>;
  /** Paths of the roots of its TUF repository, oldest first. */
  readonly roots: readonly string[];
  /** The lowest counter that was read; the target has all before it. */
  readonly lowest: number;
}

/** A site that may be copied. */
export interface Survey {
  readonly channels: readonly SurveyedChannel[];
  readonly warnings: readonly Problem[];
  /** What was read, as it was verified. */
  readonly source: RecordedSource;
}

/**
 * Reads everything signed of a site and verifies it as an audit does: indexes, pointers, the log of revisions, the archive,
 * the upgrade objects. Each object is read once and kept; what the releases need is left to whoever copies it.
 *
 * @throws OtaError with every problem that an audit would find, where one is an error: nothing of such a site is copied.
 */
export const surveySite = async (request: SurveyRequest): Promise<Survey> => {
  const source = recordedSource(request.source, request.spool);
  const reader = siteReader(source);
  const listing = request.channels || !source.list ? { problems: [] } : await gather(() => source.list?.());
  const audits: { readonly audit: ChannelAudit; readonly lowest: number }[] = [];
  for (const channel of channelsOf(request.channels, listing.value)) {
    const layout = channelLayout(channel);
    const { excerpt, base } = await request.wish(layout);
    const patience = request.patienceMs === undefined ? {} : { patienceMs: request.patienceMs };
    const audit = await auditChannel({
      reader,
      layout,
      site: source.location,
      // A copy is read elsewhere anyway; where its releases send devices is told once, and not of each.
      publicUrl: undefined,
      listed: listing.value && listedCounters([...listing.value].sort(), layout),
      options: { trust: request.trust, now: request.now, ...patience, ...(excerpt ? { excerpt } : {}) },
      ...(base ? { base } : {}),
    });
    audits.push({ audit, lowest: Math.max(1, base?.counter ?? 1) });
  }
  const problems = [
    ...listing.problems,
    ...audits.flatMap(({ audit }) => audit.problems),
    ...productProblems(audits.map(({ audit }) => audit)),
  ];
  if (hasErrors(problems)) throw new OtaError(problems);
  return { channels: audits.flatMap(({ audit, lowest }) => surveyed(audit, lowest)), warnings: problems, source };
};

const surveyed = ({ layout, report, contents }: ChannelAudit, lowest: number): readonly SurveyedChannel[] =>
  report && contents?.directory ? [{ ...contents, directory: contents.directory, layout, report, lowest }] : [];
