import { fail } from '../errors/ota-error.js';
import { problem } from '../errors/problem.js';
import type { Fetch } from '../http/fetch.js';
import type { Repository } from '../repository/repository.js';
import type { GitlabTarget } from './detect.js';
import type { Forge } from './forge.js';
import { gitForge } from './git.js';
import { checkAccess } from './gitlab/access.js';
import { type GitlabClient, openClient } from './gitlab/client.js';
import { hasCommit } from './gitlab/commits.js';
import { connect } from './gitlab/connection.js';
import { releasePages } from './gitlab/pages.js';
import { jobPushRefusals } from './gitlab/push-refusal.js';
import { createTag, lookUpTag } from './gitlab/tags.js';

export interface GitlabForgeOptions {
  readonly target: GitlabTarget;
  readonly repository: Repository;
  /** The name of the clone's remote that is this project: what a job's token pushes tags to. */
  readonly remote: string;
  readonly fetch: Fetch;
}

/**
 * A project on GitLab. With a token of its own everything goes through the REST API. A job's token may use only a part of
 * it: packages and releases, but no tags (GitLab, “CI/CD job token”); its tags are read and pushed by git, with what the
 * runner's clone goes by.
 */
export const gitlabForge = ({ target, repository, remote, fetch }: GitlabForgeOptions): Forge => {
  const client = openClient(target, fetch);
  switch (target.credential?.kind) {
    case 'private':
      return { ...overApi(client, repository), pages: releasePages(client) };
    case 'job': {
      const git = gitForge({ repository, remote, refusals: jobPushRefusals });
      return { ...git, kind: 'gitlab', location: client.location, pages: releasePages(client) };
    }
    case undefined:
      return { ...overApi(client, repository), ...WITHOUT_TOKEN };
  }
};

const overApi = (client: GitlabClient, repository: Repository): Forge => ({
  kind: 'gitlab',
  location: client.location,
  preflight: (tag) => checkAccess(client, tag),
  lookUpTag: (name) => lookUpTag(client, name),
  createTag: (tag) => createTag(client, repository, tag),
  hasCommit: (commit) => hasCommit(client, commit),
  connect: (tag) => connect(client, tag),
});

const MISSING = { forge: 'gitlab', variable: 'GITLAB_TOKEN' } as const;

/** A public project can be read by anybody; a plan needs no more. */
const WITHOUT_TOKEN: Pick<Forge, 'preflight' | 'createTag'> = {
  preflight: async () => [problem('forge-token-missing', MISSING)],
  createTag: async () => {
    throw fail('forge-token-missing', MISSING);
  },
};
