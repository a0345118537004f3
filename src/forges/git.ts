import { gather } from '../errors/gather.js';
import { fail, OtaError } from '../errors/ota-error.js';
import { type GitOptions, type GitResult, gitOutput } from '../repository/git.js';
import type { LocalTag, Repository } from '../repository/repository.js';
import type { Forge, NewTag, RemoteTag } from './forge.js';
import { parsePush, pushRefusal, readRefusal, refRefusal } from './git-refusal.js';
import { parseRefs, tagAmong } from './ref-listing.js';
import { NEUTRAL_TAGGER, taggerOf, tagObjectText } from './tag-object.js';

/** Listing the refs of a large repository over a slow line. */
const READ_TIMEOUT_MS = 120_000;
/** A push may run the clone's pre-push hook, which may run a test suite. */
const PUSH_TIMEOUT_MS = 600_000;
/** Named in the dry run of the preflight; never made. */
const PROBE_REF = 'refs/tags/ota-release-preflight';

export interface GitForgeOptions {
  readonly repository: Repository;
  /** The name of a remote of the clone: `origin`. */
  readonly remote: string;
}

/** A forge as any git remote is one, over whatever transport git knows; tags are all it can do. */
export const gitForge = ({ repository, remote }: GitForgeOptions): Forge => {
  const link: Link = { repository, remote, location: `git remote ${remote}` };
  return {
    kind: 'git',
    location: link.location,
    preflight: async () => (await gather(() => tryPush(link))).problems,
    lookUpTag: (name) => lookUpTag(link, name),
    createTag: (tag) => createTag(link, tag),
    hasCommit: (commit) => hasCommit(link, commit),
  };
};

interface Link extends GitForgeOptions {
  readonly location: string;
}

/** Runs git against the remote. Slowness counts as unreachable. @throws OtaError `repository-remote-missing`, `forge-unreachable`. */
const ask = async (
  { repository, remote, location }: Link,
  args: readonly string[],
  options: GitOptions,
): Promise<GitResult> => {
  const url = remote.startsWith('-') ? undefined : await repository.remoteUrl(remote);
  if (url === undefined) throw fail('repository-remote-missing', { remote });
  try {
    return await repository.git(args, options);
  } catch (cause) {
    if (!(cause instanceof OtaError) || cause.code !== 'repository-git-timeout') throw cause;
    throw fail('forge-unreachable', { location, words: cause.message }, { cause });
  }
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
  const { repository, remote, location } = link;
  // Without the clone's pre-push hook, which judges a real push and may take long.
  const args = ['push', '--dry-run', '--no-verify', ...PUSH_ALONE, remote, `${repository.commit}:${PROBE_REF}`];
  const result = await ask(link, args, { timeoutMs: READ_TIMEOUT_MS });
  const verdict = parsePush(result.stdout);
  if (verdict.kind === 'rejected') throw refRefusal(PROBE_REF, location, verdict.reason, result);
  if (result.exitCode !== 0) throw pushRefusal(PROBE_REF, location, result);
  return [];
};

/** Exactly the named ref is pushed, whatever `push.followTags` and `push.recurseSubmodules` say. */
const PUSH_ALONE = ['--porcelain', '--no-progress', '--no-follow-tags', '--recurse-submodules=no'];

const createTag = async (link: Link, tag: NewTag): Promise<'created' | 'exists'> => {
  if (await standsOnRemote(link, tag)) return 'exists';
  const local = await link.repository.tag(tag.name);
  if (local && local.commit !== tag.commit)
    throw fail('tag-local-on-other-commit', { name: tag.name, found: local.commit, commit: tag.commit });
  // An annotated tag that was made by hand, perhaps signed, is the one to publish.
  const object = local?.annotated ? local.object : await makeTagObject(link, tag);
  const outcome = await pushTag(link, tag, object);
  // Only now: a refusal leaves no tag in the clone that wasn't there before.
  if (outcome === 'created') await setLocalTag(link, tag, object, local);
  return outcome;
};

/** True where the remote has the tag on this commit. @throws OtaError `tag-on-other-commit`. */
const standsOnRemote = async (link: Link, { name, commit }: NewTag): Promise<boolean> => {
  const remote = await lookUpTag(link, name);
  if (!remote || remote.commit === commit) return remote !== undefined;
  throw fail('tag-on-other-commit', { name, found: remote.commit, commit, location: link.location });
};

const makeTagObject = async ({ repository }: Link, tag: NewTag): Promise<string> => {
  const { git } = repository;
  const named = await git(['check-ref-format', `refs/tags/${tag.name}`]);
  if (named.exitCode !== 0) throw fail('tag-name-invalid', { name: tag.name });
  // useConfigOnly: what git guesses from the host's name would differ from machine to machine.
  const ident = await git(['-c', 'user.useConfigOnly=true', 'var', 'GIT_COMMITTER_IDENT']);
  const tagger = (ident.exitCode === 0 ? taggerOf(ident.stdout) : undefined) ?? NEUTRAL_TAGGER;
  return (await gitOutput(git, ['mktag'], { input: tagObjectText(tag, tagger) })).trim();
};

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
      throw refRefusal(tag.name, link.location, verdict.reason, result);
    case 'none':
      throw pushRefusal(tag.name, link.location, result);
  }
};

/** Makes the clone's tag name the pushed object; a lightweight tag on the same commit gives way to it. */
const setLocalTag = async (
  { repository }: Link,
  tag: NewTag,
  object: string,
  before: LocalTag | undefined,
): Promise<void> => {
  if (before?.object === object) return;
  const args = ['update-ref', `refs/tags/${tag.name}`, object, before?.object ?? '0'.repeat(object.length)];
  if ((await repository.git(args)).exitCode === 0) return;
  // Another run in the same clone was quicker; what counts is the commit.
  const now = await repository.tag(tag.name);
  if (now?.commit !== tag.commit) await gitOutput(repository.git, args);
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
