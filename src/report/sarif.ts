import { catalogue } from '../errors/catalogue.js';
import type { Problem, ProblemCode } from '../errors/problem.js';

/** The tool as a SARIF log names it. */
export interface SarifTool {
  readonly name: string;
  readonly version: string;
}

/**
 * The findings as a SARIF 2.1.0 log (OASIS, https://docs.oasis-open.org/sarif/sarif/v2.1.0/), for code scanning.
 * Each code that occurs is a rule; a finding without a file is a result without a location.
 */
export const sarifLog = (problems: readonly Problem[], tool: SarifTool): object => ({
  $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
  version: '2.1.0',
  runs: [
    {
      tool: { driver: { ...tool, rules: rulesOf(problems) } },
      columnKind: 'utf16CodeUnits',
      results: problems.map(resultOf),
    },
  ],
});

const rulesOf = (problems: readonly Problem[]) =>
  [...new Set(problems.map((finding) => finding.code))].sort().map((code) => ({
    id: code,
    shortDescription: { text: catalogue[code as ProblemCode].title },
    defaultConfiguration: { level: catalogue[code].severity },
  }));

const resultOf = (finding: Problem) => ({
  ruleId: finding.code,
  level: finding.severity,
  message: { text: `${finding.message} ${finding.hint}` },
  ...(finding.place?.file ? { locations: [locationOf(finding.place.file, finding.place)] } : {}),
});

const locationOf = (file: string, { line, column }: { readonly line?: number; readonly column?: number }) => ({
  physicalLocation: {
    // A relative reference with forward slashes, percent-encoded (SARIF 3.4.3).
    artifactLocation: { uri: file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/') },
    ...(line === undefined
      ? {}
      : { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } }),
  },
});
