import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail } from '../errors/ota-error.js';
import { hasErrors } from '../errors/problem.js';
import { countText } from '../report/problem-text.js';
import { type Paint, painter } from '../report/style.js';
import { formatBytes } from '../report/units.js';
import { type AuditReport, auditSite } from '../site/audit/audit-site.js';
import { directorySource } from '../site/directory-source.js';
import { httpSource } from '../site/http-source.js';
import type { SiteSource } from '../site/site-source.js';
import type { CommandContext, RunCommand } from './context.js';
import { trustOf } from './trust-of.js';

/** `verify SITE --key …`: audits a whole site, in a directory or over HTTP, with the trusted keys. Exit code 3 with any error. */
export const runVerify: RunCommand = async (context) => {
  const { flags, operands, services, print, style } = context;
  const site = operands[0] ?? flags.site;
  if (site === undefined) throw fail('cli-operand-missing', { operand: 'SITE', command: 'verify' });
  const trust = await trustOf(context, 'verify');
  const source = await openSource(site, context);
  const report = await services.reporter.step(`Verify ${source.location}`, () =>
    auditSite(source, {
      trust,
      now: services.clock(),
      ...(flags.channel === undefined ? {} : { channels: [flags.channel] }),
      ...(flags.minCounter === undefined ? {} : { minCounter: flags.minCounter }),
    }),
  );
  const findings = flags.strict ? report.problems.map((p) => ({ ...p, severity: 'error' as const })) : report.problems;
  const bad = hasErrors(findings);
  if (flags.json) print(JSON.stringify({ ok: !bad, site: source.location, ...report, problems: findings }));
  else {
    context.showFindings(findings);
    for (const line of reportLines({ ...report, problems: findings }, painter(style))) print(line);
  }
  const { objects, bytes, channels } = report;
  return {
    exitCode: bad ? 3 : 0,
    result: { kind: 'verify', site: source.location, objects, bytes, channels },
    findings,
  };
};

const openSource = async (site: string, { directory }: CommandContext): Promise<SiteSource> =>
  /^https?:\/\//i.test(site) ? httpSource(site) : directorySource(pathOf(site, directory), site);

const pathOf = (site: string, directory: string): string =>
  site.startsWith('file:') ? fileURLToPath(site) : resolve(directory, site);

const reportLines = (report: AuditReport, paint: Paint): readonly string[] => {
  const bad = hasErrors(report.problems);
  const mark = bad ? paint('✗ not verified', 'red', 'bold') : paint('✓ verified', 'green', 'bold');
  return [
    ...report.channels.map(
      ({ channel, product, counter, latest, versions, expires }) =>
        `${product}, channel ${channel}: ${versions} ${versions === 1 ? 'version' : 'versions'}, latest ${latest ?? 'none'}, revision ${counter}, good until ${expires}`,
    ),
    `${mark}: ${report.objects} objects, ${formatBytes(report.bytes)}, ${countText(report.problems)}`,
  ];
};
