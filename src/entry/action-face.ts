import { resolve } from 'node:path';
import { githubReporter } from '../report/github.js';
import { harmless } from '../report/github-commands.js';
import type { Mask } from '../report/mask.js';
import type { Reporter } from '../report/reporter.js';
import { fileFromRoot } from './file-from-root.js';
import type { Face, ProcessFacts, RunRequest } from './run.js';

/** The face of the action: one stream, so that groups and what is in them stay in order, and findings as annotations. */
export const actionFace = ({ stdout, env, cwd }: ProcessFacts, { flags, verbose }: RunRequest): Face => {
  const write = (text: string): void => void stdout.write(text);
  const style = { colour: false, live: false };
  const reporter = (mask: Mask): Reporter =>
    githubReporter({
      write,
      mask,
      now: () => performance.now(),
      verbosity: verbose ? 'verbose' : 'normal',
      fileFromRoot: fileFromRoot(resolve(cwd(), flags.directory ?? '.'), env),
    });
  return {
    style,
    reporter,
    print: (line) => write(`${harmless(line)}\n`),
    showFindings: (findings, _mask, shown) => shown.problems(findings),
    showFailure: (error, _mask, shown) => shown.problems(error.problems),
    showStack: (text) => write(`${harmless(text)}\n`),
  };
};
