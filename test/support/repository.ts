import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { baseEnvironment } from './cli.js';
import { madeOnce } from './made-once.js';

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

/**
 * A repository below `directory` with the commits that `begin` makes, which is done once in a run of the tests: `title`
 * tells it from others.
 */
export const startRepository = (
  title: string,
  directory: string,
  begin: (repository: Repository) => void,
): Repository => {
  madeOnce(`repository of ${title}`, directory, (made) => {
    const repository = openRepository(made);
    const { repo, remote } = repository;
    git('init', '--quiet', '--bare', '--template=', '--initial-branch=main', remote);
    git('init', '--quiet', '--template=', '--initial-branch=main', repo);
    repository.git('remote', 'add', 'origin', remote);
    begin(repository);
  });
  const repository = openRepository(directory);
  repository.git('remote', 'set-url', 'origin', repository.remote);
  return repository;
};

const git = (...args: readonly string[]): string => {
  const env = baseEnvironment as NodeJS.ProcessEnv;
  return execFileSync('git', args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
};

const openRepository = (directory: string): Repository => {
  const [repo, remote] = [join(directory, 'repo'), join(directory, 'remote.git')];
  const inRepo: Repository['git'] = (...args) => git('-C', repo, ...args);
  return {
    directory,
    repo,
    remote,
    git: inRepo,
    edit: (path, change) => writeFileSync(join(repo, path), change(readFileSync(join(repo, path), 'utf8'))),
    commit: (message) => {
      inRepo('add', '--all');
      inRepo('commit', '--quiet', '--allow-empty', '--message', message);
      inRepo('push', '--quiet', 'origin', 'HEAD:refs/heads/main');
      return inRepo('rev-parse', 'HEAD');
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
