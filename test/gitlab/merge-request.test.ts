import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readReports } from '../support/gitlab-artifacts.js';
import { runGitlabJob } from '../support/gitlab-ci.js';
import { type GitlabProject, JOB_TOKEN, releasedGitlabProjects } from '../support/gitlab-project.js';
import { SECRET } from '../support/workspace.js';

const openProject = releasedGitlabProjects();

const IN_MERGE_REQUEST = {
  CI_JOB_TOKEN: JOB_TOKEN,
  CI_PIPELINE_SOURCE: 'merge_request_event',
  CI_COMMIT_BRANCH: undefined,
  CI_COMMIT_REF_NAME: 'feature',
  CI_MERGE_REQUEST_IID: '1',
  CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: 'feature',
  CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
};

/** A project with a release, and a merge request for the next one; gives the checkout of the merge request's pipeline. */
const openMergeRequest = async (
  change: (project: GitlabProject) => void = ({ workspace }) => workspace.bump('1.1.0', 'feature'),
) => {
  const project = await openProject();
  // Whoever proposes a change may not push, and sees no protected variable.
  project.state.jobTokenPushes = false;
  change(project);
  project.remote('update-ref', 'refs/merge-requests/1/head', 'refs/heads/feature');
  return { ...project, refs: project.remote('for-each-ref') };
};

const check = async (project: GitlabProject, ref = 'refs/merge-requests/1/head') => {
  const repo = await project.checkout(ref);
  return { repo, ...(await runGitlabJob({ repo, template: {}, job: 'ota-check', predefined: IN_MERGE_REQUEST })) };
};

describe('the job of a merge request', () => {
  test('shows what a release of it would be, without a secret and without writing anything', async () => {
    const project = await openMergeRequest();
    const run = await check(project);
    expect(run.exitCode, run.stdout + run.stderr).toBe(0);
    const { outputs, codeQuality, summary } = await readReports(run.artifactsDirectory);
    expect(outputs).toMatchObject({ OTA_RELEASE_OUTCOME: 'planned', OTA_RELEASE_VERSION: '1.1.0' });
    // It knows of the release that devices have.
    expect(outputs).toMatchObject({ OTA_RELEASE_REVISION: '1' });
    expect(summary).toContain('1.1.0');
    expect(codeQuality).toEqual([]);
    expect(project.remote('for-each-ref')).toBe(project.refs);
    expect(existsSync(join(run.repo, 'site/1.1.0'))).toBe(false);
  });

  test('judges the result of the merge, which is on no branch', async () => {
    const project = await openMergeRequest();
    const merge = project.remote('commit-tree', 'feature^{tree}', '-p', 'main', '-p', 'feature', '-m', 'Merge');
    project.remote('update-ref', 'refs/merge-requests/1/merge', merge);
    const run = await check(project, 'refs/merge-requests/1/merge');
    expect(run.exitCode, run.stdout + run.stderr).toBe(0);
    expect((await readReports(run.artifactsDirectory)).outputs).toMatchObject({ OTA_RELEASE_COMMIT: merge });
  });

  test('puts what is wrong on the file and the line, and fails', async () => {
    const project = await openMergeRequest(({ workspace }) => {
      workspace.edit('ota-release.yaml', (text) =>
        text.replace('models: [pc-200, pc-400]', 'models: [pc-200, pc-400]\nmodles: []'),
      );
      workspace.commit('Misspell', 'feature');
    });
    const run = await check(project);
    expect(run.exitCode).toBe(2);
    const { codeQuality, junit, outputs } = await readReports(run.artifactsDirectory);
    expect(codeQuality).toMatchObject([{ location: { path: 'ota-release.yaml', lines: { begin: 3 } } }]);
    expect(junit.failures).toBeGreaterThan(0);
    expect(outputs).toMatchObject({ OTA_RELEASE_OUTCOME: 'failed' });
  });

  test('stays a dry run whatever variables say, with all that a release would need at hand', async () => {
    const project = await openMergeRequest();
    project.state.jobTokenPushes = true;
    const run = await runGitlabJob({
      repo: await project.checkout('refs/merge-requests/1/head'),
      job: 'ota-check',
      variables: { OTA_SIGNING_KEY: SECRET, OTA_DRY_RUN: 'false' },
      predefined: IN_MERGE_REQUEST,
    });
    expect(run.exitCode, run.stderr).toBe(0);
    expect((await readReports(run.artifactsDirectory)).outputs).toMatchObject({ OTA_RELEASE_OUTCOME: 'planned' });
    expect(project.remote('for-each-ref')).toBe(project.refs);
  });
});
