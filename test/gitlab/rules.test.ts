import { describe, expect, test } from 'vitest';
import { componentText, includeText, listGitlabJobs } from '../support/gitlab-ci.js';
import type { GitlabInputs } from '../support/gitlab-inputs.js';
import { workspaces } from '../support/workspaces.js';

const workspace = workspaces();

/** One pipeline that includes the component several times, each time with other inputs; the prefix of the jobs tells which. */
const SETTINGS: Readonly<Record<string, GitlabInputs>> = {
  'auto-': {},
  'own-': { changes: 'firmware/**/*.{toml,txt}' },
  'hand-': { when: 'manual' },
  'tag-': { when: 'tag' },
  'pages-': { pages: true },
  'pages-hand-': { pages: true, when: 'manual' },
  'dry-': { pages: true, 'dry-run': true },
};
const componentSeveralTimes = Object.entries(SETTINGS)
  .map(([prefix, inputs]) => componentText({ ...inputs, 'job-prefix': prefix }))
  .join('\n');

const PUSH = { CI_PIPELINE_SOURCE: 'push', CI_COMMIT_BRANCH: 'main' };
const BRANCH = { CI_PIPELINE_SOURCE: 'push', CI_COMMIT_BRANCH: 'feature' };
const BY_HAND = { CI_PIPELINE_SOURCE: 'web', CI_COMMIT_BRANCH: 'main' };
const SCHEDULE = { CI_PIPELINE_SOURCE: 'schedule', CI_COMMIT_BRANCH: 'main' };
const API = { CI_PIPELINE_SOURCE: 'api', CI_COMMIT_BRANCH: 'main' };
// GitLab sets no branch in the pipelines of merge requests and tags.
const MERGE_REQUEST = { CI_PIPELINE_SOURCE: 'merge_request_event', CI_COMMIT_BRANCH: undefined };
const TAG = { CI_PIPELINE_SOURCE: 'push', CI_COMMIT_BRANCH: undefined, CI_COMMIT_TAG: 'v1.0.0' };
const PREFIXED_TAG = { ...TAG, CI_COMMIT_TAG: 'gateway/v1.0.0' };
const OTHER_TAG = { ...TAG, CI_COMMIT_TAG: 'vendor-drop' };

const CHECKS = Object.keys(SETTINGS).map((prefix) => `${prefix}check`);
const RELEASED = ['auto-release', 'pages-release', 'pages-pages', 'dry-release'];
// A manual job that nobody starts doesn't hold the pipeline up.
const BUTTONS = ['hand-release manual optional', 'pages-hand-release manual optional', 'pages-hand-pages'];

/** What was changed last where it is no file that holds a version. */
const TEXT = 'README.md';

const listed = async (
  by: { readonly pipeline: string; readonly variables?: Readonly<Record<string, string>> },
  predefined: Readonly<Record<string, string | undefined>>,
  changed: string,
): Promise<readonly string[]> => {
  const { repo, write, git } = workspace();
  write(changed, 'changed: true\n');
  git('add', '--all');
  git('commit', '--quiet', '--message', `Change ${changed}`);
  const jobs = await listGitlabJobs({ repo, predefined, ...by });
  return jobs.map((job) =>
    [job.name, ...(job.when === 'manual' ? [job.when] : []), ...(job.allow_failure ? ['optional'] : [])].join(' '),
  );
};

describe('the jobs of the component', () => {
  test.each([
    // pipeline, what GitLab says of it, the file changed last, jobs
    ['a merge request', MERGE_REQUEST, 'ota-release.yaml', CHECKS],
    ['a push of a version', PUSH, 'ota-release.yaml', [...RELEASED, ...BUTTONS]],
    ['a push of a package’s version', PUSH, 'package.json', [...RELEASED, ...BUTTONS]],
    ['a push of anything else', PUSH, TEXT, BUTTONS],
    ['a push of a file of that name elsewhere', PUSH, 'tools/package.json', BUTTONS],
    ['a push of another version file', PUSH, 'firmware/pump/version.txt', ['own-release', ...BUTTONS]],
    ['a push of a version to another branch', BRANCH, 'ota-release.yaml', []],
    ['a pipeline that somebody started', BY_HAND, TEXT, ['own-release', ...RELEASED, ...BUTTONS]],
    ['a scheduled pipeline', SCHEDULE, 'ota-release.yaml', []],
    ['a pipeline that a program started', API, 'ota-release.yaml', []],
    ['a tag', TAG, 'ota-release.yaml', ['tag-release']],
    ['a tag with a prefix', PREFIXED_TAG, TEXT, ['tag-release']],
    ['a tag of another kind', OTHER_TAG, TEXT, []],
  ])('in %s', async (_, predefined, changed, expected) => {
    const jobs = await listed({ pipeline: componentSeveralTimes }, predefined, changed);
    expect([...jobs].sort()).toEqual([...expected].sort());
  });
});

describe('the jobs of the plain file', () => {
  test.each([
    // pipeline, what GitLab says of it, variables, jobs
    ['a merge request', MERGE_REQUEST, {}, ['ota-check']],
    ['a push of a version', PUSH, {}, ['ota-release']],
    ['a push with Pages', PUSH, { OTA_PAGES: 'true' }, ['ota-release', 'ota-pages']],
    ['a push with Pages that is a dry run', PUSH, { OTA_PAGES: 'true', OTA_DRY_RUN: 'true' }, ['ota-release']],
    ['a push of other files than asked for', PUSH, { OTA_CHANGES: 'VERSION' }, []],
    ['a push, released by hand', PUSH, { OTA_WHEN: 'manual' }, ['ota-release manual optional']],
    ['a tag', TAG, { OTA_WHEN: 'tag' }, ['ota-release']],
  ])('in %s', async (_, predefined, variables, expected) => {
    expect(await listed({ pipeline: includeText(), variables }, predefined, 'ota-release.yaml')).toEqual(expected);
  });
});
