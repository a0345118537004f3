import { resolve } from 'node:path';
import type { Flags } from '../commands/context.js';
import type { OtaError } from '../errors/ota-error.js';
import { githubReporter } from '../report/github.js';
import { harmless } from '../report/github-commands.js';
import { gitlabReporter } from '../report/gitlab.js';
import { withoutSections } from '../report/gitlab-sections.js';
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
  const json = machineReadable(wishes.flags);
  const safe = cleaned(process.env, json);
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
      if (wishes.flags.json) print(mask(failureJson(error)));
      // A silent run that fails without a result of its own still says why.
      else (json ? reporterOf(process, wishes, mask) : reporter).problems(error.problems);
    },
    showStack: (text) => void process.stderr.write(`${safe(text)}\n`),
  };
};

/** What is printed in a job may hold text of others, and must not be taken for a command to the runner. */
const cleaned = ({ GITHUB_ACTIONS, GITLAB_CI }: NodeJS.ProcessEnv, json: boolean): ((text: string) => string) => {
  if (GITHUB_ACTIONS === 'true') return json ? harmlessJson : harmless;
  return GITLAB_CI === 'true' && !json ? withoutSections : (text) => text;
};

/** The same document; the runner takes `##[` for a command wherever it stands, and in JSON that is inside of a text. */
const harmlessJson = (json: string): string => json.replaceAll('##[', '#\\u0023[');

/** Whether standard output is to hold one document for a machine. */
const machineReadable = ({ json, format }: Flags): boolean => json === true || format === 'json' || format === 'sarif';

/** What a script gets where a result was asked for and there is none. */
export const failureJson = ({ code, message, hint, docs, problems }: OtaError): string =>
  JSON.stringify({ outcome: 'failed', error: { code, message, hint, docs }, problems });

const reporterOf = (process: ProcessFacts, { flags, quiet, verbose }: ShellWishes, mask: Mask): Reporter => {
  const { env, stderr } = process;
  const verbosity: Verbosity = quiet ? 'quiet' : verbose ? 'verbose' : 'normal';
  const write = (text: string): void => void stderr.write(text);
  const common = { verbosity, write, mask, now: () => performance.timeOrigin + performance.now() };
  if (env.GITHUB_ACTIONS === 'true') {
    const directory = resolve(process.cwd(), flags.directory ?? '.');
    return githubReporter({ ...common, ...jobStyle(env), fileFromRoot: fileFromRoot(directory, env) });
  }
  if (env.GITLAB_CI === 'true') return gitlabReporter({ ...common, ...jobStyle(env) });
  return terminalReporter({ ...common, style: detectStyle({ isTty: Boolean(stderr.isTTY), environment: env }) });
};

/** The logs of both show colours, though no terminal is there. */
const jobStyle = ({ NO_COLOR }: NodeJS.ProcessEnv) => (NO_COLOR ? { style: { colour: false, live: false } } : {});
