import type { Problem } from '../errors/problem.js';
import { findingLines, placeFromRoot } from './finding-place.js';
import { command, harmless } from './github-commands.js';
import { type JobLogOptions, jobLogReporter } from './job-log.js';
import { plainText } from './plain-text.js';
import type { Reporter } from './reporter.js';
import type { FileFromRoot } from './run-record.js';

/** Where the log of a GitHub job is written, and how. */
export interface GithubOptions extends JobLogOptions {
  readonly fileFromRoot: FileFromRoot;
}

/**
 * The reporter for the log of a GitHub job: each step a group, each finding an annotation on its file, line and column.
 * GitHub shows ten errors and ten warnings a step as annotations; the log, and the summary, have them all.
 */
export const githubReporter = ({ fileFromRoot, ...log }: GithubOptions): Reporter =>
  jobLogReporter(log, {
    clean,
    open: ({ title }) => command('group', {}, title),
    close: () => command('endgroup'),
    finding: (finding) => annotation(finding, fileFromRoot),
  });

const clean = (text: string): string => harmless(plainText(text));

/** The log shows an annotation's message alone, so the place is in its words too. */
const annotation = (finding: Problem, fileFromRoot: FileFromRoot): string => {
  const place = placeFromRoot(finding, fileFromRoot);
  const properties = { file: place?.path, line: place?.line, col: place?.column, title: finding.code };
  return command(finding.severity, properties, clean(findingLines(finding).join('\n')));
};
