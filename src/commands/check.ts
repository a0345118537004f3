import { OtaError } from '../errors/ota-error.js';
import { hasErrors, type Problem } from '../errors/problem.js';
import { countText } from '../report/problem-text.js';
import type { Reporter } from '../report/reporter.js';
import type { RunResult } from '../report/run-record.js';
import { sarifLog } from '../report/sarif.js';
import { painter } from '../report/style.js';
import { formatMatrix } from '../schemas/upgrade-paths.js';
import { type CheckReport, check } from '../steps/release.js';
import type { CommandContext, RunCommand } from './context.js';
import { releaseInputs } from './release-inputs.js';

/** `check`: everything that can be judged before a release, as text, JSON or SARIF. Exit code 2 with any error. */
export const runCheck: RunCommand = async (context) => {
  const judged = await judge(context);
  const { findings, report, exitCode } = judged;
  const format = formatOf(context);
  if (format === 'json')
    context.print(JSON.stringify({ ok: exitCode === 0, ...(report ? facts(report) : {}), findings }));
  else if (format === 'sarif') context.print(JSON.stringify(sarifOf(findings, context)));
  else showText(judged, context);
  const result = report ? checked(report) : ({ kind: 'other' } as const);
  return { exitCode, result, findings };
};

const formatOf = ({ flags }: CommandContext): 'text' | 'json' | 'sarif' =>
  flags.json ? 'json' : (flags.format ?? 'text');

const checked = ({ product, version, matrix }: CheckReport): RunResult => ({
  kind: 'check',
  product,
  version,
  matrix: matrix ?? null,
});

/** What has no file of its own is placed on the project file: code scanning takes no result without a place. */
const sarifOf = (findings: readonly Problem[], { tool, fileFromRoot, flags }: CommandContext): object => {
  const projectFile = fileFromRoot(flags.project ?? 'ota-release.yaml');
  return sarifLog(findings, tool, { fileFromRoot, ...(projectFile === undefined ? {} : { projectFile }) });
};

interface Judged {
  readonly report: CheckReport | undefined;
  readonly findings: readonly Problem[];
  readonly exitCode: 0 | 1 | 2 | 3;
}

const judge = async (context: CommandContext): Promise<Judged> => {
  const { services } = context;
  // What is found is the result, and shown once, at the end.
  const reporter: Reporter = { ...services.reporter, info: () => {}, problems: () => {} };
  try {
    const report = await check({ ...services, reporter }, releaseInputs(context, 'check'));
    return { report, findings: report.findings, exitCode: 0 };
  } catch (error) {
    if (!(error instanceof OtaError) || !hasErrors(error.problems)) throw error;
    return { report: undefined, findings: error.problems, exitCode: error.exitCode };
  }
};

const facts = ({ product, version, matrix }: CheckReport) => ({ product, version, ...(matrix ? { matrix } : {}) });

const showText = ({ findings, report }: Judged, { print, showFindings, style }: CommandContext): void => {
  const paint = painter(style);
  if (report?.matrix) print(`${formatMatrix(report.matrix)}\n`);
  showFindings(findings);
  const verdict = report ? `${report.product} ${report.version}: ${countText(findings)}` : countText(findings);
  print(`${report ? paint('✓', 'green') : paint('✗', 'red')} ${verdict}`);
};
