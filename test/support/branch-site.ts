import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { branchHost } from '../../src/hosts/git-branch.js';
import type { Host } from '../../src/hosts/host.js';
import type { HostSurroundings } from '../../src/hosts/surroundings.js';
import type { BranchHostSpec } from '../../src/project/project.js';
import { baseEnvironment } from './cli.js';
import { hostSurroundings } from './host-surroundings.js';

/** A host in a branch, which always has these. */
export type BranchHost = Host & Required<Pick<Host, 'flush' | 'nudge'>>;

/** A bare repository that is to have a site's branch, and everything that a test does with it. */
export interface BranchSite {
  /** Holds the repository, and has room for more. */
  readonly directory: string;
  readonly remote: string;
  readonly url: string;
  /** Runs git in a directory, the remote unless another is named; gives its output without the last newline. */
  readonly git: (args: readonly string[], directory?: string, input?: string) => string;
  readonly open: (spec?: Partial<BranchHostSpec>, surroundings?: Partial<HostSurroundings>) => Promise<BranchHost>;
  /** Commits files to a branch, as somebody else's push would; a path without a text goes. Gives the commit. */
  readonly commit: (files: Readonly<Record<string, string | undefined>>, branch?: string) => string;
  /** Every file of a branch, by its path. */
  readonly tree: (branch?: string) => Readonly<Record<string, string>>;
  /** A fresh directory that goes with the rest. */
  readonly temporary: () => string;
  readonly dispose: () => void;
}

/** @param init further arguments for `git init`. */
export const branchSite = (...init: readonly string[]): BranchSite => {
  const directory = mkdtempSync(join(realpathSync(tmpdir()), 'ota-branch-'));
  const remote = join(directory, 'remote.git');
  const url = pathToFileURL(remote).href;
  const git: BranchSite['git'] = (args, at = remote, input = '') =>
    execFileSync('git', ['-C', at, ...args], {
      env: baseEnvironment as NodeJS.ProcessEnv,
      encoding: 'utf8',
      input,
      stdio: 'pipe',
      maxBuffer: 64 * 1024 * 1024,
    }).replace(/\n$/, '');
  const temporary = (): string => mkdtempSync(join(directory, 'work-'));
  git(['init', '--quiet', '--bare', '--template=', '--initial-branch=main', ...init, remote], directory);
  git(['config', 'uploadpack.allowFilter', 'true']);
  return {
    directory,
    remote,
    url,
    git,
    temporary,
    open: async (spec = {}, surroundings = {}) => {
      const made = await branchHost(
        { kind: 'git-branch', branch: 'gh-pages', folder: '', remote: url, ...spec },
        hostSurroundings({ environment: baseEnvironment, workDirectory: async () => temporary(), ...surroundings }),
      );
      if (!made.flush || !made.nudge) throw new Error('the host does not hold writes back');
      return { ...made, flush: made.flush, nudge: made.nudge };
    },
    commit: (files, branch = 'gh-pages') => {
      const parent = git(['for-each-ref', '--format=%(objectname)', `refs/heads/${branch}`]);
      const changes = Object.entries(files).map(([path, text]) =>
        text === undefined ? `D ${path}\n` : `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`,
      );
      const stream = [
        `commit refs/heads/${branch}\ncommitter Somebody Else <else@example.com> now\ndata 17\nBy somebody else\n\n`,
        ...(parent === '' ? [] : [`from ${parent}\n`]),
        ...changes,
      ];
      git(['fast-import', '--quiet', '--date-format=now'], remote, stream.join(''));
      return git(['rev-parse', branch]);
    },
    tree: (branch = 'gh-pages') => {
      const paths = git(['ls-tree', '-r', '-z', '--name-only', branch]).split('\0').filter(Boolean);
      return Object.fromEntries(paths.map((path) => [path, git(['show', `${branch}:${path}`])]));
    },
    dispose: () => rmSync(directory, { recursive: true, force: true }),
  };
};
