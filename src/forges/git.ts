import { gather } from '../errors/gather.js';
import { fail, OtaError } from '../errors/ota-error.js';
import { type GitOptions, type GitResult, gitOutput } from '../repository/git.js';
import { maskUrls } from '../repository/mask-urls.js';
import type { Repository } from '../repository/repository.js';
import type { Connection, Forge, NewTag, RemoteTag } from './forge.js';
import { GIT_REFUSALS, type PushRefusals, parsePush, readRefusal } from './git-refusal.js';
import { localTagFor, makeTagObject, setLocalTag } from './local-tag.js';
import { namesReadme } from './readme-listing.js';
import { parseRefs, tagAmong } from './ref-listing.js';
import { parseRemote } from './remote-address.js';
import { standsAlready } from './standing-tag.js';

/** Listing the refs of a large repository over a slow line. */
const READ_TIMEOUT_MS = 120_000;
/** A push may run the clone's pre-push hook, which may run a test suite. */
const PUSH_TIMEOUT_MS = 600_000;
/** Named in the dry run of the preflight; never made. */
const PROBE_REF = 'refs/tags/ota-release-preflight';

export interface GitForgeOptions {
  readonly repository: Repository;
  /** The name of a remote of the clone, or a git URL: `origin`. */
  readonly remote: string;
  /** For a remote whose words are known better than git's. */
  readonly refusals?: PushRefusals;
}

/** A forge as any git remote is one, over whatever transport git knows; tags are all it can do. */
export const gitForge = ({ repository, remote, refusals = GIT_REFUSALS }: GitForgeOptions): Forge => {
  const link: Link = { repository, remote, refusals, location: `git remote ${maskUrls(remote)}` };
  return {
    kind: 'git',
    location: link.location,
    preflight: async () => (await gather(() => tryPush(link))).problems,
    lookUpTag: (name) => lookUpTag(link, name),
    createTag: (tag) => createTag(link, tag),
    hasCommit: (commit) => hasCommit(link, commit),
    connect: () => connect(link),
  };
};

interface Link extends Required<GitForgeOptions> {
  readonly location: string;
}

/** Runs git against the remote. Slowness counts as unreachable. @throws OtaError `repository-remote-missing`, `forge-unreachable`. */
const ask = async (
  { repository, remote, location }: Link,
  args: readonly string[],
  options: GitOptions,
): Promise<GitResult> => {
  if (!(await isRemote(repository, remote))) throw fail('repository-remote-missing', { remote });
  try {
    return await repository.git(args, options);
  } catch (cause) {
    if (!(cause instanceof OtaError) || cause.code !== 'repository-git-timeout') throw cause;
    throw fail('forge-unreachable', { location, words: cause.message }, { cause });
  }
};

/** Whether it is a remote of the clone, or a git URL or path itself. Where it is none, git would take a mistyped name for a path. */
const isRemote = async (repository: Repository, remote: string): Promise<boolean> => {
  // git would take it for an option.
  if (remote.startsWith('-')) return false;
  if ((await repository.remoteUrl(remote)) !== undefined) return true;
  return remote.includes('/') || parseRemote(remote) !== undefined;
};

const listRefs = async (link: Link, args: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const result = await ask(link, ['ls-remote', '--quiet', ...args], { timeoutMs: READ_TIMEOUT_MS });
  if (result.exitCode !== 0) throw readRefusal(link.location, result);
  return parseRefs(result.stdout);
};

const lookUpTag = async (link: Link, name: string): Promise<RemoteTag | undefined> => {
  const ref = `refs/tags/${name}`;
  // The arguments are patterns that match the end of a ref, so others may be listed as well.
  return tagAmong(await listRefs(link, ['--tags', link.remote, ref, `${ref}^{}`]), name);
};

/** A push that sends nothing but opens the remote for writing: over HTTP and SSH that is where the right to push is judged. */
const tryPush = async (link: Link): Promise<readonly never[]> => {
  const { repository, remote, refusals, location } = link;
  // Without the clone's pre-push hook, which judges a real push and may take long.
  const args = ['push', '--dry-run', '--no-verify', ...PUSH_ALONE, remote, `${repository.commit}:${PROBE_REF}`];
  const result = await ask(link, args, { timeoutMs: READ_TIMEOUT_MS });
  const verdict = parsePush(result.stdout);
  if (verdict.kind === 'rejected') throw refusals.ref(PROBE_REF, location, verdict.reason, result);
  if (result.exitCode !== 0) throw refusals.push(PROBE_REF, location, result);
  return [];
};

