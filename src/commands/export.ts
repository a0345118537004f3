import { resolve } from 'node:path';
import { fail, OtaError } from '../errors/ota-error.js';
import { hasErrors, strictly } from '../errors/problem.js';
import type { Host } from '../hosts/host.js';
import { withoutSecrets } from '../project/addresses.js';
import { parseHostText } from '../project/host-address.js';
import { type Paint, painter } from '../report/style.js';
import { formatBytes } from '../report/units.js';
import type { Trust } from '../signing/trust.js';
import { latestAmong } from '../site/listed-versions.js';
import type { SiteSource } from '../site/site-source.js';
import { bytesToCopy } from '../transfer/copy-channels.js';
import { type PreparedExport, prepareExport } from '../transfer/export-site.js';
import { writeExportTarball } from '../transfer/export-tarball.js';
import { type ExportTree, openExportTree, writeExportTree } from '../transfer/export-tree.js';
import { originalAddresses } from '../transfer/original-addresses.js';
import { openSpool, type Spool } from '../transfer/spool.js';
import { tarballKind } from '../transfer/tarball-kind.js';
import type { CommandContext, RunCommand } from './context.js';
import { openSite, openSiteHost } from './open-site.js';
import { openProjectSite } from './project-site.js';
import { trustOf } from './trust-of.js';

/** `export [SITE] --out PATH`: a verified copy of a site, or of some of its releases, in a directory or tarball. */
export const runExport: RunCommand = async (context) => {
  const { flags, print, services } = context;
  const { out } = flags;
  if (out === undefined) throw fail('cli-flag-missing', { flag: '--out', command: 'export' });
  const { source, channels } = await siteToExport(context);
  const trust = await trustOf(context, 'export');
  const spool = await openSpool(await services.workDirectory());
  try {
    const kind = tarballKind(out);
    const tree = kind ? undefined : await openExportTree(await directoryOf(out, context), trust);
    const prepared = await services.reporter.step(`Verify ${source.location}`, () =>
      prepareExport({
        ...{ source, trust, spool, now: services.clock() },
        ...(channels ? { channels } : {}),
        ...(flags.only ? { only: flags.only } : {}),
        ...(tree ? { history: tree.history } : {}),
      }),
    );
    const found = [...(tree?.findings ?? []), ...prepared.findings];
    const findings = flags.strict ? strictly(found) : found;
    if (hasErrors(findings)) throw new OtaError(findings);
    services.reporter.problems(findings);
    const written = await services.reporter.step(`Write ${out}`, () =>
      tree
        ? writeTree(context, tree, prepared, { trust, spool })
        : writeTarball(context, out, prepared, { trust, spool }),
    );
    const facts = { out, kind: kind ?? 'directory', ...written, ...(await factsOf(prepared)) };
    if (flags.json) print(JSON.stringify({ ok: true, ...facts, findings }));
    else for (const line of exportLines(facts, painter(context.style))) print(line);
    const { objects, bytes, sha256 } = written;
    return {
      exitCode: 0,
      result: { kind: 'export', path: out, objects, bytes, ...(sha256 === undefined ? {} : { sha256 }) },
      findings,
    };
  } finally {
    await spool.close();
  }
};

/** The site that is named, else the project's own. */
const siteToExport = async (
  context: CommandContext,
): Promise<{ readonly source: SiteSource; readonly channels: readonly string[] | undefined }> => {
  const { operands, flags } = context;
  const asked = flags.channel === undefined ? undefined : [flags.channel];
  const address = operands[0] ?? flags.site;
  if (address !== undefined) return { source: await openSite(address, context), channels: asked };
  const own = await openProjectSite(context);
  if (!own) throw fail('cli-operand-missing', { operand: 'SITE', command: 'export' });
  // Without a list nothing shows which channels there are.
  return { source: own.source, channels: asked ?? (own.source.list ? undefined : [own.project.channel]) };
};

const directoryOf = async (out: string, context: CommandContext): Promise<Host> => {
  const read = parseHostText(out);
  if ('host' in read && read.host.kind === 'directory') return openSiteHost(out, context);
  const reason = 'an export goes to a directory or a tarball, and mirror copies to other hosts';
  throw fail('cli-input-invalid', { origin: context.origins.out ?? '--out', value: withoutSecrets(out), reason });
};

interface Copying {
  readonly trust: Trust;
  readonly spool: Spool;
}

/** What an export came to. */
interface Written {
  /** Objects of the export. */
  readonly objects: number;
  /** Bytes that were written. */
  readonly bytes: number;
  /** Objects that an earlier export had written. */
  readonly same: number;
  /** Of a tarball: its own size in bytes, and digest. */
  readonly size?: number;
  readonly sha256?: string;
}

const writeTree = async (
  { services }: CommandContext,
  tree: ExportTree,
  prepared: PreparedExport,
  copying: Copying,
): Promise<Written> => {
  const progress = services.reporter.progress('objects', bytesToCopy(prepared.selection));
  const context = { ...copying, onBytes: progress.update };
  const { created, same, bytes } = await writeExportTree(tree, prepared, context).finally(progress.end);
  return { objects: created + same, bytes, same };
};

const writeTarball = async (
  { services, directory }: CommandContext,
  out: string,
  prepared: PreparedExport,
  copying: Copying,
): Promise<Written> => {
  const progress = services.reporter.progress('objects', bytesToCopy(prepared.selection));
  const { sourceDateEpoch } = services;
  const options = {
    file: resolve(directory, out),
    shown: out,
    gzip: tarballKind(out) === 'tar.gz',
    modifiedAt: sourceDateEpoch === undefined ? undefined : new Date(sourceDateEpoch * 1000),
  };
  const context = { ...copying, onBytes: progress.update };
  const { created, same, bytes, tarball } = await writeExportTarball(options, prepared, context).finally(progress.end);
  return { objects: created + same, bytes, same, ...tarball };
};

/** What was exported, as far as it follows from what was verified. */
const factsOf = async ({ source, selection }: PreparedExport) => ({
  site: source.location,
  channels: selection.map(({ report, newest, versions, whole }) => ({
    channel: report.channel,
    product: report.product,
    counter: report.counter,
    latest: latestAmong(versions, newest.predicate),
    expires: report.expires,
    whole,
    versions,
  })),
  addresses: await originalAddresses(source, selection),
});

type Facts = Written & Awaited<ReturnType<typeof factsOf>> & { readonly out: string };

const exportLines = ({ out, objects, bytes, sha256, channels, addresses }: Facts, paint: Paint): readonly string[] => {
  const part = channels.some(({ whole }) => !whole);
  const only = part ? channels.flatMap(({ versions }) => versions).map((version) => ` --only ${version}`) : [];
  return [
    ...channels.map(
      ({ product, channel, versions, whole, latest, counter }) =>
        `${product}, channel ${channel}: ${whole ? 'all' : 'the'} ${versions.length} ${versions.length === 1 ? 'version' : 'versions'}${whole ? '' : ` ${versions.join(', ')}`}, latest ${latest ?? 'none'}, revision ${counter}`,
    ),
    ...(addresses.length === 0 ? [] : [`devices that follow flist go to ${addresses.join(', ')}`]),
    ...(sha256 === undefined ? [] : [`sha256 ${sha256}`]),
    `${paint('✓ exported', 'green', 'bold')}: ${objects} objects, ${formatBytes(bytes)} written to ${out}`,
    `  verify it there: ota-release verify ${quoted(out)} --key <public key>${[...new Set(only)].join('')}`,
  ];
};

/** As a POSIX shell takes it for one word. */
const quoted = (text: string): string => (/^[\w./:@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
