import { setTimeout as sleep } from 'node:timers/promises';
import type { GitlabTarget } from '../../../src/forges/detect.js';
import type { Forge } from '../../../src/forges/forge.js';
import { type GitlabClient, openClient } from '../../../src/forges/gitlab/client.js';
import { gitlabForge } from '../../../src/forges/gitlab.js';
import type { Fetch } from '../../../src/http/fetch.js';
import { retryingFetch } from '../../../src/http/retry.js';
import { openRepository } from '../../../src/repository/repository.js';
import { type GitFixture, gitFixtureOfTwo } from '../git-fixture.js';
import { PRE_RECEIVE } from './git-over-http.js';
import { type GitlabServer, startGitlab } from './server.js';
import { type ProjectState, ROLES, type Token } from './state.js';

/** Tokens that every fixture's server knows. */
export const TOKENS = {
  private: 'glpat-private-1',
  job: 'glcbt-job-2',
} as const;

/** A project on a GitLab of its own, with a clone, and what tests open on it. */
export interface GitlabFixture {
  readonly git: GitFixture;
  readonly server: GitlabServer;
  readonly state: ProjectState;
  /** On `main` of the remote. */
  readonly commit: string;
  /** Before it. */
  readonly parent: string;
  readonly target: (credential: GitlabTarget['credential'], project?: string) => GitlabTarget;
  /** A forge in the clone, or in another one. */
  readonly forge: (credential: GitlabTarget['credential'], options?: OpenOptions) => Promise<Forge>;
  /** With the token of its own unless another is named; null for none. */
  readonly client: (credential?: GitlabTarget['credential'] | null, fetch?: Fetch) => GitlabClient;
  /** Gives the token of that kind other rights. */
  readonly regrant: (kind: Token['kind'], rights: Partial<Token>) => void;
  readonly stop: () => Promise<void>;
}

export interface OpenOptions {
  readonly directory?: string;
  readonly fetch?: Fetch;
}

export const PRIVATE = { kind: 'private', token: TOKENS.private } as const;
export const JOB = { kind: 'job', token: TOKENS.job } as const;

const PROJECT = 'group/sub/project';

/** @param root the path below which the server stands. */
export const gitlabFixture = async (root = ''): Promise<GitlabFixture> => {
  const git = gitFixtureOfTwo();
  const { parent, head: commit } = git;
  git.git(['config', 'http.receivepack', 'true'], git.remote);
  git.hook(git.remote, 'pre-receive', PRE_RECEIVE);
  const state = newState();
  const server = await startGitlab(state, git.remote, root);
  git.git(['remote', 'set-url', 'origin', server.gitUrl(TOKENS.job)]);
  const target: GitlabFixture['target'] = (credential, project = PROJECT) => ({
    kind: 'gitlab',
    apiUrl: server.apiUrl,
    project,
    ...(credential ? { credential } : {}),
  });
  return {
    git,
    server,
    state,
    commit,
    parent,
    target,
    forge: async (credential, { directory = git.clone, fetch: given = fetch } = {}) => {
      const repository = await openRepository(directory, git.env);
      if (!repository) throw new Error(`${directory} is no repository`);
      return gitlabForge({ target: target(credential), repository, remote: 'origin', fetch: given });
    },
    client: (credential = PRIVATE, given = fetch) => openClient(target(credential ?? undefined), given),
    regrant: (kind, rights) => {
      const index = state.tokens.findIndex((token) => token.kind === kind);
      const [token] = state.tokens.splice(index, 1);
      if (token) state.tokens.push({ ...token, ...rights });
    },
    stop: async () => {
      git.dispose();
      await server.stop();
    },
  };
};

export const newState = (): ProjectState => ({
  path: PROJECT,
  tokens: [
    {
      token: TOKENS.private,
      kind: 'private',
      scopes: ['api'],
      accessLevel: ROLES.developer,
      membership: 'project',
      userId: 31,
    },
    {
      token: TOKENS.job,
      kind: 'job',
      scopes: [],
      accessLevel: ROLES.developer,
      membership: 'project',
      userId: 32,
    },
  ],
  rules: [],
  packages: [],
  releases: [],
  archived: false,
  jobTokenPushes: true,
  packagesEnabled: true,
  duplicatesAllowed: true,
  tagHook: undefined,
});

/** The fetch of the product with short waits, so that a test of a fault takes no minute. */
export const patientFetch = (): Fetch =>
  retryingFetch(fetch, {
    now: Date.now,
    random: () => 0.01,
    sleep: (ms, signal) => sleep(ms, undefined, { signal }),
  });
