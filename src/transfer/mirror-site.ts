import { fail } from '../errors/ota-error.js';
import { type Problem, problem } from '../errors/problem.js';
import type { Host } from '../hosts/host.js';
import { lookAtPage } from '../page/standing-page.js';
import type { Trust } from '../signing/trust.js';
import { readArchiveDirectory } from '../site/archive.js';
import type { Revision } from '../site/channel-state.js';
import { sha256Hex } from '../site/json-bytes.js';
import type { ChannelLayout } from '../site/layout.js';
import type { SiteSource } from '../site/site-source.js';
import { publishViews } from '../site/transaction.js';
import { staleViews } from '../site/views.js';
import { type CopyTally, copyChannels } from './copy-channels.js';
import { hostTarget } from './copy-target.js';
import { originalAddresses } from './original-addresses.js';
import type { RecordedSource } from './recorded-source.js';
import type { Spool } from './spool.js';
import { type SurveyedChannel, surveySite } from './survey.js';
import { targetBase } from './target-base.js';
import { assertSameHistory, readTargetHistory, type TargetHistory } from './target-history.js';

/** Which site is mirrored, and to where. */
export interface MirrorRequest {
  readonly source: SiteSource;
  readonly host: Host;
  readonly trust: Trust;
  readonly spool: Spool;
  readonly clock: () => Date;
  /** The channels; all where it is left out. */
  readonly channels?: readonly string[];
}

/** A mirror whose source has been verified, and whose target has the same history as far as it goes. */
export interface PreparedMirror {
  readonly source: RecordedSource;
  readonly channels: readonly MirroredChannel[];
  /** Every path of the target, where it can be listed. */
  readonly names?: ReadonlySet<string>;
  readonly findings: readonly Problem[];
}

/** A channel, and what of it the target lacks. */
export interface MirroredChannel extends SurveyedChannel {
  /** Views that are behind, in the order in which they are written. */
  readonly stale: readonly string[];
}

/**
 * Verifies what the target lacks of a site: the releases that its pointers don't name yet, and the log from its own newest
 * revision on. What the target has is found in a few reads, and is not read from the source again.
 *
 * @throws OtaError with every problem of a site that doesn't verify; `transfer-target-ahead`, `transfer-diverged`, `host-…`.
 */
export const prepareMirror = async (request: MirrorRequest): Promise<PreparedMirror> => {
  const { host, trust } = request;
  const names = host.capabilities.lists ? new Set(await host.list('')) : undefined;
  const known = names ? { names } : {};
  const histories = new Map<string, TargetHistory>();
  const survey = await surveySite({
    ...request,
    now: request.clock(),
    wish: async (layout) => {
      const history = await readTargetHistory({ host, layout, trust, ...known });
      histories.set(layout.channel, history);
      const base = targetBase(history, layout, names);
      return base ? { base } : {};
    },
  });
  const { source, warnings } = survey;
  const foreign: Problem[] = [];
  const channels: MirroredChannel[] = [];
  for (const channel of survey.channels) {
    const { layout, newest, directory } = channel;
    const history = histories.get(layout.channel);
    const compared = { layout, newest, revision: source.recorded, site: source.location, target: host.location };
    if (history) await assertSameHistory(history, compared);
    const page = await lookAtPage({ host, layout, predicate: newest.predicate, wanted: false });
    if (page.kind === 'foreign')
      foreign.push(
        problem('page-foreign', { path: layout.page, location: host.location, named: true }, { file: layout.page }),
      );
    channels.push({
      ...channel,
      lowest: (history?.counter ?? 0) + 1,
      archive: await archiveBeyond(channel, source, history?.newest, names),
      stale: await staleViews(host, layout, newest, directory, [], page),
    });
  }
  return { source, channels, findings: [...warnings, ...foreign], ...known };
};

/** What the target lacks of the archive: it has what its own newest revision names. */
const archiveBeyond = async (
  { archive }: SurveyedChannel,
  source: RecordedSource,
  standing: Revision | undefined,
  names: ReadonlySet<string> | undefined,
): Promise<ReadonlyMap<string, string>> => {
  const held = names ?? (standing ? await archiveOf(standing, source) : new Set());
  return new Map([...archive].filter(([path]) => !held.has(path)));
};

const archiveOf = async ({ predicate }: Revision, source: RecordedSource): Promise<ReadonlySet<string>> => {
  const read = async (path: string) => {
    const bytes = await source.read(path);
    return bytes && { bytes, etag: '' };
  };
  const directory = await readArchiveDirectory({ read }, predicate);
  return new Set([
    predicate.archive?.path ?? '',
    predicate.page?.path ?? '',
    ...directory.pages.map(({ path }) => path),
  ]);
};

/** What a mirror did. */
export interface MirrorResult extends CopyTally {
  /** Views that were written, in order. */
  readonly written: readonly string[];
  /** Where the copied upgrade objects send devices that follow `flist`. */
  readonly addresses: readonly string[];
  readonly findings: readonly Problem[];
}

/** What `writeMirror` needs besides. */
export interface MirrorServices {
  readonly host: Host;
  readonly trust: Trust;
  readonly spool: Spool;
  readonly clock: () => Date;
  readonly backOff: (attempt: number) => Promise<void>;
  readonly onBytes?: (bytes: number) => void;
}

/**
 * Copies what the target lacks: objects first, then the revisions one by one, then the pointers. Killed at any place, it is
 * finished by the next run; readers of the target never see a pointer to something that isn't there.
 *
 * @throws OtaError `verify-…`, `transfer-object-differs`, `transfer-diverged`, `site-views-contended`, `host-…`.
 */
export const writeMirror = async (
  { source, channels }: PreparedMirror,
  services: MirrorServices,
): Promise<MirrorResult> => {
  const { host } = services;
  const tally = await copyChannels({ ...services, source, target: hostTarget(host), channels });
  const written: string[] = [];
  for (const { layout, newest: revision, directory } of channels) {
    const published = await publishViews({ ...services, layout, signers: [] }, { revision, directory });
    await assertStands(host, layout, revision, source.location);
    written.push(...published.written);
  }
  const addresses = await originalAddresses(source, channels);
  return { ...tally, written, addresses, findings: addressFindings(host.location, addresses) };
};

/** Somebody else may have gone on from another revision at the same moment. */
const assertStands = async (host: Host, layout: ChannelLayout, newest: Revision, site: string): Promise<void> => {
  const path = layout.revision(newest.predicate.counter);
  const stored = await host.read(path);
  if (!stored || sha256Hex(stored.bytes) !== newest.sha256)
    throw fail('transfer-diverged', { target: host.location, site, path });
};

/** Nothing is to be said of a mirror that has the original's address. */
const addressFindings = (target: string, addresses: readonly string[]): readonly Problem[] => {
  const elsewhere = addresses.filter((address) => address !== target);
  return elsewhere.length === 0 ? [] : [problem('transfer-flist-elsewhere', { target, addresses: elsewhere })];
};
