import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { baseEnvironment } from './cli.js';
import { madeOnce } from './made-once.js';
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

export const gitFixture = (name = 'team'): GitFixture => fixtureOf('one commit', name, () => {});

/** A fixture whose `main` has two commits, both pushed, the first of which is `parent`. */
export const gitFixtureOfTwo = (): GitFixture & { readonly parent: string; readonly head: string } => {
  const fixture = fixtureOf('two commits', 'team', ({ commit, git }) => {
    commit('second');
    git(['push', '--quiet']);
  });
  const [parent = '', head = ''] = fixture.git(['rev-parse', 'HEAD~1', 'HEAD']).split('\n');
  return { ...fixture, parent, head };
};

const fixtureOf = (key: string, name: string, prepare: (fixture: GitFixture) => void): GitFixture => {
  const top = mkdtempSync(join(realpathSync(tmpdir()), 'ota-git-'));
  const directory = join(top, name);
  madeOnce(`git fixture with ${key}`, directory, (made) => {
    mkdirSync(made, { recursive: true });
    prepare(start(openFixture(made, made)));
  });
  const fixture = openFixture(top, directory);
  // As a value of git's configuration may be written (git-config, "Syntax"): JSON's quotes and escapes are among its own.
  const config = join(fixture.clone, '.git/config');
  const text = readFileSync(config, 'utf8');
  writeFileSync(
    config,
    text.replace(`url = ${REMOTE}`, () => `url = ${JSON.stringify(fixture.remote)}`),
  );
  return fixture;
};

/** What the clone calls its remote until it is where it stays. */
const REMOTE = '../remote.git';

const openFixture = (top: string, directory: string): GitFixture => {
  const remote = join(directory, 'remote.git');
  const clone = join(directory, 'clone');
  const git: GitFixture['git'] = (args, at = clone) =>
    execFileSync('git', ['-C', at, ...args], {
      env: baseEnvironment as NodeJS.ProcessEnv,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).replace(/\n$/, '');
  return {
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
};

const start = (fixture: GitFixture): GitFixture => {
  const { directory, remote, git } = fixture;
  git(['init', '--quiet', '--bare', '--initial-branch=main', 'remote.git'], directory);
  git(['init', '--quiet', '--initial-branch=main', 'clone'], directory);
  // No test is about git's housekeeping, which is a process more for each commit, fetch and push; nor about its samples.
  git(['config', 'receive.autogc', 'false'], remote);
  git(['config', 'maintenance.auto', 'false']);
  for (const samples of [join(remote, 'hooks'), join(fixture.clone, '.git/hooks')])
    rmSync(samples, { recursive: true, force: true });
  git(['remote', 'add', 'origin', REMOTE]);
  fixture.commit('update.sh');
  git(['push', '--quiet', '--set-upstream', 'origin', 'main']);
  return fixture;
};
