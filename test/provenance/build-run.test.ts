import { describe, expect, test } from 'vitest';
import { buildRunOf, makesProvenance, type ProvenanceMode } from '../../src/provenance/build-run.js';

/** As a runner of GitHub sets them for a step (docs.github.com, “Variables reference”), and some secrets. */
const GITHUB = {
  CI: 'true',
  GITHUB_ACTIONS: 'true',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'acme/pump',
  GITHUB_REPOSITORY_ID: '1296269',
  GITHUB_REPOSITORY_OWNER_ID: '583231',
  GITHUB_WORKFLOW_REF: 'acme/pump/.github/workflows/release.yml@refs/heads/main',
  GITHUB_WORKFLOW_SHA: 'b'.repeat(40),
  GITHUB_EVENT_NAME: 'workflow_dispatch',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_SHA: 'A'.repeat(40),
  GITHUB_RUN_ID: '1658821493',
  GITHUB_RUN_ATTEMPT: '2',
  RUNNER_ENVIRONMENT: 'github-hosted',
  GITHUB_TOKEN: 'ghs_secret',
  OTA_SIGNING_KEY: 'signing secret',
};

/** As GitLab sets them for a job (docs.gitlab.com, “Predefined CI/CD variables reference”), and some secrets. */
const GITLAB = {
  CI: 'true',
  GITLAB_CI: 'true',
  CI_SERVER_URL: 'https://gitlab.example.com:8443',
  CI_PROJECT_PATH: 'acme/devices/pump',
  CI_PROJECT_ID: '42',
  CI_PIPELINE_ID: '77',
  CI_PIPELINE_URL: 'https://gitlab.example.com:8443/acme/devices/pump/-/pipelines/77',
  CI_PIPELINE_SOURCE: 'web',
  CI_JOB_URL: 'https://gitlab.example.com:8443/acme/devices/pump/-/jobs/1234',
  CI_RUNNER_ID: '8',
  CI_RUNNER_VERSION: '17.4.0',
  CI_CONFIG_PATH: '.gitlab-ci.yml',
  CI_CONFIG_REF_URI: 'gitlab.example.com:8443/acme/devices/pump//.gitlab-ci.yml@refs/heads/main',
  CI_COMMIT_SHA: 'c'.repeat(40),
  CI_COMMIT_BRANCH: 'main',
  CI_JOB_TOKEN: 'glcbt-secret',
  CI_REPOSITORY_URL: 'https://gitlab-ci-token:glcbt-secret@gitlab.example.com/acme/devices/pump.git',
};

describe('the run that makes a release', () => {
  test('is that of a workflow on GitHub: its file is the builder', () => {
    expect(buildRunOf(GITHUB)).toEqual({
      platform: 'github',
      builderId: 'https://github.com/acme/pump/.github/workflows/release.yml@refs/heads/main',
      invocationId: 'https://github.com/acme/pump/actions/runs/1658821493/attempts/2',
      source: { repository: 'https://github.com/acme/pump', ref: 'refs/heads/main', commit: 'a'.repeat(40) },
      parameters: {
        eventName: 'workflow_dispatch',
        repositoryId: '1296269',
        repositoryOwnerId: '583231',
        workflowCommit: 'b'.repeat(40),
        runnerEnvironment: 'github-hosted',
      },
    });
  });

  test('is that of a job on GitLab: its runner is the builder', () => {
    expect(buildRunOf(GITLAB)).toEqual({
      platform: 'gitlab',
      builderId: 'https://gitlab.example.com:8443/acme/devices/pump/-/runners/8',
      invocationId: 'https://gitlab.example.com:8443/acme/devices/pump/-/jobs/1234',
      source: {
        repository: 'https://gitlab.example.com:8443/acme/devices/pump',
        ref: 'refs/heads/main',
        commit: 'c'.repeat(40),
      },
      parameters: {
        eventName: 'web',
        repositoryId: '42',
        pipelineId: '77',
        configRef: 'gitlab.example.com:8443/acme/devices/pump//.gitlab-ci.yml@refs/heads/main',
        configPath: '.gitlab-ci.yml',
        runnerVersion: '17.4.0',
      },
    });
  });

  test.each([
    // what GitLab sets, the ref
    [{ CI_COMMIT_TAG: 'v1.0.0', CI_COMMIT_BRANCH: undefined }, 'refs/tags/v1.0.0'],
    [
      { CI_COMMIT_BRANCH: undefined, CI_MERGE_REQUEST_REF_PATH: 'refs/merge-requests/3/head' },
      'refs/merge-requests/3/head',
    ],
    [{ CI_COMMIT_BRANCH: undefined }, undefined],
  ])('takes the ref of GitLab’s pipeline: %o', (changes, ref) => {
    expect(buildRunOf({ ...GITLAB, ...changes }).source?.ref).toBe(ref);
  });

  test.each([
    // what there is of an environment
    ['nothing', {}],
    ['another pipeline', { CI: 'true' }],
    ['GitHub without a repository', { ...GITHUB, GITHUB_REPOSITORY: undefined }],
    ['GitHub at no URL', { ...GITHUB, GITHUB_SERVER_URL: 'github.com' }],
    ['GitLab without a project', { ...GITLAB, CI_PROJECT_PATH: '' }],
  ])('of %s says that nobody vouches for it', (_what, environment) => {
    expect(buildRunOf(environment)).toEqual({
      platform: 'local',
      builderId: 'urn:ota-release:builder:local',
      parameters: {},
    });
  });

  test('of an older server is told as far as that tells', () => {
    const { GITHUB_WORKFLOW_REF: _, GITHUB_RUN_ATTEMPT: _attempt, ...github } = GITHUB;
    expect(buildRunOf(github)).toMatchObject({
      builderId: 'https://github.com/acme/pump',
      invocationId: 'https://github.com/acme/pump/actions/runs/1658821493/attempts/1',
    });
    const { CI_RUNNER_ID: _runner, CI_JOB_URL: _job, ...gitlab } = GITLAB;
    expect(buildRunOf(gitlab)).toMatchObject({
      builderId: 'https://gitlab.example.com:8443/acme/devices/pump',
      invocationId: GITLAB.CI_PIPELINE_URL,
    });
  });

  test.each([
    ['GitHub', { ...GITHUB, GITHUB_SERVER_URL: 'https://user:hunter2@github.com/?token=hunter2' }],
    [
      'GitLab',
      {
        ...GITLAB,
        CI_SERVER_URL: 'https://user:hunter2@gitlab.example.com',
        CI_JOB_URL: 'https://a:hunter2@b/?t=hunter2#hunter2',
      },
    ],
  ])('holds no secret of %s', (_platform, environment) => {
    const told = JSON.stringify(buildRunOf(environment));
    for (const secret of ['hunter2', 'ghs_secret', 'glcbt-secret', 'signing secret'])
      expect(told).not.toContain(secret);
  });
});

describe('a provenance', () => {
  test.each([
    // mode, GitHub, GitLab, local
    ['auto', true, true, false],
    ['on', true, true, true],
    ['off', false, false, false],
  ] as const)('is made where it is %s', (mode: ProvenanceMode, github, gitlab, local) => {
    const made = [GITHUB, GITLAB, {}].map((environment) => makesProvenance(mode, buildRunOf(environment)));
    expect(made).toEqual([github, gitlab, local]);
  });
});
