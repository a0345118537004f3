import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { githubWorkflowText } from '../../../src/commands/init/github-workflow.js';
import { missingJobs } from '../../../src/doctor/examinations/pipelines.js';
import { githubJobs } from '../../../src/doctor/pipelines/github-jobs.js';
import { gitlabJobs } from '../../../src/doctor/pipelines/gitlab-jobs.js';
import { type JobNeeds, jobProblems } from '../../../src/doctor/pipelines/judge-jobs.js';
import type { PipelineFile } from '../../../src/doctor/pipelines/read-pipelines.js';

const PIN = 'a'.repeat(40);
const secret = (name: string): string => `\${{ secrets.${name} }}`;
const GOOD = `permissions: {}
jobs:
  release:
    permissions: { contents: write }
    concurrency: { group: ota, cancel-in-progress: false }
    steps:
      - uses: actions/checkout@${PIN}
        with: { fetch-depth: 0 }
      - run: npx --yes ota-release@0.1 release
        env: { OTA_SIGNING_KEY: '\${{ secrets.OTA_SIGNING_KEY }}' }
`;
const GOOD_GITLAB = `.shared:
  variables: { GIT_DEPTH: '0' }
release:
  extends: .shared
  resource_group: ota
  script: [npx ota-release release]
`;

const fileOf = (forge: PipelineFile['forge'], text: string): PipelineFile => ({
  forge,
  file: forge === 'github' ? '.github/workflows/release.yml' : '.gitlab-ci.yml',
  text,
  value: parse(text) as unknown,
  problems: [],
});

const codesOf = (forge: PipelineFile['forge'], text: string, needs: JobNeeds = { lfs: false }): readonly string[] => {
  const file = fileOf(forge, text);
  const jobs = forge === 'github' ? githubJobs(file) : gitlabJobs(file);
  return jobs.flatMap((job) => jobProblems(job, needs)).map(({ code }) => code.replace('doctor-pipeline-', ''));
};

describe('a workflow of GitHub', () => {
  test.each([
    // what is different, findings
    ['', '', []],
    ['permissions: { contents: write }', 'permissions: { contents: read }', ['permission']],
    ['permissions: { contents: write }', 'permissions: write-all', []],
    [
      'permissions: {}\njobs:\n  release:\n    permissions: { contents: write }',
      'jobs:\n  release:',
      ['permission-unsaid'],
    ],
    ['    concurrency: { group: ota, cancel-in-progress: false }\n', '', ['concurrency']],
    ['cancel-in-progress: false', 'cancel-in-progress: true', ['cut-off']],
    ['        with: { fetch-depth: 0 }\n', '', ['depth']],
    [`checkout@${PIN}`, 'checkout@v4', ['unpinned']],
    [`env: { OTA_SIGNING_KEY: '${secret('OTA_SIGNING_KEY')}' }`, 'env: {}', ['key-missing']],
    [`'${secret('OTA_SIGNING_KEY')}'`, 'abcdefgh', ['key-written']],
    ['permissions: {}\n', 'on: [pull_request_target]\npermissions: {}\n', ['strangers']],
    ['run: npx --yes ota-release@0.1 release', 'uses: OWNER/ota-release@v0', []],
    ['ota-release@0.1 release', 'ota-release@0.1 release --dry-run', []],
    ['ota-release@0.1 release', 'ota-release@0.1 refresh', []],
    ['ota-release@0.1 release', 'something-else release', []],
    [
      `      - uses: actions/checkout@${PIN}`,
      `      - uses: aws-actions/configure-aws-credentials@${PIN}\n      - uses: actions/checkout@${PIN}`,
      ['permission'],
    ],
    ['env: { OTA_SIGNING_KEY', `env: { GITHUB_TOKEN: '${secret('BOT')}', OTA_SIGNING_KEY`, []],
  ])('%j → %j', (from, to, codes) => {
    expect(GOOD).toContain(from);
    expect(
      codesOf(
        'github',
        GOOD.replace(from, () => to),
      ),
    ).toEqual(codes);
  });

  test('checks out the files of Git LFS where the repository has some', () => {
    expect(codesOf('github', GOOD, { lfs: true })).toEqual(['lfs']);
    expect(codesOf('github', GOOD.replace('fetch-depth: 0', 'fetch-depth: 0, lfs: true'), { lfs: true })).toEqual([]);
  });

  test('names the job and the line', () => {
    const file = fileOf('github', GOOD.replace('contents: write', 'contents: read'));
    const [found] = githubJobs(file).flatMap((job) => jobProblems(job, { lfs: false }));
    expect(found?.place).toEqual({ file: '.github/workflows/release.yml', line: 3 });
    expect(found?.message).toBe('The job "release" has contents: read, and needs write for the tag.');
  });
});

describe('a pipeline of GitLab', () => {
  test.each([
    // what is different, findings
    ['', '', []],
    ["  variables: { GIT_DEPTH: '0' }", '  image: node:22', ['depth']],
    ['  resource_group: ota\n', '', ['concurrency']],
    ['  resource_group: ota', '  resource_group: ota\n  interruptible: true', ['cut-off']],
    ["GIT_DEPTH: '0'", "GIT_DEPTH: '0', OTA_SIGNING_KEY: abc", ['key-written']],
    ["GIT_DEPTH: '0'", "GIT_DEPTH: '0', OTA_SIGNING_KEY: $KEY", []],
    // What it extends is in another file, which may well say it.
    ['extends: .shared', 'extends: .elsewhere', []],
  ])('%j → %j', (from, to, codes) => {
    expect(
      codesOf(
        'gitlab',
        GOOD_GITLAB.replace(from, () => to),
      ),
    ).toEqual(codes);
  });

  test('the component brings a job that is right by itself', () => {
    const text = 'include:\n  - component: $CI_SERVER_FQDN/team/ota-release/refresh@0.1\n  - component: a/b/other@1\n';
    expect(gitlabJobs(fileOf('gitlab', text)).map(({ commands }) => commands)).toEqual([['refresh']]);
    expect(codesOf('gitlab', text)).toEqual([]);
  });
});

describe('jobs that are missing', () => {
  const signing = { trustedKeys: [], threshold: 1, expiresDays: 90 };

  test('a release, then a refresh', () => {
    expect(missingJobs([], [], undefined).map(({ code }) => code)).toEqual(['doctor-pipeline-missing']);
    const file = fileOf('github', GOOD);
    const [found] = missingJobs([file], githubJobs(file), { signing });
    expect(found?.message).toContain('good for 90 days');
  });

  test('Pages of GitLab', () => {
    const publicUrl = 'https://team.gitlab.io/pump';
    const codes = (text: string) => {
      const file = fileOf('gitlab', text);
      return missingJobs([file], gitlabJobs(file), { signing, publicUrl }).map(({ code }) => code);
    };
    expect(codes(GOOD_GITLAB)).toContain('doctor-pipeline-pages-missing');
    expect(codes(`${GOOD_GITLAB}pages:\n  script: [make]\n`)).not.toContain('doctor-pipeline-pages-missing');
  });
});

test('what init writes for GitHub has nothing wrong with its jobs', () => {
  const host = { spec: { kind: 'git-branch', branch: 'gh-pages', folder: '' } } as const;
  const text = githubWorkflowText({ versionFile: 'VERSION', host, tool: 'npx --yes ota-release@0.1' } as Parameters<
    typeof githubWorkflowText
  >[0]);
  expect(codesOf('github', text)).toEqual([]);
});
