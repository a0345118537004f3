import { constants } from 'node:fs';
import { access, appendFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Flags } from '../commands/context.js';
import { OtaError } from '../errors/ota-error.js';
import { type Problem, problem } from '../errors/problem.js';
import { readFailure } from '../project/read-failure.js';
import { codeQualityReport } from '../report/code-quality.js';
import { junitXml } from '../report/junit.js';
import type { Mask } from '../report/mask.js';
import { dotenvText } from '../report/outputs.js';
import type { RunRecord } from '../report/run-record.js';
import { sarifLog } from '../report/sarif.js';
import { summaryMarkdown } from '../report/summary.js';
import { fileFromRoot } from './file-from-root.js';
import { summaryLinks } from './links.js';

type ReportName = 'sarif' | 'junit' | 'codeQuality' | 'dotenv' | 'summary';
type Environment = Readonly<Record<string, string | undefined>>;

/** The report files that a run was asked for. */
export interface ReportRequest {
  readonly flags: Flags;
  readonly origins: Readonly<Record<string, string>>;
  /** Where their relative paths start. Absolute. */
  readonly directory: string;
  readonly mask: Mask;
}

const NAMES: readonly ReportName[] = ['sarif', 'junit', 'codeQuality', 'dotenv', 'summary'];

const requested = ({ flags, directory }: ReportRequest) =>
  NAMES.flatMap((name) => {
    const shown = flags[name];
    return shown === undefined ? [] : [{ name, shown, file: resolve(directory, shown) }];
  });

/**
 * Makes sure, before anything else is done, that the report files can be written, and removes those of an earlier run, so
 * that a run that is killed leaves no report rather than another's.
 *
 * @throws OtaError `cli-report-unwritable`, for all of them at once.
 */
export const prepareReportFiles = async (request: ReportRequest): Promise<void> => {
  const problems: Problem[] = [];
  for (const { name, shown, file } of requested(request)) {
    try {
      await mkdir(dirname(file), { recursive: true });
      await access(dirname(file), constants.W_OK);
      if (name !== 'summary') await rm(file, { force: true });
    } catch (error) {
      problems.push(unwritable(request, name, shown, error));
    }
  }
  if (problems.length > 0) throw new OtaError(problems);
};

/** Writes the report files of a run, masked. @throws OtaError `cli-report-unwritable`, for all of them at once. */
export const writeReportFiles = async (
  record: RunRecord,
  request: ReportRequest & { readonly environment: Environment },
): Promise<void> => {
  const problems: Problem[] = [];
  for (const { name, shown, file } of requested(request)) {
    try {
      const text = request.mask(reportText(name, record, request));
      await (name === 'summary' ? appendFile(file, text) : writeFile(file, text));
    } catch (error) {
      problems.push(unwritable(request, name, shown, error));
    }
  }
  if (problems.length > 0) throw new OtaError(problems);
};

const reportText = (
  name: ReportName,
  record: RunRecord,
  { directory, environment, flags }: ReportRequest & { readonly environment: Environment },
): string => {
  const locate = fileFromRoot(directory, environment);
  const projectFile = locate(flags.project ?? 'ota-release.yaml') ?? flags.project ?? 'ota-release.yaml';
  const links = summaryLinks(environment, locate);
  switch (name) {
    case 'sarif':
      return `${JSON.stringify(sarifLog(record.findings, record.tool, { fileFromRoot: locate, projectFile, ...links }))}\n`;
    case 'junit':
      return junitXml(record, { fileFromRoot: locate });
    case 'codeQuality':
      return `${JSON.stringify(codeQualityReport(record, { fileFromRoot: locate, projectFile }))}\n`;
    case 'dotenv':
      return dotenvText(record);
    case 'summary':
      return summaryMarkdown(record, links);
  }
};

const unwritable = ({ origins }: ReportRequest, name: ReportName, file: string, error: unknown): Problem => {
  const origin = origins[name] ?? `--${name === 'codeQuality' ? 'code-quality' : name}`;
  return problem('cli-report-unwritable', { origin, file, reason: readFailure(error) }, { file: origin });
};
