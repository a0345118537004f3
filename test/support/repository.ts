import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { baseEnvironment } from './cli.js';

/** A git work tree with a bare remote beside it, `origin`. */
export interface Repository {
  /** Holds the work tree, `repo`, and the remote, `remote.git`, and has room for more. */
  readonly directory: string;
  readonly repo: string;
  readonly remote: string;
  readonly git: (...args: readonly string[]) => string;
  /** Changes the text of a file. */
  readonly edit: (path: string, change: (text: string) => string) => void;
  /** Commits whatever was changed, and pushes it to `main`; gives the commit. */
  readonly commit: (message: string) => string;
}

/** A repository below `directory` that has no commit yet. */
export const startRepository = (directory: string): Repository => {
  const [repo, remote] = [join(directory, 'repo'), join(directory, 'remote.git')];
  const env = baseEnvironment as NodeJS.ProcessEnv;
  const run = (...args: readonly string[]) =>
    execFileSync('git', args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  const git: Repository['git'] = (...args) => run('-C', repo, ...args);
  run('init', '--quiet', '--bare', '--template=', '--initial-branch=main', remote);
  run('init', '--quiet', '--template=', '--initial-branch=main', repo);
  git('remote', 'add', 'origin', remote);
  return {
    directory,
    repo,
    remote,
    git,
    edit: (path, change) => writeFileSync(join(repo, path), change(readFileSync(join(repo, path), 'utf8'))),
    commit: (message) => {
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '--message', message);
      git('push', '--quiet', 'origin', 'HEAD:refs/heads/main');
      return git('rev-parse', 'HEAD');
    },
  };
};

/** Puts a shell script into a repository as a hook; gives its file. */
export const writeHook = (gitDirectory: string, name: string, script: string): string => {
  const file = join(gitDirectory, 'hooks', name);
  mkdirSync(join(gitDirectory, 'hooks'), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return file;
};
