import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProcess } from './cli.js';

/** An entry of a Code Quality report. */
export interface CodeQualityIssue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

/** What GitLab makes of the reports of a job. */
export interface ReportArtifacts {
  readonly junit: { readonly tests: number; readonly failures: number };
  readonly codeQuality: readonly CodeQualityIssue[];
  /** The variables of later jobs. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

const FOLDER = 'ota-release-reports';

/** Reads the reports among a job's artifacts. @throws Error where GitLab could not. */
export const readReports = async (artifactsDirectory: string): Promise<ReportArtifacts> => {
  const file = (name: string): string => join(artifactsDirectory, FOLDER, name);
  return {
    junit: await readJunit(file('junit.xml')),
    codeQuality: readCodeQuality(readFileSync(file('code-quality.json'), 'utf8')),
    outputs: readDotenv(readFileSync(file('outputs.env'), 'utf8')),
    summary: readFileSync(file('summary.md'), 'utf8'),
  };
};

/** By a parser that has nothing to do with whoever wrote the file. */
const READ_JUNIT = `
import json, sys, xml.etree.ElementTree as tree
cases = tree.parse(sys.argv[1]).getroot().iter('testcase')
failed = [any(child.tag in ('failure', 'error') for child in case) for case in cases]
print(json.dumps({'tests': len(failed), 'failures': sum(failed)}))
`;

const readJunit = async (file: string): Promise<ReportArtifacts['junit']> => {
  const { exitCode, stdout, stderr } = await runProcess('python3', ['-c', READ_JUNIT, file], { cwd: '/' });
  if (exitCode !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as ReportArtifacts['junit'];
};

const SEVERITIES = ['info', 'minor', 'major', 'critical', 'blocker'];

/** Each with the fields that GitLab asks for (docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format). */
const readCodeQuality = (text: string): readonly CodeQualityIssue[] => {
  const issues = JSON.parse(text) as readonly CodeQualityIssue[];
  for (const { description, check_name, fingerprint, severity, location } of issues) {
    const texts = [description, check_name, fingerprint, location.path];
    const whole = texts.every((value) => typeof value === 'string' && value !== '');
    if (!whole || !SEVERITIES.includes(severity) || !(location.lines.begin >= 1) || /^(\.?\/|\.\.)/.test(location.path))
      throw new Error(`GitLab would not show ${JSON.stringify({ description, severity, location })}`);
  }
  if (new Set(issues.map(({ fingerprint }) => fingerprint)).size < issues.length)
    throw new Error('two issues have one fingerprint');
  return issues;
};

/** docs.gitlab.com/ci/yaml/artifacts_reports/#artifactsreportsdotenv: 5 KB, no empty lines, no comments, no quotes. */
const readDotenv = (text: string): Readonly<Record<string, string>> => {
  const lines = text.split('\n').slice(0, -1);
  const odd = lines.filter((line) => !/^[A-Za-z_][A-Za-z0-9_]*=[^'"\s](.*\S)?$/.test(line));
  if (odd.length > 0 || Buffer.byteLength(text) > 5 * 1024) throw new Error(`no dotenv report: ${odd.join()}`);
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
};

/** The files below a directory, relative to it. */
export const filesBelow = (directory: string): readonly string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .sort();

/** The forms in which a secret slips into a text. */
export const secretForms = (secret: string): readonly string[] => [
  secret,
  Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  Buffer.from(secret).toString('hex'),
  encodeURIComponent(secret),
  JSON.stringify(secret).slice(1, -1),
];
