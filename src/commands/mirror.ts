import { fail, OtaError } from '../errors/ota-error.js';
import { hasErrors, type Problem } from '../errors/problem.js';
import type { Host } from '../hosts/host.js';
import { type Paint, painter } from '../report/style.js';
import { formatBytes } from '../report/units.js';
import type { Trust } from '../signing/trust.js';
import { bytesToCopy } from '../transfer/copy-channels.js';
import { type MirrorResult, type PreparedMirror, prepareMirror, writeMirror } from '../transfer/mirror-site.js';
import { missingPaths } from '../transfer/missing-paths.js';
import { openSpool, type Spool } from '../transfer/spool.js';
import type { CommandContext, RunCommand } from './context.js';
import { openSite, openSiteHost } from './open-site.js';
import { trustOf } from './trust-of.js';

/** `mirror FROM TO`: copies a verified site from one host to another; what is there already is not read again. */
export const runMirror: RunCommand = async (context) => {
  const { flags, print, services, style } = context;
  const [from, to] = addresses(context);
  const source = await openSite(from, context);
  const host = await openSiteHost(to, context, { oneAtATime: flags.oneAtATime ?? false });
  const trust = await trustOf(context, 'mirror');
  const spool = await openSpool(await services.workDirectory());
  try {
    const preflight = flags.dryRun ? [] : await checkedHost(host);
    const prepared = await services.reporter.step(`Verify ${source.location}`, () =>
      prepareMirror({
        ...{ source, host, trust, spool, clock: services.clock },
        ...(flags.channel === undefined ? {} : { channels: [flags.channel] }),
      }),
    );
    const mirrored = flags.dryRun
      ? await planned(host, prepared)
      : await copied(context, { host, trust, spool }, prepared);
    const findings = [...preflight, ...prepared.findings, ...mirrored.findings];
    services.reporter.problems(findings);
    const facts = { from: source.location, to: host.location, ...mirrored, ...factsOf(prepared), findings };
    if (flags.json) print(JSON.stringify({ ok: true, ...facts }));
    else for (const line of mirrorLines(facts, painter(style))) print(line);
    const { outcome, objects, bytes } = mirrored;
    return {
      exitCode: 0,
      result: { kind: 'mirror', from: facts.from, to: facts.to, outcome, objects, bytes },
      findings,
    };
  } finally {
    await spool.close();
  }
};

const addresses = ({ operands, flags }: CommandContext): readonly [from: string, to: string] => {
  // An action has no operands: its inputs are named.
  const from = operands[0] ?? flags.site;
  const to = operands[1] ?? flags.to;
  if (from === undefined) throw fail('cli-operand-missing', { operand: 'FROM', command: 'mirror' });
  if (to === undefined) throw fail('cli-operand-missing', { operand: 'TO', command: 'mirror' });
  return [from, to];
};

const checkedHost = async (host: Host): Promise<readonly Problem[]> => {
  const problems = await host.preflight();
  if (hasErrors(problems)) throw new OtaError(problems);
  return problems;
};

/** What a mirror came to, or would come to. */
interface Mirrored {
  readonly outcome: 'published' | 'unchanged' | 'planned';
  /** Objects and pointers that were written. */
  readonly objects: number;
  readonly bytes: number;
  /** Objects that were there. */
  readonly same: number;
  /** Of a dry run: every path that would be written, in order. */
  readonly writes?: readonly string[];
  /** Where copied upgrade objects send devices that follow `flist`. */
  readonly addresses: readonly string[];
  readonly findings: readonly Problem[];
}

const planned = async (host: Host, prepared: PreparedMirror): Promise<Mirrored> => {
  const writes = await missingPaths(host, prepared);
  const bytes = bytesToCopy(prepared.channels);
  return { outcome: 'planned', objects: writes.length, bytes, same: 0, writes, addresses: [], findings: [] };
};

const copied = async (
  { services }: CommandContext,
  parts: { readonly host: Host; readonly trust: Trust; readonly spool: Spool },
  prepared: PreparedMirror,
): Promise<Mirrored> => {
  const { clock, backOff, reporter } = services;
  const result = await reporter.step(`Copy to ${parts.host.location}`, async () => {
    const progress = reporter.progress('objects', bytesToCopy(prepared.channels));
    return writeMirror(prepared, { ...parts, clock, backOff, onBytes: progress.update }).finally(progress.end);
  });
  return mirroredOf(result);
};

const mirroredOf = ({ created, bytes, same, written, addresses: given, findings }: MirrorResult): Mirrored => {
  const objects = created + written.length;
  return { outcome: objects === 0 ? 'unchanged' : 'published', objects, bytes, same, addresses: given, findings };
};

const factsOf = ({ channels }: PreparedMirror) => ({
  channels: channels.map(({ report, releases }) => ({ ...report, releases: releases.length })),
});

type Facts = Mirrored & ReturnType<typeof factsOf> & { readonly to: string };

const mirrorLines = ({ outcome, objects, bytes, to, writes, channels }: Facts, paint: Paint): readonly string[] => [
  ...channels.map(
    ({ product, channel, counter, latest, releases }) =>
      `${product}, channel ${channel}: revision ${counter}, latest ${latest ?? 'none'}, ${releases} ${releases === 1 ? 'release' : 'releases'} new to it`,
  ),
  ...(writes === undefined ? [] : ['Would write, in this order:', ...writes.map((path) => `  ${path}`)]),
  ...(outcome === 'planned' ? [] : [doneLine({ outcome, objects, bytes, to }, paint)]),
];

const doneLine = (
  { outcome, objects, bytes, to }: Pick<Facts, 'outcome' | 'objects' | 'bytes' | 'to'>,
  paint: Paint,
): string =>
  outcome === 'unchanged'
    ? `${paint('✓ unchanged', 'green', 'bold')}: ${to} has all of it`
    : `${paint('✓ mirrored', 'green', 'bold')}: ${objects} objects, ${formatBytes(bytes)} written to ${to}`;
