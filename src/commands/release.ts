import { hasErrors } from '../errors/problem.js';
import type { FleetPlan } from '../rehearsal/fleet.js';
import { fleetText } from '../rehearsal/fleet-text.js';
import { publicText } from '../report/public-text.js';
import { painter } from '../report/style.js';
import { formatBytes } from '../report/units.js';
import type { Plan } from '../site/plan.js';
import { rolloutWords } from '../site/rollout.js';
import type { ReissuedFrom } from '../site/statement.js';
import { partOf } from '../steps/fleet.js';
import { type ReleaseReport, release } from '../steps/release.js';
import type { CommandContext, CommandEnd, Flags, RunCommand } from './context.js';
import { releaseInputs } from './release-inputs.js';

/** `release`: the whole flow; with `--dry-run` the plan and nothing else. */
export const runRelease: RunCommand = async (context) => {
  const { flags, services } = context;
  return endOfRelease(context, await release(services, releaseInputs(context, flags.dryRun ? 'plan' : 'release')));
};

/** Shows what a release came to, or one that was issued anew. */
export const endOfRelease = (context: CommandContext, report: ReleaseReport): CommandEnd => {
  const { flags, print } = context;
  if (flags.json) print(JSON.stringify(report));
  else for (const line of reportLines(report, context)) print(line);
  const { findings, ...facts } = report;
  return { exitCode: 0, result: { kind: 'release', release: facts }, findings };
};

/** `plan`: `release --dry-run`, under the name that says what it does. */
export const runPlan: RunCommand = (context) =>
  context.flags.fleet ? runFleetPlan(context) : runRelease({ ...context, flags: { ...context.flags, dryRun: true } });

/**
 * `plan --fleet`: what each fielded version of each family would do, and nothing else; those of `--family` and `--from` alone where they
 * are given. Exit code 2 where it would stop the release.
 */
const runFleetPlan: RunCommand = async (context) => {
  const { flags, services, print } = context;
  const report = await release(services, releaseInputs(context, 'plan'));
  const shown = report.fleet && shownPart(report.fleet, flags);
  if (flags.json) print(JSON.stringify(shown));
  else print(shown ? fleetText(shown) : 'The project names no family of devices: there is nobody to plan for.');
  const { findings, ...facts } = report;
  return { exitCode: hasErrors(findings) ? 2 : 0, result: { kind: 'release', release: facts }, findings };
};

const shownPart = (plan: FleetPlan, { family, from }: Flags): FleetPlan => {
  const part = family === undefined ? plan : partOf(plan, family);
  return from === undefined ? part : { ...part, rows: part.rows.filter(({ version }) => from.includes(version)) };
};

const reportLines = (report: ReleaseReport, { style }: CommandContext): readonly string[] => {
  const paint = painter(style);
  const { plan, outcome } = report;
  const headline = `${report.product} ${report.version} ${paint(outcome, 'bold', outcome === 'planned' ? 'cyan' : 'green')}`;
  const written = outcome === 'planned' ? ['', ...planLines(plan)] : [];
  return [
    '',
    headline,
    `  channel  ${report.channel}, latest ${latestText(plan)}`,
    ...(plan.rollout === undefined ? [] : [`  roll-out ${rolloutWords(plan.rollout)}`]),
    ...(report.reissuedFrom ? [`  from     ${fromText(report.reissuedFrom)}`] : []),
    `  bundle   ${plan.bundle.url}`,
    `           ${formatBytes(plan.bundle.size)}, sha256 ${plan.bundle.sha256}`,
    `  tag      ${report.tag} on ${report.commit.slice(0, 12)}`,
    `  index    ${outcome === 'planned' ? `revision ${plan.revision.after} to come` : `revision ${report.revision}`}`,
    `  site     ${report.site.publicUrl} (${report.site.host})`,
    ...(report.verification?.public ? [`  public   ${publicText(report.verification.public)}`] : []),
    ...(report.site.page === undefined ? [] : [`  page     ${report.site.page}`]),
    ...(report.page ? [`  forge    ${report.page.url}`] : []),
    ...written,
  ];
};

const fromText = ({ channel, version, site }: ReissuedFrom): string =>
  `${channel} ${version}${site === undefined ? '' : `, ${site}`}: the very same bundle`;

const latestText = ({ latest }: Plan): string => {
  if (latest.before === latest.after) return `stays ${latest.after ?? 'unset'}`;
  return latest.before === null ? `is ${latest.after}` : `${latest.before} → ${latest.after}`;
};

const planLines = (plan: Plan): readonly string[] =>
  plan.writes.length === 0
    ? ['Nothing to write.']
    : [
        'Would write, in this order:',
        ...plan.writes.map(({ kind, path, what }) => `  ${kind.padEnd(7)} ${path}  (${what})`),
      ];
