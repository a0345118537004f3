import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { closing } from '../support/closing.js';
import { newState, TOKENS } from '../support/gitlab/fixture.js';
import { PRE_RECEIVE } from '../support/gitlab/git-over-http.js';
import { type GitlabServer, startGitlab } from '../support/gitlab/server.js';
import { type ProjectState, ROLES } from '../support/gitlab/state.js';
import { runGitlabJob } from '../support/gitlab-ci.js';
import { expectClean } from '../support/outcomes.js';
import { createWorkspace, SECRET, type Workspace } from '../support/workspace.js';

const closeLater = closing();

interface Project {
  readonly w: Workspace;
  readonly state: ProjectState;
  readonly server: GitlabServer;
  /** Runs the release job of the component, as a runner of this GitLab does. */
  readonly release: (variables?: Readonly<Record<string, string>>) => ReturnType<typeof runGitlabJob>;
}

/** A project in a sub-group of a GitLab that stands below a path, with a clone that the runner has made. */
const project = async (extra = ''): Promise<Project> => {
  const w = createWorkspace({ extra });
  closeLater(w.dispose);
  w.git('--git-dir', w.remote, 'config', 'http.receivepack', 'true');
  mkdirSync(join(w.remote, 'hooks'), { recursive: true });
  writeFileSync(join(w.remote, 'hooks/pre-receive'), `#!/bin/sh\n${PRE_RECEIVE}\n`, { mode: 0o755 });
  const state = newState();
  const server = await startGitlab(state, w.remote, '/gitlab');
  closeLater(server.stop);
  w.git('remote', 'set-url', 'origin', server.gitUrl(TOKENS.job));
  const release: Project['release'] = (variables = {}) =>
    runGitlabJob({
      repo: w.repo,
      template: { 'site-branch': '' },
      variables: { OTA_SIGNING_KEY: SECRET, ...variables },
      predefined: {
        CI_SERVER_URL: server.apiUrl.replace(/\/api\/v4$/, ''),
        CI_API_V4_URL: server.apiUrl,
        CI_PROJECT_PATH: state.path,
        CI_JOB_TOKEN: TOKENS.job,
      },
    });
  return { w, state, server, release };
};

const codesIn = (log: string): readonly string[] =>
  [...log.matchAll(/\[([a-z]+(?:-[a-z]+)+)\]/g)].map(([, code = '']) => code);

describe('a GitLab job', () => {
  test.each([
    ['a project access token, through the API', { GITLAB_TOKEN: TOKENS.private }, true],
    ['the job’s own token, by git', {}, false],
  ])('releases and makes the release page with %s', async (_, variables, byApi) => {
    const { w, state, server, release } = await project('releasePage: true\n');
    const run = await release(variables);
    expect(run.exitCode, run.log).toBe(0);
    expect(w.remoteTags()).toEqual([`v1.0.0 ${w.git('rev-parse', 'HEAD')}`]);
    expect(server.requests.some(({ line }) => line.startsWith('POST') && line.endsWith('/repository/tags'))).toBe(
      byApi,
    );
    const [page, ...others] = state.releases;
    expect(others).toEqual([]);
    expect(page).toMatchObject({ tag: 'v1.0.0', name: 'pump 1.0.0' });
    expect(page?.links.map(({ name }) => name).sort()).toEqual([
      'pump-1.0.0.upgrade.json',
      'pump-1.0.0.zip',
      'pump-1.0.0.zip.minisig',
    ]);
    const outputs = readFileSync(join(run.artifactsDirectory, 'ota-release-reports/outputs.env'), 'utf8');
    expect(outputs).toContain('OTA_RELEASE_OUTCOME=published\n');
    expect(outputs).toMatch(/^OTA_RELEASE_PAGE_URL=http.*\/-\/releases\/v1\.0\.0$/m);
    await expectClean(w);
    const before = JSON.stringify([state.releases, state.packages.map(({ files }) => files.length)]);
    const again = await release(variables);
    expect(again.exitCode, again.log).toBe(0);
    expect(again.log).toContain('pump 1.0.0 unchanged');
    expect(JSON.stringify([state.releases, state.packages.map(({ files }) => files.length)])).toBe(before);
  });

  test.each([
    // what is in the way, how, variables, code
    [
      'a protected tag, for a token of its own',
      (state: ProjectState) => void state.rules.push({ name: 'v*', allowed: [{ accessLevel: ROLES.maintainer }] }),
      { GITLAB_TOKEN: TOKENS.private },
      'gitlab-tag-protected',
    ],
    [
      'a protected tag, for the job’s token',
      (state: ProjectState) => void state.rules.push({ name: 'v*', allowed: [{ accessLevel: ROLES.maintainer }] }),
      {},
      'gitlab-tag-protected',
    ],
    [
      'a project whose settings let no job push',
      (state: ProjectState) => {
        state.jobTokenPushes = false;
      },
      {},
      'gitlab-job-token-push',
    ],
    ['a token that nobody knows', () => {}, { GITLAB_TOKEN: 'glpat-unknown-0123' }, 'forge-unauthorized'],
  ])('is refused for %s: nothing is visible, and the report names it', async (_, hinder, variables, code) => {
    const { w, state, release } = await project();
    hinder(state);
    const run = await release(variables);
    expect(run.exitCode, run.log).toBe(1);
    expect(codesIn(run.log)).toContain(code);
    expect(existsSync(join(w.site, 'latest'))).toBe(false);
    expect(w.remoteTags()).toEqual([]);
    const quality = JSON.parse(
      readFileSync(join(run.artifactsDirectory, 'ota-release-reports/code-quality.json'), 'utf8'),
    ) as readonly { readonly check_name: string }[];
    expect(quality.map(({ check_name }) => check_name)).toContain(code);
  });
});
