import type { Problem } from '../errors/problem.js';
import { findingLines, placeFromRoot } from './finding-place.js';
import { plainText } from './plain-text.js';
import { countText } from './problem-text.js';
import type { FileFromRoot, RunRecord, StepRecord } from './run-record.js';

/** How findings are placed in the report. */
export interface JunitOptions {
  readonly fileFromRoot: FileFromRoot;
}

/**
 * The run as a JUnit XML report, in the form that GitLab reads (GitLab, “Unit test reports”): a test case for each step and
 * for each error, warnings as the suite's output. GitLab tells test cases apart by class and name and drops what comes second,
 * so errors of one kind in one file are numbered; and it shows a failure's text, not its attributes.
 */
export const junitXml = (record: RunRecord, { fileFromRoot }: JunitOptions): string => {
  const errors = record.findings.filter(({ severity }) => severity === 'error');
  const cases = [
    ...record.steps.map((step) => stepCase(step, record)),
    ...unique(errors.map((finding) => errorCase(finding, fileFromRoot))),
  ];
  const failures = cases.filter(({ body }) => body?.startsWith('<failure')).length;
  const skipped = record.steps.filter(({ ended }) => ended === 'skipped').length;
  const total = seconds(record.steps.reduce((sum, { milliseconds }) => sum + milliseconds, 0));
  const name = `${record.tool.name} ${record.command}`;
  const counts = { tests: cases.length, failures, errors: 0, skipped, time: total };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name, ...counts })}>`,
    `  <testsuite${attributes({ name, ...counts })}>`,
    ...cases.map(caseXml),
    ...warningsXml(record.findings),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
};

interface TestCase {
  readonly classname: string;
  readonly name: string;
  readonly time: string;
  readonly file?: string;
  /** What stands in the element; nothing for a case that passed. */
  readonly body?: string;
}

const stepCase = ({ title, ended, reason = '', milliseconds }: StepRecord, record: RunRecord): TestCase => {
  const base = { classname: `${record.tool.name} ${record.command}`, name: title, time: seconds(milliseconds) };
  if (ended === 'skipped') return { ...base, body: `<skipped${attributes({ message: reason })}/>` };
  return ended === 'done' ? base : { ...base, body: failureXml(`${title} failed`, countText(record.findings)) };
};

const errorCase = (finding: Problem, fileFromRoot: FileFromRoot): TestCase => {
  const path = placeFromRoot(finding, fileFromRoot)?.path;
  return {
    classname: path ?? finding.place?.file ?? 'ota-release',
    name: finding.code,
    time: seconds(0),
    ...(path === undefined ? {} : { file: path }),
    body: failureXml(finding.message, findingLines(finding).join('\n')),
  };
};

const unique = (cases: readonly TestCase[]): readonly TestCase[] => {
  const seen = new Map<string, number>();
  return cases.map((testCase) => {
    const key = `${testCase.classname}\n${testCase.name}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? testCase : { ...testCase, name: `${testCase.name} (${count})` };
  });
};

const caseXml = ({ body, ...rest }: TestCase): string =>
  body === undefined
    ? `    <testcase${attributes(rest)}/>`
    : `    <testcase${attributes(rest)}>\n      ${body}\n    </testcase>`;

const failureXml = (message: string, text: string): string =>
  `<failure${attributes({ message })}>${escapeXml(text)}</failure>`;

const warningsXml = (findings: readonly Problem[]): readonly string[] => {
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  if (warnings.length === 0) return [];
  const text = warnings.map((finding) => `warning: ${findingLines(finding).join('\n')} [${finding.code}]`).join('\n\n');
  return [`    <system-out>${escapeXml(text)}</system-out>`];
};

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);

const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value)).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`)
    .join('');

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);

/** XML 1.0 has no place for control characters, halves of characters and U+FFFE; `[[ATTACHMENT|…]]` would attach a file. */
const escapeXml = (text: string): string =>
  plainText(text)
    .replace(/[\ufffe\uffff]/g, '\uFFFD')
    .replaceAll('[[ATTACHMENT', '[ [ATTACHMENT')
    .replace(/[&<>"]/g, (character) => ENTITIES.get(character) ?? character);
