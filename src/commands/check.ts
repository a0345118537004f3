import { OtaError } from '../errors/ota-error.js';
import { hasErrors, type Problem } from '../errors/problem.js';
import { countText, problemText } from '../report/problem-text.js';
import { sarifLog } from '../report/sarif.js';
import { silentReporter } from '../report/silent.js';
import { painter } from '../report/style.js';
import { formatMatrix } from '../schemas/upgrade-paths.js';
import { type CheckReport, check } from '../steps/release.js';
import type { CommandContext, RunCommand } from './context.js';
import { releaseInputs } from './release-inputs.js';

/** `check`: everything that can be judged before a release, as text, JSON or SARIF. Exit code 2 with any error. */
export const runCheck: RunCommand = async (context) => {
  const { findings, report, exitCode } = await judge(context);
  const format = context.flags.json ? 'json' : (context.flags.format ?? 'text');
  if (format === 'json')
    context.print(JSON.stringify({ ok: exitCode === 0, ...(report ? facts(report) : {}), findings }));
  else if (format === 'sarif') context.print(JSON.stringify(sarifLog(findings, context.tool)));
  else for (const line of textLines(findings, report, context)) context.print(line);
  return exitCode;
};

const judge = async ({ services, directory, flags }: CommandContext) => {
  const inputs = releaseInputs(directory, flags, 'check');
  try {
    const report = await check({ ...services, reporter: silentReporter }, inputs);
    return { report, findings: report.findings, exitCode: 0 as const };
  } catch (error) {
    if (!(error instanceof OtaError) || !hasErrors(error.problems)) throw error;
    return { report: undefined, findings: error.problems, exitCode: error.exitCode };
  }
};

const facts = ({ product, version, matrix }: CheckReport) => ({ product, version, ...(matrix ? { matrix } : {}) });

const textLines = (findings: readonly Problem[], report: CheckReport | undefined, { style }: CommandContext) => {
  const paint = painter(style);
  const verdict = report
    ? `${paint('✓', 'green')} ${report.product} ${report.version}: ${countText(findings)}`
    : `${paint('✗', 'red')} ${countText(findings)}`;
  return [
    ...(report?.matrix ? [formatMatrix(report.matrix), ''] : []),
    ...findings.map((finding) => problemText(finding, paint)),
    verdict,
  ];
};
