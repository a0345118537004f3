import { isAbsolute, join, relative, resolve } from 'node:path';
import { fail } from '../errors/ota-error.js';
import { type Git, type GitEnvironment, gitFailure, gitIn, gitOutput, gitWords } from './git.js';
import { maskUrls } from './mask-urls.js';
import { parseIndexModes, parseStatus, type RepositoryStatus } from './porcelain.js';

/** A tag of this clone. */
export interface LocalTag {
  readonly name: string;
  /** The tag object of an annotated tag; the commit itself for a lightweight one. Lowercase hex. */
  readonly object: string;
  /** The commit it stands on, peeled; another object's id where the tag isn't on a commit. */
  readonly commit: string;
  readonly annotated: boolean;
}

/** The git repository that a release stands on. Facts about the commit and its remotes are read once; the other methods ask git. */
export interface Repository {
  /** Absolute path of the work tree, symbolic links resolved. */
  readonly root: string;
  /** Full lowercase hex of HEAD's commit. */
  readonly commit: string;
  /** Committer time, seconds since the epoch. */
  readonly commitTime: number;
  /** Undefined on a detached HEAD. */
  readonly branch?: string;
  /** The history was cut off by `--depth`. */
  readonly shallow: boolean;
  /** What differs from the commit, without what `.gitignore` names. Paths relative to `root`, `/`-separated. */
  status(): Promise<RepositoryStatus>;
  /**
   * The executable bit of each tracked file below `directory` (absolute), by path relative to it; symbolic links and
   * submodules are left out. Empty outside the repository.
   */
  executableModes(directory: string): Promise<ReadonlyMap<string, boolean>>;
  /** Names of the local tags on HEAD's commit, sorted. */
  tagsAtHead(): Promise<readonly string[]>;
  tag(name: string): Promise<LocalTag | undefined>;
  /** The URL that git fetches the remote from, credentials masked; undefined where there is no such remote. */
  remoteUrl(name: string): Promise<string | undefined>;
  /** A path for people: relative to the directory the repository was opened from, absolute where it isn't below it. */
  show(path: string): string;
  /** Runs git at `root`. */
  readonly git: Git;
}

/**
 * The repository whose work tree holds `directory`; undefined outside one (also inside a bare repository).
 *
 * @param environment what git, its helpers and hooks see: `process.env` without the tool's own secrets.
 * @throws OtaError `repository-no-git`, `repository-unsafe-owner`, `repository-no-commit`, `repository-git-…`.
 */
export const openRepository = async (
  directory: string,
  environment: GitEnvironment,
): Promise<Repository | undefined> => {
  const opened = resolve(directory);
  const tree = await workTree(opened, environment);
  if (!tree) return undefined;
  const { root, shallow } = tree;
  const git = gitIn(root, environment);
  const commit = await headCommit(git, root);
  const branch = await currentBranch(git);
  return {
    root,
    commit,
    commitTime: await committerTime(git, commit),
    ...(branch === undefined ? {} : { branch }),
    shallow,
    status: async () => parseStatus(await gitOutput(git, STATUS)),
    executableModes: (below) => indexModes(gitIn(below, environment)),
    tagsAtHead: () => tagNames(git, commit),
    tag: (name) => localTag(git, name),
    remoteUrl: askedOnce((name) => remoteUrl(git, name)),
    show: (path) => shownFrom(opened, path),
    git,
  };
};

const STATUS = ['status', '--porcelain=v1', '-z', '--untracked-files=all', '--no-renames'];
const WORK_TREE = ['rev-parse', '--is-inside-work-tree', '--is-shallow-repository', '--show-toplevel'];

