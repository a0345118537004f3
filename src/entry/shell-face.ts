import { resolve } from 'node:path';
import type { Flags } from '../commands/context.js';
import type { OtaError } from '../errors/ota-error.js';
import { githubReporter } from '../report/github.js';
import { harmless } from '../report/github-commands.js';
import { gitlabReporter } from '../report/gitlab.js';
import type { Mask } from '../report/mask.js';
import { problemText } from '../report/problem-text.js';
import type { Reporter } from '../report/reporter.js';
import { silentReporter } from '../report/silent.js';
import { detectStyle, painter } from '../report/style.js';
import { terminalReporter, type Verbosity } from '../report/terminal.js';
import { fileFromRoot } from './file-from-root.js';
import type { Face, ProcessFacts } from './run.js';

/** What a command line says about how it wants to be answered. */
export interface ShellWishes {
  readonly flags: Flags;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

/**
 * The face of the command line. Steps and progress go to standard error, so that standard output holds the result alone.
 * In a job of GitHub or GitLab the log gets what each of them makes of a log: groups and annotations, or sections.
 */
export const shellFace = (process: ProcessFacts, wishes: ShellWishes): Face => {
  const style = detectStyle({ isTty: Boolean(process.stdout.isTTY), environment: process.env });
  const github = process.env.GITHUB_ACTIONS === 'true';
  const safe = (text: string): string => (github ? harmless(text) : text);
  const json = machineReadable(wishes.flags);
  const print = (line: string): void => void process.stdout.write(`${safe(line)}\n`);
  return {
    style,
    print,
    reporter: (mask) => (json && !wishes.verbose ? silentReporter : reporterOf(process, wishes, mask)),
    showFindings: (findings, mask, reporter) => {
      if (github) reporter.problems(findings);
      else for (const finding of findings) print(mask(problemText(finding, painter(style))));
    },
    showFailure: (error, mask, reporter) => {
      if (wishes.flags.json) process.stdout.write(`${mask(failureJson(error))}\n`);
      // A silent run that fails without a result of its own still says why.
      else (json ? reporterOf(process, wishes, mask) : reporter).problems(error.problems);
    },
    showStack: (text) => void process.stderr.write(`${safe(text)}\n`),
  };
};

/** Whether standard output is to hold one document for a machine. */
const machineReadable = ({ json, format }: Flags): boolean => json === true || format === 'json' || format === 'sarif';

/** What a script gets where a result was asked for and there is none. */
export const failureJson = ({ code, message, hint, docs, problems }: OtaError): string =>
  JSON.stringify({ outcome: 'failed', error: { code, message, hint, docs }, problems });

const reporterOf = (process: ProcessFacts, { flags, quiet, verbose }: ShellWishes, mask: Mask): Reporter => {
  const { env, stderr } = process;
  const verbosity: Verbosity = quiet ? 'quiet' : verbose ? 'verbose' : 'normal';
  const style = detectStyle({ isTty: Boolean(stderr.isTTY), environment: env });
  const write = (text: string): void => void stderr.write(text);
  const common = { style, verbosity, write, mask, now: () => performance.now() };
  if (env.GITHUB_ACTIONS === 'true') {
    const directory = resolve(process.cwd(), flags.directory ?? '.');
    return githubReporter({ ...common, fileFromRoot: fileFromRoot(directory, env) });
  }
  return env.GITLAB_CI === 'true' ? gitlabReporter(common) : terminalReporter(common);
};
