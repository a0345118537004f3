import type { Fetch } from '../http/fetch.js';
import type { Repository } from '../repository/repository.js';
import type { GithubTarget } from './detect.js';
import type { Forge } from './forge.js';
import { gitForge } from './git.js';
import { githubClient } from './github/client.js';
import { hasCommit } from './github/commits.js';
import { connect } from './github/connection.js';
import { githubPages } from './github/pages.js';
import { preflight } from './github/preflight.js';
import { githubPushRefusals } from './github/push-refusal.js';
import { createTag, lookUpTag } from './github/tags.js';

export interface GithubForgeOptions {
  readonly target: GithubTarget;
  readonly repository: Repository;
  /** The remote of the clone that is the target, for what only git can push. */
  readonly remote: string;
  /** What requests go through: it knows proxies and certificates, and tries again where that may help. */
  readonly fetch: Fetch;
}

/**
 * GitHub and GitHub Enterprise Server through their REST API, with the token of the job or of a user: `contents: write` for
 * tags and release pages, `contents: read` for everything else.
 */
export const githubForge = ({ target, repository, remote, fetch }: GithubForgeOptions): Forge => {
  const client = githubClient(target, fetch);
  const git = gitForge({ repository, remote, refusals: githubPushRefusals });
  return {
    kind: 'github',
    location: client.location,
    preflight: (tag) => preflight(client, tag),
    lookUpTag: (name) => lookUpTag(client, name),
    createTag: (tag) => createTag({ client, repository, git }, tag),
    hasCommit: (commit) => hasCommit(client, commit),
    connect: (tag) => connect(client, tag),
    // Without a token nobody may write a page.
    ...(target.token === undefined ? {} : { pages: githubPages(client) }),
  };
};
