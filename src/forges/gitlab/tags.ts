import { fail, type OtaError } from '../../errors/ota-error.js';
import type { Repository } from '../../repository/repository.js';
import type { NewTag, RemoteTag } from '../forge.js';
import { localTagFor } from '../local-tag.js';
import { standsAlready } from '../standing-tag.js';
import { ask } from './ask.js';
import type { GitlabClient } from './client.js';
import { isAbsence, isProtection, type Refusal, refusalError } from './refusal.js';
import { tagShape } from './shapes.js';

/** The project's tag of that name (GitLab, “Tags API”, get a single repository tag). @throws OtaError `forge-…`. */
export const lookUpTag = async (client: GitlabClient, name: string): Promise<RemoteTag | undefined> => {
  const question = {
    location: client.location,
    request: `GET repository/tags/${name}`,
    what: 'read tags',
    shape: tagShape,
    send: () => client.tags.show(client.project, name),
  };
  const answer = await ask(question);
  if (answer.kind === 'given') {
    const { commit, target } = answer.value;
    return { name, commit: commit.id, annotated: target !== commit.id };
  }
  if (isAbsence(answer.refusal)) return undefined;
  throw refusalError(question, answer.refusal);
};

/**
 * Makes an annotated tag through the API (GitLab, “Tags API”, create a new tag). GitLab itself sets the tagger, who is the
 * token's user, and the time, so two runs would make two different tag objects; what counts is the commit.
 *
 * @throws OtaError `tag-on-other-commit`, `tag-local-on-other-commit`, `tag-commit-unknown`, `gitlab-tag-protected`,
 * `forge-…`.
 */
export const createTag = async (
  client: GitlabClient,
  repository: Repository,
  tag: NewTag,
): Promise<'created' | 'exists'> => {
  const stands = async () => standsAlready(await lookUpTag(client, tag.name), tag, client.location);
  if (await stands()) return 'exists';
  await localTagFor(repository, tag);
  const question = {
    location: client.location,
    request: 'POST repository/tags',
    what: 'create tags',
    shape: tagShape,
    send: () => client.tags.create(client.project, tag.name, tag.commit, { message: tag.message.trimEnd() }),
  };
  const answer = await ask(question);
  if (answer.kind === 'refused') {
    // Another run may have made the tag in between, or this very request, whose first answer was lost.
    if (MAY_STAND.has(answer.refusal.status) && (await stands())) return 'exists';
    throw tagRefusal(tag, client.location, answer.refusal) ?? refusalError(question, answer.refusal);
  }
  const { commit } = answer.value;
  if (commit.id !== tag.commit) standsAlready({ ...tag, commit: commit.id, annotated: true }, tag, client.location);
  return 'created';
};

/** GitLab answers 400 to nearly all that keeps a tag from being made; its newer versions a conflict with 409. */
const MAY_STAND: ReadonlySet<number> = new Set([400, 409]);

/** By the words of GitLab's Tags::CreateService and of its checks before a push is received, which are not translated. */
const tagRefusal = ({ name, commit }: NewTag, location: string, refusal: Refusal): OtaError | undefined => {
  const { status, words } = refusal;
  if (isProtection(refusal)) return fail('gitlab-tag-protected', { name, location, words });
  if (status !== 400) return undefined;
  if (/^Target .* is invalid|^Invalid reference name|not a commit/i.test(words))
    return fail('tag-commit-unknown', { name, commit, location });
  if (/^Tag name invalid/i.test(words)) return fail('tag-name-invalid', { name });
  // A push rule or a server hook, whose words are its owner's.
  return fail('tag-push-rejected', { name, location, reason: 'a rule or hook of the project', words });
};
