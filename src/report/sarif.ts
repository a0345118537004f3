import { catalogue } from '../errors/catalogue.js';
import type { Problem, ProblemCode } from '../errors/problem.js';
import { findingSentence, placeFromRoot, type RootPlace } from './finding-place.js';
import { fingerprints } from './fingerprint.js';
import type { FileFromRoot } from './run-record.js';

/** The tool as a SARIF log names it. */
export interface SarifTool {
  readonly name: string;
  readonly version: string;
}

/** How findings are placed, and where they are explained. */
export interface SarifOptions {
  /** By default every place is a file of the repository, as it is written. */
  readonly fileFromRoot?: FileFromRoot;
  /**
   * The project file's path from the root of the repository: it bears what has no file of its own. Without it such a
   * result has no location, and GitHub refuses all of a log that holds one.
   */
  readonly projectFile?: string;
  /** The absolute URL of a section of the errors page. */
  readonly docsLink?: (docs: string) => string | undefined;
}

/** The root of the repository, by the name that code scanning gives it. */
const ROOT = '%SRCROOT%';

/**
 * The findings as a SARIF 2.1.0 log (OASIS, https://docs.oasis-open.org/sarif/sarif/v2.1.0/), for code scanning (GitHub,
 * “SARIF support for code scanning”). Each code that occurs is a rule.
 */
export const sarifLog = (problems: readonly Problem[], tool: SarifTool, options: SarifOptions = {}): object => {
  const { fileFromRoot = (file) => file, projectFile } = options;
  const places = new Map(problems.map((finding) => [finding, placeFromRoot(finding, fileFromRoot)]));
  const prints = fingerprints(problems, (finding) => places.get(finding)?.path);
  const results = problems.map((finding, index) => {
    const place = places.get(finding);
    return { ...resultOf(finding, place), ...placing(place, projectFile, prints[index] ?? '') };
  });
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { ...tool, rules: rulesOf(problems, options) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [ROOT]: { description: { text: 'The root of the repository.' } } },
        results,
      },
    ],
  };
};

const codesOf = (problems: readonly Problem[]): readonly ProblemCode[] =>
  [...new Set(problems.map((finding) => finding.code))].sort();

/** A rule says the same whatever the findings are, so its help is the title and the way to the errors page. */
const rulesOf = (problems: readonly Problem[], { docsLink }: SarifOptions) =>
  codesOf(problems).map((code) => {
    const { title, severity } = catalogue[code];
    const docs = `docs/errors.md#${code}`;
    const helpUri = docsLink?.(docs);
    const explained = helpUri ?? docs;
    return {
      id: code,
      name: friendlyName(code),
      shortDescription: { text: `${title}.` },
      fullDescription: { text: `${title}.` },
      help: {
        text: `${title}. The message of the finding says what to change. Explained in ${explained}`,
        ...(helpUri === undefined
          ? {}
          : { markdown: `${title}. The message of the finding says what to change. [Explained here](${helpUri}).` }),
      },
      ...(helpUri === undefined ? {} : { helpUri }),
      defaultConfiguration: { level: severity },
    };
  });

/** `SiteHostMissing` for `site-host-missing`: what viewers call a rule (SARIF 3.49.7). */
const friendlyName = (code: string): string =>
  code.replace(/(?:^|-)([a-z0-9])/g, (_found, letter: string) => letter.toUpperCase());

const resultOf = (finding: Problem, place: RootPlace | undefined) => ({
  ruleId: finding.code,
  level: finding.severity,
  message: { text: findingSentence(finding, place) },
});

/**
 * Where a result is, and what it is known by in later runs. GitHub knows results by `primaryLocationLineHash` alone: its upload
 * action works that out from the line of the source, and complains of any other; where there is no line it has nothing to
 * go by, and results of one rule would be taken for one another.
 */
const placing = (place: RootPlace | undefined, projectFile: string | undefined, fingerprint: string) => {
  const shown = place ?? (projectFile === undefined ? undefined : { path: projectFile });
  const lineless = place?.line === undefined ? { primaryLocationLineHash: `${fingerprint}:1` } : {};
  return {
    ...(shown ? { locations: [locationOf(shown)] } : {}),
    partialFingerprints: { 'otaReleaseFinding/v1': fingerprint, ...lineless },
  };
};

const locationOf = ({ path, line, column }: RootPlace) => ({
  physicalLocation: {
    artifactLocation: { uri: relativeUri(path), uriBaseId: ROOT },
    ...(line === undefined
      ? {}
      : { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } }),
  },
});

/** A relative reference, percent-encoded (SARIF 3.4.3). Names on Windows may hold halves of characters, which no URI can. */
const relativeUri = (path: string): string =>
  path
    .replace(/\p{Cs}/gu, '\uFFFD')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
