import { OtaError } from '../errors/ota-error.js';
import { hasErrors, type Problem, problem } from '../errors/problem.js';
import { FAULTS, type Fault, faultNamed } from '../rehearsal/faults.js';
import { rehearsalFacts } from '../rehearsal/rehearsal-report.js';
import { messageLine, reportLines } from '../rehearsal/rehearsal-text.js';
import { rehearseSite } from '../rehearsal/rehearse-site.js';
import { countText } from '../report/problem-text.js';
import { painter } from '../report/style.js';
import { parseVersion } from '../version/semver.js';
import type { CommandContext, RunCommand } from './context.js';
import { type OpenedRehearsal, publishedRehearsal, stagedRehearsal } from './rehearsed-site.js';

/**
 * `rehearse [SITE] | --staged`: takes a release as its devices would: that of a site, or what a release of the project would publish.
 * With `--json` a line for each message of a device, and one for what it came to. Exit code 3 where devices refuse what they get, 1
 * where an update fails.
 */
export const runRehearse: RunCommand = async (context) => {
  const { flags, services } = context;
  const { faults, problems } = readFaults(flags.fault ?? []);
  const wrong = [...problems, ...versionProblems(context)];
  if (wrong.length > 0) throw new OtaError(wrong);
  const opened = flags.staged ? await stagedRehearsal(context) : await publishedRehearsal(context);
  const { project } = opened;
  const report = await services.reporter.step(`Rehearse ${opened.location}`, () =>
    rehearseSite(
      {
        workDirectory: services.workDirectory,
        openSandbox: (scratch) => services.openSandbox(project?.rehearsal.isolation ?? 'auto', scratch),
        now: services.clock,
        ...(flags.json ? { onMessage: (message) => context.print(messageLine(message)) } : {}),
      },
      {
        ...opened,
        from: flags.from ?? [],
        faults,
        timeoutMs: (project?.rehearsal.timeout ?? DEFAULT_TIMEOUT_SECONDS) * 1000,
        installsFirst: 'all',
      },
    ),
  );
  const findings = [...opened.findings, ...report.problems];
  const bad = hasErrors(findings);
  if (flags.json) {
    const { families, target, isolation } = report;
    context.print(JSON.stringify({ ok: !bad, site: opened.location, target, isolation, families, findings }));
  } else showText(context, opened, reportLines(report, { paint: painter(context.style) }), findings);
  return {
    exitCode: bad ? new OtaError(findings).exitCode : 0,
    result: { kind: 'rehearse', site: opened.location, rehearsal: rehearsalFacts(report) },
    findings,
  };
};

/** As the project file’s schema has it, for a site without a project. */
const DEFAULT_TIMEOUT_SECONDS = 60;
const ALL = 'all';

const readFaults = (
  names: readonly string[],
): { readonly faults: readonly Fault[]; readonly problems: readonly Problem[] } => {
  const unknown = names.filter((name) => name !== ALL && faultNamed(name) === undefined);
  const known = [...FAULTS, ALL];
  return {
    faults: FAULTS.filter((fault) => names.includes(fault) || names.includes(ALL)),
    problems: unknown.map((fault) => problem('rehearsal-fault-unknown', { fault, known })),
  };
};

const versionProblems = ({ flags, origins }: CommandContext): readonly Problem[] =>
  (flags.from ?? [])
    .filter((version) => parseVersion(version) === undefined)
    .map((value) =>
      problem('cli-input-invalid', { origin: origins.from ?? '--from', value, reason: 'it is no SemVer version' }),
    );

const showText = (
  { print, showFindings, style }: CommandContext,
  { location }: OpenedRehearsal,
  lines: readonly string[],
  findings: readonly Problem[],
): void => {
  const paint = painter(style);
  for (const line of lines) print(line);
  showFindings(findings);
  const mark = hasErrors(findings) ? paint('✗ rehearsal failed', 'red', 'bold') : paint('✓ rehearsed', 'green', 'bold');
  print(`${mark}: ${location}, ${countText(findings)}`);
};
