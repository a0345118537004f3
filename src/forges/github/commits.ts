import type { GithubClient } from './client.js';
import { type ApiRequest, refusalError } from './refusal.js';

const READ_HEADS: ApiRequest = { label: 'GET branches-where-head', purpose: 'read branches' };
const COMPARE: ApiRequest = { label: 'GET compare', purpose: 'compare commits' };

/**
 * Whether a branch of GitHub's holds the commit: one that ends with it, or the default branch somewhere in its history.
 * Undefined where GitHub has the commit, but on other branches, or on none: nobody would ask about all of them.
 */
export const hasCommit = async (client: GithubClient, commit: string): Promise<boolean | undefined> => {
  const heads = await client.attempt(({ rest }, at) =>
    rest.repos.listBranchesForHeadCommit({ ...at, commit_sha: commit }),
  );
  if (heads.kind === 'answer') return heads.data.length > 0 || (await isOnDefaultBranch(client, commit));
  // 422: no such commit; 409: no commit at all.
  if (heads.refusal.kind === 'invalid') return false;
  throw refusalError(heads.refusal, READ_HEADS, client.location);
};

const isOnDefaultBranch = async (client: GithubClient, commit: string): Promise<true | undefined> => {
  const { defaultBranch } = await client.facts();
  const basehead = `${defaultBranch}...${commit}`;
  const compared = await client.find(COMPARE, ({ rest }, at) =>
    // Of the commits between the two, only that there are any is of interest.
    rest.repos.compareCommitsWithBasehead({ ...at, basehead, per_page: 1 }),
  );
  return compared?.status === 'behind' || compared?.status === 'identical' ? true : undefined;
};
