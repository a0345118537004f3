import { type Problem, problem } from '../errors/problem.js';
import type { Trust } from '../signing/trust.js';
import { HEADERS_FILE, NGINX_FILE } from '../site/header-files.js';
import type { ChannelLayout } from '../site/layout.js';
import { latestAmong } from '../site/listed-versions.js';
import type { NewObject } from '../site/next-index.js';
import type { SiteSource } from '../site/site-source.js';
import { carriedPage } from './carried-page.js';
import type { RecordedSource } from './recorded-source.js';
import { latestLeftOut, partSelection, type SelectedChannel, wholeSelection } from './selection.js';
import type { Spool } from './spool.js';
import { strandedBy } from './stranded.js';
import { surveySite } from './survey.js';
import type { TargetHistory } from './target-history.js';

/** What is to be exported, of which site. */
export interface ExportRequest {
  readonly source: SiteSource;
  readonly trust: Trust;
  readonly now: Date;
  readonly spool: Spool;
  /** The channels; all where it is left out. */
  readonly channels?: readonly string[];
  /** The versions; all where it is left out. */
  readonly only?: readonly string[];
  /** What an earlier export that is extended has of a channel: that stays in its pointers. */
  readonly history?: (layout: ChannelLayout) => Promise<TargetHistory>;
}

/** A channel, and what of it is exported. */
export interface ExportedChannel extends SelectedChannel {
  /** Its page for people, with what that shows in it. */
  readonly page?: Uint8Array;
}

/** An export whose signed parts have been verified. */
export interface PreparedExport {
  readonly source: RecordedSource;
  readonly selection: readonly ExportedChannel[];
  /** What goes with a whole export for people and web servers, as it is on the site. Nobody signs it. */
  readonly people: readonly NewObject[];
  readonly findings: readonly Problem[];
}

/** What a whole export takes along besides what is signed. */
const FOR_PEOPLE = ['index.html', HEADERS_FILE, NGINX_FILE];

/**
 * Verifies a site and chooses what of it is exported.
 *
 * @throws OtaError with every problem of a site that doesn't verify; `transfer-version-unknown`,
 * `transfer-version-withdrawn`.
 */
export const prepareExport = async (request: ExportRequest): Promise<PreparedExport> => {
  const { source: site, only, channels, history } = request;
  const held = new Map<string, readonly string[]>();
  const { source, warnings, ...survey } = await surveySite({
    ...request,
    source: site,
    wish: async (layout) => {
      if (!only) return {};
      const versions = [...((await history?.(layout))?.versions ?? [])];
      held.set(layout.channel, versions);
      return { excerpt: [...only, ...versions] };
    },
  });
  const heldOf = (channel: string) => held.get(channel) ?? [];
  const selected = only ? partSelection(survey.channels, only, heldOf, site.location) : wholeSelection(survey.channels);
  const selection: ExportedChannel[] = [];
  for (const channel of selected) {
    const page = await carriedPage(source, channel);
    selection.push(page ? { ...channel, page } : channel);
  }
  const pages = new Set(selection.flatMap(({ page, layout }) => (page ? [layout.page] : [])));
  const people = only || channels ? [] : await peopleFiles(source, pages);
  return { source, selection, people, findings: [...warnings, ...selection.flatMap(partFindings)] };
};

const peopleFiles = async (source: SiteSource, pages: ReadonlySet<string>): Promise<readonly NewObject[]> => {
  const found: NewObject[] = [];
  for (const path of FOR_PEOPLE.filter((name) => !pages.has(name))) {
    const bytes = await source.read(path);
    if (bytes) found.push({ path, bytes });
  }
  return found;
};

/** What devices miss that read a part of a channel. */
const partFindings = (channel: SelectedChannel): readonly Problem[] => {
  if (channel.whole) return [];
  const { channel: name } = channel.layout;
  const latest = latestLeftOut(channel);
  const stranded = strandedBy(channel.listed, channel.versions, channel.directory.pruned);
  const highest = latestAmong(channel.versions, channel.newest.predicate) ?? '';
  return [
    ...(latest === undefined ? [] : [problem('transfer-latest-left-out', { channel: name, latest, highest })]),
    ...(stranded ? [problem('transfer-strands-devices', { channel: name, ...stranded })] : []),
  ];
};
