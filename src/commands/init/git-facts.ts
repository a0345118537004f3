import { execFile } from 'node:child_process';
import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const GIT_TIMEOUT_MS = 5000;

/** What git says of a directory. Every question may stay without an answer: there need be no git, and no repository. */
export interface GitFacts {
  /** The top of the work tree; absent outside of one. Absolute, links resolved. */
  readonly top?: string;
  /** The directory’s path below the top, `/`-separated; empty at the top. */
  readonly below: string;
  /** The URL of the remote `origin`; empty where there is none. */
  readonly origin: string;
  /** Tags of releases, `v1.2.0`, highest first. */
  readonly tags: readonly string[];
  readonly branch?: string;
  /** The default branch of `origin`, as the clone was told. */
  readonly defaultBranch?: string;
}

const ask = async (directory: string, args: readonly string[]): Promise<string | undefined> => {
  try {
    return (await run('git', ['-C', directory, ...args], { timeout: GIT_TIMEOUT_MS })).stdout.trim();
  } catch {
    // No git, no repository, or nothing to say.
    return undefined;
  }
};

/** Asks git about a directory. */
export const gitFacts = async (directory: string): Promise<GitFacts> => {
  const [top, below, origin, tags, branch, head] = await Promise.all([
    ask(directory, ['rev-parse', '--show-toplevel']),
    ask(directory, ['rev-parse', '--show-prefix']),
    ask(directory, ['remote', 'get-url', 'origin']),
    ask(directory, ['tag', '--list', 'v[0-9]*', '--sort=-v:refname']),
    ask(directory, ['symbolic-ref', '--short', 'HEAD']),
    ask(directory, ['symbolic-ref', '--short', 'refs/remotes/origin/HEAD']),
  ]);
  return {
    ...(top ? { top } : {}),
    below: below?.replace(/\/$/, '') ?? '',
    origin: origin ?? '',
    tags: tags ? tags.split('\n') : [],
    ...(branch ? { branch } : {}),
    ...(head ? { defaultBranch: head.replace(/^origin\//, '') } : {}),
  };
};

/** Whether git would take up what is written at the path: it lies in a work tree, and nothing there ignores it. */
export const wouldBeCommitted = async (path: string): Promise<boolean> => {
  const { folder, rest } = await standing(path);
  const top = await ask(folder, ['rev-parse', '--show-toplevel']);
  if (!top) return false;
  // Exit code 1, and so no answer, where it isn't ignored.
  return (await ask(folder, ['check-ignore', join(folder, rest, 'ota.key')])) === undefined;
};

/** The nearest folder above a path, or the path, that exists, links resolved, and what is missing below it. */
const standing = async (path: string): Promise<{ readonly folder: string; readonly rest: string }> => {
  let rest = '';
  for (let folder = path; ; folder = dirname(folder)) {
    try {
      return { folder: await realpath(folder), rest };
    } catch (error) {
      if (dirname(folder) === folder) throw error;
      rest = join(basename(folder), rest);
    }
  }
};
