import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { baseEnvironment } from './cli.js';
import { writeHook } from './repository.js';

/** A directory with a bare remote and clones of it, all real. */
export interface GitFixture {
  readonly directory: string;
  readonly remote: string;
  /** A clone whose `main` has one commit, which is pushed. */
  readonly clone: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Runs git in a directory, the clone unless another is named; gives its output without the last newline. */
  readonly git: (args: readonly string[], directory?: string) => string;
  /** Writes a file of the clone and commits it; gives the commit. */
  readonly commit: (path: string, content?: string) => string;
  /** Another clone. */
  readonly cloneTo: (name: string, ...args: readonly string[]) => string;
  /** Commits a file in a clone of somebody else's and pushes it; gives the commit. */
  readonly pushFromElsewhere: (path: string) => string;
  /** Puts a hook into a repository. */
  readonly hook: (gitDirectory: string, name: string, script: string) => void;
  readonly dispose: () => void;
}

export const gitFixture = (name = 'team'): GitFixture => {
  const top = mkdtempSync(join(realpathSync(tmpdir()), 'ota-git-'));
  const directory = join(top, name);
  const remote = join(directory, 'remote.git');
  const clone = join(directory, 'clone');
  mkdirSync(directory);
  const git: GitFixture['git'] = (args, at = clone) =>
    execFileSync('git', ['-C', at, ...args], {
      env: baseEnvironment as NodeJS.ProcessEnv,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).replace(/\n$/, '');
  const fixture: GitFixture = {
    directory,
    remote,
    clone,
    env: baseEnvironment,
    git,
    commit: (path, content = path) => {
      mkdirSync(dirname(join(clone, path)), { recursive: true });
      writeFileSync(join(clone, path), content);
      git(['add', '--all']);
      git(['commit', '--quiet', '--message', `Add ${path}`]);
      return git(['rev-parse', 'HEAD']);
    },
    cloneTo: (to, ...args) => {
      git(['clone', '--quiet', ...args, `file://${encodeURI(remote)}`, to], directory);
      return join(directory, to);
    },
    pushFromElsewhere: (path) => {
      const at = mkdtempSync(join(top, 'somebody-'));
      git(['clone', '--quiet', remote, at], top);
      mkdirSync(dirname(join(at, path)), { recursive: true });
      writeFileSync(join(at, path), path);
      git(['add', '--all'], at);
      git(['commit', '--quiet', '--message', `Add ${path}`], at);
      git(['push', '--quiet'], at);
      return git(['rev-parse', 'HEAD'], at);
    },
    hook: writeHook,
    dispose: () => rmSync(top, { recursive: true, force: true }),
  };
  git(['init', '--quiet', '--bare', '--initial-branch=main', 'remote.git'], directory);
  git(['init', '--quiet', '--initial-branch=main', 'clone'], directory);
  git(['remote', 'add', 'origin', remote]);
  fixture.commit('update.sh');
  git(['push', '--quiet', '--set-upstream', 'origin', 'main']);
  return fixture;
};
