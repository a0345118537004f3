import { fail } from '../errors/ota-error.js';
import { gitOutput } from '../repository/git.js';
import type { LocalTag, Repository } from '../repository/repository.js';
import type { NewTag } from './forge.js';
import { NEUTRAL_TAGGER, type Tagger, taggerOf, tagObjectText } from './tag-object.js';

/** The tag of that name that the clone has on the commit already, if any. @throws OtaError `tag-local-on-other-commit`. */
export const localTagFor = async (
  repository: Repository,
  { name, commit }: Pick<NewTag, 'name' | 'commit'>,
): Promise<LocalTag | undefined> => {
  const local = await repository.tag(name);
  if (local && local.commit !== commit) throw fail('tag-local-on-other-commit', { name, found: local.commit, commit });
  return local;
};

/** A tag object of the clone, which no ref names yet. */
export interface TagObject {
  /** Lowercase hex. */
  readonly object: string;
  readonly tagger: Tagger;
}

/**
 * Writes the annotated tag's object into the clone. The tagger is git's identity there, or the neutral one.
 *
 * @throws OtaError `tag-name-invalid`, `repository-git-…`.
 */
export const makeTagObject = async ({ git }: Pick<Repository, 'git'>, tag: NewTag): Promise<TagObject> => {
  const named = await git(['check-ref-format', `refs/tags/${tag.name}`]);
  if (named.exitCode !== 0) throw fail('tag-name-invalid', { name: tag.name });
  // useConfigOnly: what git guesses from the host's name would differ from machine to machine.
  const ident = await git(['-c', 'user.useConfigOnly=true', 'var', 'GIT_COMMITTER_IDENT']);
  const tagger = (ident.exitCode === 0 ? taggerOf(ident.stdout) : undefined) ?? NEUTRAL_TAGGER;
  const object = (await gitOutput(git, ['mktag'], { input: tagObjectText(tag, tagger) })).trim();
  return { object, tagger };
};

/** Makes the clone's tag name the published object; a lightweight tag on the same commit gives way to it. */
export const setLocalTag = async (
  repository: Repository,
  tag: Pick<NewTag, 'name' | 'commit'>,
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