/** Exactly the named ref is pushed, whatever `push.followTags` and `push.recurseSubmodules` say. */
const PUSH_ALONE = ['--porcelain', '--no-progress', '--no-follow-tags', '--recurse-submodules=no'];

const createTag = async (link: Link, tag: NewTag): Promise<'created' | 'exists'> => {
  if (await standsOnRemote(link, tag)) return 'exists';
  const local = await localTagFor(link.repository, tag);
  // An annotated tag that was made by hand, perhaps signed, is the one to publish.
  const object = local?.annotated ? local.object : (await makeTagObject(link.repository, tag)).object;
  const outcome = await pushTag(link, tag, object);
  // Only now: a refusal leaves no tag in the clone that wasn't there before.
  if (outcome === 'created') await setLocalTag(link.repository, tag, object, local);
  return outcome;
};

const standsOnRemote = async (link: Link, tag: NewTag): Promise<boolean> =>
  standsAlready(await lookUpTag(link, tag.name), tag, link.location);

/**
 * Pushes the object under the tag's name. The clone's pre-push hook runs: it is its owner's gate on what leaves the
 * machine (and how LFS objects get there), and passing it by silently would be the surprise.
 */
const pushTag = async (link: Link, tag: NewTag, object: string): Promise<'created' | 'exists'> => {
  const args = ['push', ...PUSH_ALONE, link.remote, `${object}:refs/tags/${tag.name}`];
  const result = await ask(link, args, { timeoutMs: PUSH_TIMEOUT_MS });
  const verdict = parsePush(result.stdout);
  switch (verdict.kind) {
    case 'created':
      return 'created';
    case 'up-to-date':
      return 'exists';
    case 'rejected':
      // Another run may have pushed the tag in between; its commit decides, not its object.
      if (await standsOnRemote(link, tag)) return 'exists';
      throw link.refusals.ref(tag.name, link.location, verdict.reason, result);
    case 'none':
      throw link.refusals.push(tag.name, link.location, result);
  }
};

const hasCommit = async (link: Link, commit: string): Promise<boolean | undefined> => {
  const refs = await listRefs(link, ['--heads', '--tags', link.remote]);
  const tips = [...new Set(refs.values())];
  if (tips.includes(commit)) return true;
  const { git, shallow } = link.repository;
  const known = await knownCommits(git, [commit, ...tips]);
  if (!known.includes(commit)) return undefined;
  const knownTips = known.slice(1);
  if (knownTips.length > 0 && (await reaches(git, knownTips, commit))) return true;
  // A tip this clone has never fetched may hold the commit, and so may history that was cut off.
  const complete = !shallow && knownTips.length === tips.length;
  return complete ? false : undefined;
};

/** Whether the remote can be read, and shows a README. An archive is its web server's matter, and git has no way to ask. */
const connect = async (link: Link): Promise<Connection> => {
  const head = (await listRefs(link, [link.remote, 'HEAD'])).get('HEAD');
  return { repository: true, archive: undefined, readme: await hasReadme(link.repository.git, head) };
};

/** Undefined where the remote's default branch has gone on to a commit that this clone has never fetched. */
const hasReadme = async (git: Repository['git'], head: string | undefined): Promise<boolean | undefined> => {
  // A repository without a branch has no HEAD to show.
  if (head === undefined) return false;
  if ((await knownCommits(git, [head])).length === 0) return undefined;
  return namesReadme(await gitOutput(git, ['ls-tree', '--full-tree', '-z', head]));
};

/** Those of the objects that this clone has, in the same order. */
const knownCommits = async (git: Repository['git'], objects: readonly string[]): Promise<readonly string[]> => {
  const output = await gitOutput(git, ['cat-file', '--batch-check'], {
    input: objects.map((object) => `${object}\n`).join(''),
  });
  return output.split('\n').flatMap((line) => /^(\S+) (?:commit|tag) \d+$/.exec(line)?.[1] ?? []);
};

/** Whether any of the tips has the commit in its history. */
const reaches = async (git: Repository['git'], tips: readonly string[], commit: string): Promise<boolean> => {
  const input = [commit, ...tips.map((tip) => `^${tip}`)].map((line) => `${line}\n`).join('');
  return (await gitOutput(git, ['rev-list', '--max-count=1', '--stdin'], { input })) === '';
};
