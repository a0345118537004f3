import { fail, OtaError } from '../errors/ota-error.js';
import { hasErrors, type Problem } from '../errors/problem.js';
import type { Host } from '../hosts/host.js';
import type { Trust } from '../signing/trust.js';
import { isSiteName } from '../site/audit/inventory.js';
import type { ChannelLayout } from '../site/layout.js';
import { type CopyTally, copyChannels } from './copy-channels.js';
import { hostTarget } from './copy-target.js';
import type { PreparedExport } from './export-site.js';
import { replaceAll, replaceViews } from './selection-views.js';
import type { Spool } from './spool.js';
import { assertSameHistory, readTargetHistory, type TargetHistory } from './target-history.js';

/** A directory that gets an export, or has one that is to be extended. */
export interface ExportTree {
  readonly host: Host;
  /** What it has of a channel already. */
  readonly history: (layout: ChannelLayout) => Promise<TargetHistory>;
  readonly findings: readonly Problem[];
}

/** A revision of any channel, or a copy of one: only an export, or a site, has such a file. */
const MARKER = /^(?:channels\/[^/]+\/)?(?:revisions\/.*|index\.json)$/;

/**
 * Looks at a directory before an export is written to it.
 *
 * @throws OtaError `transfer-target-not-empty`, `host-…`.
 */
export const openExportTree = async (host: Host, trust: Trust): Promise<ExportTree> => {
  const names = await host.list('');
  // An export writes its page after its revisions: one that stands alone is of another web site, and would be lost.
  const stranger = names.find((path) => !isSiteName(path) || path === 'index.html');
  if (stranger !== undefined && !names.some((path) => MARKER.test(path)))
    throw fail('transfer-target-not-empty', { target: host.location, path: stranger });
  const findings = await host.preflight();
  if (hasErrors(findings)) throw new OtaError(findings);
  const known = new Set(names);
  return { host, findings, history: (layout) => readTargetHistory({ host, layout, trust, names: known }) };
};

/**
 * Writes an export into a directory, in the order in which readers may see it. What is there already is read and compared;
 * an export that was cut short is finished by another.
 *
 * @throws OtaError `transfer-target-ahead`, `transfer-diverged`, `transfer-object-differs`, `verify-…`, `host-…`.
 */
export const writeExportTree = async (
  { host, history }: ExportTree,
  { source, selection, people }: PreparedExport,
  context: { readonly trust: Trust; readonly spool: Spool; readonly onBytes?: (bytes: number) => void },
): Promise<CopyTally & { readonly written: readonly string[] }> => {
  const [site, target] = [source.location, host.location];
  for (const { layout, newest } of selection)
    await assertSameHistory(await history(layout), { layout, newest, revision: source.recorded, site, target });
  const tally = await copyChannels({ ...context, source, target: hostTarget(host), channels: selection });
  const written = [...(await replaceAll(host, people))];
  for (const channel of selection) written.push(...(await replaceViews(host, channel)));
  return { ...tally, written };
};
