import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { baseEnvironment, runProcess } from './cli.js';
import { closing } from './closing.js';
import { PRE_RECEIVE } from './gitlab/git-over-http.js';
import { type GitlabServer, startGitlab } from './gitlab/server.js';
import { type ProjectState, ROLES } from './gitlab/state.js';
import { runGitlabJob } from './gitlab-ci.js';
import { createWorkspace, createWorkspaceLater, SECRET, type Workspace } from './workspace.js';

/** Tokens of a project: the job's own, and a project access token. */
export const JOB_TOKEN = 'glcbt-64_canary/job+token==';
export const PROJECT_TOKEN = 'glpat-canary/project+token==';

/** A project on a GitLab of its own, whose jobs keep the site in a branch. */
export interface GitlabProject {
  readonly workspace: Workspace;
  readonly server: GitlabServer;
  /** What a maintainer sets: whether the job's token may push, protected tags, the rights of tokens. */
  readonly state: ProjectState;
  /** What a runner checks out for a job: a new clone, detached at a ref of the remote, with the job's token in its URL. */
  readonly checkout: (ref?: string) => Promise<string>;
  /** Runs git on the bare repository. */
  readonly remote: (...args: readonly string[]) => string;
}

/** Opens projects that are gone after each test of the file. */
export const gitlabProjects = (): (() => Promise<GitlabProject>) => {
  const closeLater = closing();
  return async () => {
    const workspace = createWorkspace();
    keepSiteInJob(workspace);
    return openUntil(workspace, closeLater);
  };
};

/** Opens projects in whose first pipeline the component has released, with the site in its branch. */
export const releasedGitlabProjects = (): (() => Promise<GitlabProject>) => {
  const closeLater = closing();
  return async () => {
    const workspace = await createWorkspaceLater('project on GitLab with a release', async (made) => {
      keepSiteInJob(made);
      const project = await serve(made);
      try {
        await release(project);
      } finally {
        await project.server.stop();
      }
    });
    return openUntil(workspace, closeLater);
  };
};

const release = async ({ checkout }: GitlabProject): Promise<void> => {
  const repo = await checkout();
  const { exitCode, stderr } = await runGitlabJob({
    repo,
    template: {},
    variables: { OTA_SIGNING_KEY: SECRET },
    predefined: { CI_JOB_TOKEN: JOB_TOKEN },
  });
  if (exitCode !== 0) throw new Error(stderr);
  // The next job has a checkout, and a runner, of its own.
  rmSync(repo, { recursive: true });
};

const keepSiteInJob = (workspace: Workspace): void => {
  workspace.edit('ota-release.yaml', (text) => text.replace('host: ../site', 'host: site'));
  workspace.commit('Keep the site in the job');
  git(workspace.remote, 'config', 'http.receivepack', 'true');
  const hook = join(workspace.remote, 'hooks/pre-receive');
  mkdirSync(join(workspace.remote, 'hooks'), { recursive: true });
  writeFileSync(hook, `#!/bin/sh\n${PRE_RECEIVE}\n`);
  chmodSync(hook, 0o755);
};

const openUntil = async (workspace: Workspace, closeLater: ReturnType<typeof closing>): Promise<GitlabProject> => {
  const project = await serve(workspace);
  closeLater(async () => {
    workspace.dispose();
    await project.server.stop();
  });
  return project;
};

const serve = async (workspace: Workspace): Promise<GitlabProject> => {
  const state = newState();
  const server = await startGitlab(state, workspace.remote);
  let checkouts = 0;
  const checkout = async (ref = 'refs/heads/main'): Promise<string> => {
    checkouts += 1;
    const directory = join(workspace.directory, `job-${checkouts}`);
    git(workspace.directory, 'init', '--quiet', '--template=', directory);
    git(directory, 'remote', 'add', 'origin', server.gitUrl(encodeURIComponent(JOB_TOKEN)));
    // As a runner does with GIT_DEPTH: 0.
    const everything = ['+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*'];
    await fetched(directory, 'fetch', '--quiet', 'origin', ...everything, `+${ref}:refs/pipelines/1`);
    git(directory, 'checkout', '--quiet', '--force', '--detach', 'refs/pipelines/1');
    return directory;
  };
  return { workspace, server, state, checkout, remote: (...args) => git(workspace.remote, ...args) };
};

const git = (directory: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-C', directory, ...args], {
    env: { ...baseEnvironment },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();

/** Git that talks to the server of this very process, which has to be free to answer. */
const fetched = async (directory: string, ...args: readonly string[]): Promise<void> => {
  const { exitCode, stderr } = await runProcess('git', args, { cwd: directory });
  if (exitCode !== 0) throw new Error(stderr);
};

const newState = (): ProjectState => ({
  path: 'devices/pump/controller',
  tokens: [
    { token: JOB_TOKEN, kind: 'job', scopes: [], accessLevel: ROLES.developer, membership: 'project', userId: 11 },
    {
      token: PROJECT_TOKEN,
      kind: 'private',
      scopes: ['api', 'write_repository'],
      accessLevel: ROLES.maintainer,
      membership: 'project',
      userId: 12,
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
