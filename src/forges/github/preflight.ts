import { gather } from '../../errors/gather.js';
import { type Problem, problem } from '../../errors/problem.js';
import { mayGetToken } from './address.js';
import { type GithubClient, type RepositoryFacts, TOKEN_SOURCE } from './client.js';
import { refusingRulesets } from './tag-rules.js';
import { lookUpTag } from './tags.js';

/**
 * What keeps this token from making the tag: no token, a repository it doesn't see, an archived one, no right to write, a
 * ruleset. All requests are GETs.
 */
export const preflight = async (client: GithubClient, tag: string | undefined): Promise<readonly Problem[]> => {
  const { location, target } = client;
  if (target.token === undefined) return [problem('forge-token-missing', TOKEN_SOURCE)];
  const { value: facts, problems } = await gather(() => client.facts());
  if (!facts) return problems;
  if (facts.archived) return [problem('github-repository-archived', { location })];
  // Where git's own address can't be reached, the API may still take the tag.
  const { value: words } = await gather(() => writeRefusal(client, facts, target.token ?? ''));
  if (words !== undefined)
    return [problem('github-permission-missing', { location, what: 'write to the repository', words })];
  return tag === undefined ? [] : ruleProblems(client, tag);
};

const WRITE_REFUSED = /write access|permission to .+ denied|read[- ]only/i;
const MAX_WORDS = 400;

/**
 * Why the token may not write, in GitHub's words; undefined where it may, or where nobody can tell.
 *
 * GitHub tells what a user may do, but neither what a token of theirs may, nor anything about the token of a job. git's own
 * transport does: it judges the right to push as it is asked for the refs (gitprotocol-http(5), “Smart Clients”).
 */
const writeRefusal = async (
  client: GithubClient,
  { cloneUrl, permissions }: RepositoryFacts,
  token: string,
): Promise<string | undefined> => {
  // An app's token, which may read and write, is told to have no permission at all.
  if (permissions?.pull && !permissions.push) return 'permissions.push is false';
  if (!mayGetToken(cloneUrl, client.target.apiUrl)) return undefined;
  const response = await client.fetch(`${cloneUrl}/info/refs?service=git-receive-pack`, {
    headers: { authorization: `Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}` },
    redirect: 'manual',
  });
  if (response.status !== 403) {
    await response.body?.cancel();
    return undefined;
  }
  const words = (await response.text()).replace(/\s+/g, ' ').trim().slice(0, MAX_WORDS);
  return WRITE_REFUSED.test(words) ? words : undefined;
};

/** A warning only: the tag may be there already, or be made by somebody else, and GitHub has the last word. */
const ruleProblems = async (client: GithubClient, tag: string): Promise<readonly Problem[]> => {
  const { location } = client;
  const { value: names = [], problems } = await gather(() => refusingRulesets(client, tag));
  if (names.length === 0) return problems;
  if ((await gather(() => lookUpTag(client, tag))).value) return problems;
  const words = `ruleset ${names.join(', ')} restricts who may create it`;
  return [...problems, problem('github-tag-protected', { name: tag, location, words }, undefined, 'warning')];
};