const workTree = async (directory: string, environment: GitEnvironment) => {
  const result = await gitIn(directory, environment)(WORK_TREE);
  const { exitCode, stdout, stderr } = result;
  if (/dubious ownership|unsafe repository/.test(stderr)) throw fail('repository-unsafe-owner', { directory });
  // A bare repository and a .git directory answer too, with `false`, and then have no top level to show.
  if (stdout.startsWith('false') || /not a git repository \(or any/.test(stderr)) return undefined;
  // The top level comes last because its name may hold newlines.
  const [, shallow, root] = /^true\n(true|false)\n(.*)\n$/s.exec(stdout) ?? [];
  if (exitCode !== 0 || root === undefined) throw gitFailure(WORK_TREE, result);
  return { root, shallow: shallow === 'true' };
};

const headCommit = async (git: Git, root: string): Promise<string> => {
  const { exitCode, stdout } = await git(['rev-parse', '--quiet', '--verify', 'HEAD^{commit}']);
  if (exitCode !== 0) throw fail('repository-no-commit', { directory: root });
  return stdout.trim();
};

const committerTime = async (git: Git, commit: string): Promise<number> => {
  // -c: with log.showSignature set, a signature's verdict would stand before the time.
  const args = ['-c', 'log.showSignature=false', 'log', '-1', '--no-color', '--format=%ct', commit];
  return Number((await gitOutput(git, args)).trim());
};

const currentBranch = async (git: Git): Promise<string | undefined> => {
  const { exitCode, stdout } = await git(['symbolic-ref', '--quiet', '--short', 'HEAD']);
  return exitCode === 0 ? stdout.trim() : undefined;
};

const indexModes = async (git: Git): Promise<ReadonlyMap<string, boolean>> => {
  const args = ['ls-files', '--stage', '-z'];
  const result = await git(args);
  if (result.exitCode === 0) return parseIndexModes(result.stdout);
  if (/not a git repository|cannot change to/.test(result.stderr)) return new Map();
  throw gitFailure(args, result);
};

const tagNames = async (git: Git, commit: string): Promise<readonly string[]> => {
  const args = ['for-each-ref', `--points-at=${commit}`, '--format=%(refname:strip=2)', 'refs/tags'];
  return (await gitOutput(git, args)).split('\n').filter(Boolean);
};

const localTag = async (git: Git, name: string): Promise<LocalTag | undefined> => {
  const format = '%(refname:strip=2) %(objecttype) %(objectname) %(*objectname)';
  const args = ['for-each-ref', `--format=${format}`, `refs/tags/${name}`];
  const lines = (await gitOutput(git, args)).split('\n').map((line) => line.split(' '));
  const [, type, object, target] = lines.find(([found]) => found === name) ?? [];
  if (object === undefined) return undefined;
  if (type !== 'tag' || !target) return { name, object, commit: object, annotated: false };
  return { name, object, commit: await peeled(git, name, target), annotated: true };
};

/** A tag may stand on a tag; `for-each-ref` peels one of them, or all, as git's version has it. */
const peeled = async (git: Git, name: string, target: string): Promise<string> => {
  const { exitCode, stdout } = await git(['rev-parse', '--quiet', '--verify', `refs/tags/${name}^{commit}`]);
  return exitCode === 0 ? stdout.trim() : target;
};

const remoteUrl = async (git: Git, name: string): Promise<string | undefined> => {
  const args = ['remote', 'get-url', '--', name];
  const result = await git(args);
  if (result.exitCode === 0) return maskUrls(result.stdout.replace(/\n$/, ''));
  if (/No such remote/i.test(gitWords(result.stderr))) return undefined;
  throw gitFailure(args, result);
};

/** The same answer for the same name, without asking git again; a failure is no answer. */
const askedOnce = <T>(ask: (name: string) => Promise<T>): ((name: string) => Promise<T>) => {
  const answers = new Map<string, Promise<T>>();
  return (name) => {
    const known = answers.get(name);
    if (known) return known;
    const answer = ask(name);
    answers.set(name, answer);
    answer.catch(() => answers.delete(name));
    return answer;
  };
};

const shownFrom = (directory: string, path: string): string => {
  const shown = relative(directory, path) || '.';
  return shown === '..' || shown.startsWith(join('..', '/')) || isAbsolute(shown) ? path : shown;
};
