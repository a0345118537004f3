import { gather } from '../../errors/gather.js';
import type { Problem } from '../../errors/problem.js';
import type { HttpSource } from '../http-source.js';
import { channelLayout } from '../layout.js';
import type { SiteSource } from '../site-source.js';
import { verifyUpgradeObject } from '../upgrade-object.js';
import { withRetired } from '../vouched-trust.js';
import { auditChannel, type ChannelAudit, pathsOf } from './channel-audit.js';
import { listedCounters } from './channel-snapshot.js';
import { channelsOf, productProblems, unlistedProblems } from './channels.js';
import { claimedVersion, inventoryProblems } from './inventory.js';
import { auditObjects } from './object-audit.js';
import { leftRecords } from './record-audit.js';
import { documentsOf } from './release-audit.js';
import type { AuditOptions, AuditReport } from './report.js';
import { type SiteReader, siteReader } from './site-reader.js';
import { leftMetadata } from './tuf-audit.js';

export type { AuditOptions, AuditReport } from './report.js';

/**
 * Audits a published site as one who trusts nothing but the keys: every signature, digest, size, pointer, counter and
 * date, the log of revisions back to the first, and over HTTP how the server treats its clients. It finds everything
 * that is wrong in one go, each problem with the object it is about; the order of problems is always the same.
 *
 * @returns a report; the site is sound where none of its problems is an error.
 */
export const auditSite = async (source: SiteSource, options: AuditOptions): Promise<AuditReport> => {
  const reader = siteReader(source, options.onProgress);
  const listing = await listingOf(source, options);
  const audits: ChannelAudit[] = [];
  for (const channel of options.only ? [options.only.channel] : channelsOf(options.channels, listing.paths)) {
    const layout = channelLayout(channel);
    audits.push(
      await auditChannel({
        reader,
        layout,
        site: source.location,
        publicUrl: source.kind === 'http' ? source.location : undefined,
        listed: listing.paths && listedCounters(listing.paths, layout),
        options,
      }),
    );
  }
  const problems = [
    ...listing.problems,
    ...audits.flatMap((audit) => audit.problems),
    ...productProblems(audits),
    ...unlistedProblems(options.excerpt ?? [], audits),
    ...leftMetadata(listing.paths ?? [], audits),
    ...(await auditObjects(
      reader,
      // Bundles have their digest in the index; who signed them may be retired since.
      withRetired(
        options.trust,
        audits.flatMap(({ contents }) => contents?.newest.predicate ?? []),
      ),
      audits.flatMap((audit) => audit.needed.filter(({ audited }) => !audited)),
    )),
    ...(listing.paths && options.channels === undefined ? await inventory(reader, options, listing.paths, audits) : []),
    ...(isHttp(source) ? await serverProblems(source, options, audits) : []),
  ];
  const channels = audits.flatMap(({ report }) => (report ? [report] : []));
  return { problems, channels, ...reader.progress() };
};

const isHttp = (source: SiteSource): source is HttpSource => source.kind === 'http';

/** A listing costs more the longer the history is, so it isn't asked for where only some versions are audited. */
const listingOf = async (
  source: SiteSource,
  { only }: AuditOptions,
): Promise<{ readonly paths?: readonly string[]; readonly problems: readonly Problem[] }> => {
  if (only || !source.list) return { problems: [] };
  const { value, problems } = await gather(() => source.list?.());
  return value ? { paths: [...value].sort(), problems } : { problems };
};

const inventory = async (
  reader: SiteReader,
  options: AuditOptions,
  paths: readonly string[],
  audits: readonly ChannelAudit[],
): Promise<readonly Problem[]> => {
  const known = new Set(audits.flatMap((audit) => [...audit.known, ...audit.needed.flatMap(pathsOf)]));
  const unfinished = paths.filter((path) => !known.has(path) && claimedVersion(path) !== undefined);
  for (const path of unfinished) for (const part of await partsOfUnfinished(reader, options, path)) known.add(part);
  for (const path of await leftRecords(reader, options.trust, paths, known)) known.add(path);
  const complete = audits.every((audit) => audit.complete);
  return inventoryProblems(paths, known, complete);
};

/** The objects of a release that is signed but not listed: one warning about it says enough. */
const partsOfUnfinished = async (
  reader: SiteReader,
  { trust }: AuditOptions,
  path: string,
): Promise<readonly string[]> => {
  const { value: bytes } = await reader.read(path);
  const { value } = bytes ? await gather(() => verifyUpgradeObject(bytes, path, trust)) : {};
  if (!value) return [];
  const { bundle } = value.statement.predicate;
  return [
    ...pathsOf({ kind: 'bundle', path: bundle.path }),
    ...documentsOf(value.statement, path).map((part) => part.path),
  ];
};

const serverProblems = async (
  source: HttpSource,
  { devices }: AuditOptions,
  audits: readonly ChannelAudit[],
): Promise<readonly Problem[]> => {
  // Loaded only where there is a web server: a directory has none to be asked.
  const { auditServer } = await import('./server-audit.js');
  const found: Problem[] = [];
  for (const { layout, report, sample } of audits)
    if (report) found.push(...(await auditServer(source, layout, sample, devices)));
  return found;
};
