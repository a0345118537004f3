import { fail } from '../../errors/ota-error.js';
import type { Repository } from '../../repository/repository.js';
import type { Forge, NewTag, RemoteTag } from '../forge.js';
import { localTagFor, makeTagObject, setLocalTag, type TagObject } from '../local-tag.js';
import { standsAlready } from '../standing-tag.js';
import { type GithubClient, TOKEN_SOURCE } from './client.js';
import type { ApiRequest, Refusal } from './refusal.js';

const READ_REF: ApiRequest = { label: 'GET git/ref', purpose: 'read tags' };
const READ_TAG: ApiRequest = { label: 'GET git/tags', purpose: 'read tags' };
const WRITE_TAG: ApiRequest = { label: 'POST git/tags', purpose: 'create tags' };
const WRITE_REF: ApiRequest = { label: 'POST git/refs', purpose: 'create tags' };
const READ_COMMIT: ApiRequest = { label: 'GET git/commits', purpose: 'read commits' };

/** Tags on tags: nobody makes more of them on purpose. */
const MAX_DEPTH = 10;

/** The tag as GitHub has it, peeled to its commit (GitHub REST API, “Git references” and “Git tags”). */
export const lookUpTag = async (client: GithubClient, name: string): Promise<RemoteTag | undefined> => {
  const target = await readRef(client, name);
  if (!target) return undefined;
  return { name, commit: await peel(client, target, MAX_DEPTH), annotated: target.type === 'tag' };
};

interface GitObject {
  readonly type: string;
  readonly sha: string;
}

const readRef = async (client: GithubClient, name: string): Promise<GitObject | undefined> => {
  const found = await client.find(READ_REF, ({ rest }, at) => rest.git.getRef({ ...at, ref: `tags/${name}` }));
  // Servers of old answer with a list of the refs whose names begin like this one, where there is none of that very name.
  return found?.ref === `refs/tags/${name}` ? found.object : undefined;
};

/** The commit that an object stands for; a tag may also stand on a tree or a file, which is then what is given back. */
const peel = async (client: GithubClient, { type, sha }: GitObject, depth: number): Promise<string> => {
  if (type !== 'tag') return sha;
  const { location } = client;
  if (depth === 0)
    throw fail('forge-answer-unexpected', {
      location,
      request: READ_TAG.label,
      status: 200,
      words: `more than ${MAX_DEPTH} tags on each other`,
    });
  const tag = await client.ask(READ_TAG, ({ rest }, at) => rest.git.getTag({ ...at, tag_sha: sha }));
  return peel(client, tag.object, depth - 1);
};

/** Whether a tag of that name is there at all. */
export const hasTag = async (client: GithubClient, name: string): Promise<boolean> =>
  (await readRef(client, name)) !== undefined;

/** What tags are made with. */
export interface TagTools {
  readonly client: GithubClient;
  readonly repository: Repository;
  /** The same repository over git's own transport. */
  readonly git: Pick<Forge, 'createTag'>;
}

/**
 * Makes the annotated tag through the API: its object first, with the bytes that git itself would give it, then the ref.
 *
 * A tag that the clone has on the commit already and that was made by hand is pushed through git instead: only so does
 * it keep its words, its author and its signature.
 *
 * @throws OtaError `tag-on-other-commit`, `tag-local-on-other-commit`, `tag-name-invalid`, `tag-commit-unknown`,
 * `github-tag-protected`, `github-permission-missing`, and as every request.
 */
export const createTag = async (tools: TagTools, tag: NewTag): Promise<'created' | 'exists'> => {
  const { client, repository, git } = tools;
  if (client.target.token === undefined) throw fail('forge-token-missing', TOKEN_SOURCE);
  if (await stands(client, tag)) return 'exists';
  const local = await localTagFor(repository, tag);
  const made = await makeTagObject(repository, tag);
  if (local?.annotated && local.object !== made.object) return git.createTag(tag);
  const object = await writeTagObject(client, tag, made);
  const outcome = await writeRef(client, tag, object);
  // GitHub may have signed it; then the clone gets it by fetching, as any other tag.
  if (object === made.object) await setLocalTag(repository, tag, object, local);
  return outcome;
};

const stands = async (client: GithubClient, tag: NewTag): Promise<boolean> =>
  standsAlready(await lookUpTag(client, tag.name), tag, client.location);

/** Gives the id of the object as GitHub has made it. */
const writeTagObject = async (client: GithubClient, tag: NewTag, { tagger }: TagObject): Promise<string> => {
  const { name, commit, message } = tag;
  const [, author = '', email = ''] = /^(.*?) ?<(.*)>$/.exec(tagger) ?? [];
  const date = `${new Date(tag.time * 1000).toISOString().slice(0, -5)}Z`;
  const result = await client.attempt(({ rest }, at) =>
    rest.git.createTag({
      ...at,
      tag: name,
      // As git has it: one newline at the end.
      message: `${message.trimEnd()}\n`,
      object: commit,
      type: 'commit',
      tagger: { name: author, email, date },
    }),
  );
  if (result.kind === 'answer') return result.data.sha;
  throw await writeError(client, tag, result.refusal, WRITE_TAG);
};

const writeRef = async (client: GithubClient, tag: NewTag, object: string): Promise<'created' | 'exists'> => {
  const ref = `refs/tags/${tag.name}`;
  const result = await client.attempt(({ rest }, at) => rest.git.createRef({ ...at, ref, sha: object }));
  if (result.kind === 'answer') return 'created';
  // Another run may have made it meanwhile, or this one, and the answer was lost; its commit decides.
  if (await stands(client, tag)) return 'exists';
  throw await writeError(client, tag, result.refusal, WRITE_REF);
};

/** What GitHub says where a ruleset, a protected tag or a hook of the server has the last word. */
const PROTECTED = /rule violations|restricted|protected|reference update failed|pre-receive/i;

const writeError = async (
  client: GithubClient,
  { name, commit }: NewTag,
  refusal: Refusal,
  request: ApiRequest,
): Promise<Error> => {
  const { location } = client;
  const { kind, words } = refusal;
  if (kind !== 'invalid') return client.refused(refusal, request);
  if (!(await knowsCommit(client, commit))) return fail('tag-commit-unknown', { name, commit, location });
  return PROTECTED.test(words)
    ? fail('github-tag-protected', { name, location, words })
    : client.refused(refusal, request);
};

const knowsCommit = async (client: GithubClient, commit: string): Promise<boolean> => {
  const found = await client.find(READ_COMMIT, ({ rest }, at) => rest.git.getCommit({ ...at, commit_sha: commit }));
  return found !== undefined;
};
