import { fail } from '../errors/ota-error.js';
import { hasErrors, type Problem, strictly } from '../errors/problem.js';
import { countText } from '../report/problem-text.js';
import { publicText } from '../report/public-text.js';
import type { PublicFacts } from '../report/run-record.js';
import { type Paint, painter } from '../report/style.js';
import { formatBytes } from '../report/units.js';
import type { Trust } from '../signing/trust.js';
import { type AuditReport, auditSite } from '../site/audit/audit-site.js';
import type { SiteSource } from '../site/site-source.js';
import type { CommandContext, RunCommand } from './context.js';
import { openSite } from './open-site.js';
import { openProjectSite, publicSide } from './project-site.js';
import { trustOf } from './trust-of.js';
import { isAboutState, verifyStateFile } from './verify-state.js';

/** What an audit came to, and, of a project's own site, what devices get of it. */
interface Verdict extends AuditReport {
  readonly public?: readonly PublicFacts[];
}

/**
 * `verify [SITE] --key …`: audits a whole site with the trusted keys: a directory, a host, or what a reader sees of a URL.
 * Without SITE it is the project's own, on its host and then through its public URL. Exit code 3 with any error.
 * `verify --family pantavisor --ca CA.pem STATE.json` judges one state as a device of that family does.
 */
export const runVerify: RunCommand = async (context) => {
  const { flags, print, style } = context;
  if (isAboutState(context)) return verifyStateFile(context);
  const { site, verdict } = await verified(context);
  const findings = flags.strict ? strictly(verdict.problems) : verdict.problems;
  const report = { ...verdict, problems: findings };
  const bad = hasErrors(findings);
  if (flags.json) print(JSON.stringify({ ok: !bad, site, ...report }));
  else {
    context.showFindings(findings);
    for (const line of reportLines(report, painter(style), flags.only)) print(line);
  }
  const { objects, bytes, channels } = report;
  const asked = report.public ? { public: report.public } : {};
  return { exitCode: bad ? 3 : 0, result: { kind: 'verify', site, objects, bytes, channels, ...asked }, findings };
};

const verified = async (context: CommandContext): Promise<{ readonly site: string; readonly verdict: Verdict }> => {
  const { operands, flags } = context;
  const address = operands[0] ?? flags.site;
  if (address !== undefined) {
    const trust = await trustOf(context, 'verify');
    const source = await openSite(address, context);
    return { site: source.location, verdict: await audit(context, source, trust, flags.channel) };
  }
  const own = await openProjectSite(context);
  if (!own) throw fail('cli-operand-missing', { operand: 'SITE', command: 'verify' });
  const trust = await trustOf(context, 'verify');
  // Without a list nothing shows which channels there are.
  const channel = flags.channel ?? (own.source.list ? undefined : own.project.channel);
  const report = await audit(context, own.source, trust, channel);
  const { facts, problems } = await publicSide(context, own, { trust, channels: report.channels });
  const told = new Set(report.problems.map(({ message }) => message));
  const further: readonly Problem[] = problems.filter(({ message }) => !told.has(message));
  const asked = facts.length > 0 ? { public: facts } : {};
  return { site: own.source.location, verdict: { ...report, ...asked, problems: [...report.problems, ...further] } };
};

const audit = (
  { flags, services }: CommandContext,
  source: SiteSource,
  trust: Trust,
  channel: string | undefined,
): Promise<AuditReport> =>
  services.reporter.step(`Verify ${source.location}`, () =>
    auditSite(source, {
      trust,
      now: services.clock(),
      ...(channel === undefined ? {} : { channels: [channel] }),
      ...(flags.only === undefined ? {} : { excerpt: flags.only }),
      ...(flags.family === undefined ? {} : { devices: flags.family }),
      ...(flags.minCounter === undefined ? {} : { minCounter: flags.minCounter }),
    }),
  );

const reportLines = (report: Verdict, paint: Paint, only: readonly string[] = []): readonly string[] => {
  const bad = hasErrors(report.problems);
  const mark = bad ? paint('✗ not verified', 'red', 'bold') : paint('✓ verified', 'green', 'bold');
  return [
    ...report.channels.map(
      ({ channel, product, counter, latest, versions, expires }) =>
        `${product}, channel ${channel}: ${versions} ${versions === 1 ? 'version' : 'versions'}, latest ${latest ?? 'none'}, revision ${counter}, good until ${expires}`,
    ),
    ...(report.public ?? []).map(publicText),
    `${mark}${only.map((version) => ` --only ${version}`).join('')}: ${report.objects} objects, ${formatBytes(report.bytes)}, ${countText(report.problems)}`,
  ];
};
