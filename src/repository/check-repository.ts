import { realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { gather } from '../errors/gather.js';
import { type Problem, problem } from '../errors/problem.js';
import type { Forge } from '../forges/forge.js';
import type { Repository } from './repository.js';

/** How many paths a finding about a dirty tree names. */
const MAX_SHOWN_PATHS = 10;

export interface RepositoryCheck {
  /** The tag that the release is to have: `v1.4.0`. */
  readonly tag: string;
  /** Uncommitted changes are a warning, not an error. */
  readonly allowDirty: boolean;
  /** Absolute paths whose changes don't count: the host's directory, where it lies in the work tree. */
  readonly ignore: readonly string[];
  /** The version that the tag stands for. */
  readonly version?: string;
  /** The commit is only proposed: it won't be tagged, and needs no branch of the remote. */
  readonly proposal?: boolean;
  /** The remote isn't asked. */
  readonly offline?: boolean;
}

/**
 * Whether a release may stand on the repository's commit: nothing uncommitted, the commit on a branch of the remote,
 * the tag free or on this very commit, here and there.
 *
 * @returns every problem at once; those of a remote that is missing, unreachable or refuses are among them.
 * @throws OtaError `repository-git-…` only where git itself fails on this clone.
 */
export const checkRepository = async (
  repository: Repository,
  forge: Forge,
  options: RepositoryCheck,
): Promise<readonly Problem[]> => {
  const dirty = await checkTree(repository, options);
  const tag = options.offline
    ? await checkLocalTag(repository, options.tag)
    : await checkTag(repository, forge, options);
  // A remote that didn't answer about the tag won't answer about the commit either: one finding is enough.
  const asked = options.offline || options.proposal || tag.some(({ code }) => isRemoteFault(code));
  return [...dirty, ...(asked ? [] : await checkPushed(repository, forge)), ...tag];
};

const isRemoteFault = (code: string): boolean => code.startsWith('forge-') || code === 'repository-remote-missing';

/** What of the work tree isn’t committed. */
export const checkTree = async (
  repository: Repository,
  options: Pick<RepositoryCheck, 'allowDirty' | 'ignore'>,
): Promise<readonly Problem[]> => {
  const { changed, untracked } = await repository.status();
  const ignored = await Promise.all(options.ignore.map(canonical));
  const counts = (path: string): boolean => !ignored.some((directory) => holds(directory, join(repository.root, path)));
  const paths = [...changed, ...untracked].filter(counts);
  if (paths.length === 0) return [];
  const details = { count: paths.length, paths: paths.slice(0, MAX_SHOWN_PATHS) };
  return [problem('repository-dirty', details, undefined, options.allowDirty ? 'warning' : 'error')];
};

const checkPushed = async (repository: Repository, forge: Forge): Promise<readonly Problem[]> => {
  const { commit } = repository;
  const known = await gather(() => forge.hasCommit(commit));
  // Undefined can't be told apart from pushed in a shallow clone, the usual checkout of a job: no finding then.
  const missing =
    known.value === false ? [problem('repository-commit-not-pushed', { commit, remote: forge.location })] : [];
  return [...missing, ...known.problems];
};

const checkTag = async (
  repository: Repository,
  forge: Forge,
  { tag: name, version, proposal }: RepositoryCheck,
): Promise<readonly Problem[]> => {
  const { commit } = repository;
  const { location } = forge;
  const looked = await gather(() => forge.lookUpTag(name));
  const remote = looked.value;
  if (!remote) return [...looked.problems, ...(await checkLocalTag(repository, name))];
  if (remote.commit !== commit && proposal && version !== undefined)
    return [problem('version-not-raised', { version, name, location })];
  if (remote.commit !== commit)
    return [problem('tag-on-other-commit', { name, found: remote.commit, commit, location })];
  return remote.annotated ? [] : [problem('tag-not-annotated', { name, location })];
};

/** A lightweight tag of the clone is no finding: the release replaces it by the annotated one that it pushes. */
const checkLocalTag = async (repository: Repository, name: string): Promise<readonly Problem[]> => {
  const { commit } = repository;
  const local = await repository.tag(name);
  return !local || local.commit === commit
    ? []
    : [problem('tag-local-on-other-commit', { name, found: local.commit, commit })];
};

const holds = (directory: string, path: string): boolean => {
  const inside = relative(directory, path);
  return inside === '' || !(inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside));
};

/** The path with the links of its existing part resolved, as git gives the work tree's root. */
const canonical = async (path: string): Promise<string> => {
  try {
    return await realpath(path);
  } catch (error) {
    const parent = dirname(path);
    if (parent === path || !isMissing(error)) throw error;
    return join(await canonical(parent), path.slice(parent.length));
  }
};

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
