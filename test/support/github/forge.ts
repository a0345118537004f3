import type { Forge } from '../../../src/forges/forge.js';
import { type GithubForgeOptions, githubForge } from '../../../src/forges/github.js';
import { openRepository, type Repository } from '../../../src/repository/repository.js';
import { type GitFixture, gitFixtureOfTwo } from '../git-fixture.js';
import { type DoubleOptions, type GithubDouble, startGithub } from './double.js';
import type { Viewer } from './exchange.js';

/** Tokens that every double knows, and what each may do. */
export const TOKENS = {
  job: 'ghs_job0123456789',
  readingJob: 'ghs_reading0123456789',
  maintainer: 'ghp_maintainer0123456789',
  reader: 'ghp_reader0123456789',
  narrow: 'github_pat_narrow0123456789',
  stranger: 'ghp_stranger0123456789',
} as const;

export const VIEWERS: Readonly<Record<keyof typeof TOKENS, Viewer>> = {
  job: { login: 'github-actions[bot]', kind: 'app', role: 'write', contents: 'write' },
  readingJob: { login: 'github-actions[bot]', kind: 'app', role: 'write', contents: 'read' },
  maintainer: { login: 'maintainer', kind: 'user', role: 'admin', contents: 'write' },
  reader: { login: 'reader', kind: 'user', role: 'read', contents: 'write' },
  narrow: { login: 'maintainer', kind: 'user', role: 'admin', contents: 'read' },
  stranger: { login: 'stranger', kind: 'user', role: 'none', contents: 'read' },
};

/** A clone, its bare remote, and GitHub's double over that remote. */
export interface GithubFixture {
  readonly git: GitFixture;
  readonly github: GithubDouble;
  /** Before `commit` on the pushed branch. */
  readonly parent: string;
  readonly commit: string;
  /** In the clone only. */
  readonly unpushed: string;
  /** A forge in the clone or another directory, with the job's token where no other is named. */
  readonly forge: (options?: Partial<GithubForgeOptions> & { readonly directory?: string }) => Promise<Forge>;
  /** Another clone. */
  readonly cloneElsewhere: () => string;
  readonly repository: (directory?: string) => Promise<Repository>;
  /** @throws Error where anything was asked or answered that GitHub's description doesn't have. */
  readonly dispose: () => Promise<void>;
}

export const githubFixture = async (options: Partial<DoubleOptions> = {}): Promise<GithubFixture> => {
  const git = gitFixtureOfTwo();
  const { parent, head: commit } = git;
  const unpushed = git.commit('third');
  git.git(['config', 'http.receivepack', 'true'], git.remote);
  const github = await startGithub({ gitDirectory: git.remote, ...options });
  for (const name of Object.keys(TOKENS) as (keyof typeof TOKENS)[])
    github.state.tokens.set(TOKENS[name], VIEWERS[name]);
  const { owner, name, addresses } = github.state;
  const url = new URL(`${addresses.web}/${owner}/${name}.git`);
  Object.assign(url, { username: 'x-access-token', password: TOKENS.job });
  git.git(['remote', 'set-url', 'origin', url.href]);
  const repository = async (directory = git.clone): Promise<Repository> => {
    const found = await openRepository(directory, git.env);
    if (!found) throw new Error(`${directory} is no repository`);
    return found;
  };
  return {
    git,
    github,
    parent,
    commit,
    unpushed,
    repository,
    forge: async ({ directory, ...rest } = {}) =>
      githubForge({
        target: github.target(TOKENS.job),
        repository: await repository(directory),
        remote: 'origin',
        fetch,
        ...rest,
      }),
    cloneElsewhere: () => git.cloneTo('elsewhere'),
    dispose: async () => {
      git.dispose();
      await github.stop();
    },
  };
};
