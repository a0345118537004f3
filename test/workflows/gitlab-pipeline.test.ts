import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listGitlabJobs, runGitlabPipeline } from '../support/gitlab-ci.js';
import { ownRepository } from '../support/own-repository.js';
import { temporaryDirectories } from '../support/temporary.js';

const temporaryDirectory = temporaryDirectories();

const EVERY_CHECK = ['check: [20]', 'check: [22]', 'check: [24]', 'fresh'];
const ON_MERGE_REQUEST = { CI_PIPELINE_SOURCE: 'merge_request_event', CI_MERGE_REQUEST_IID: '1' };

describe('.gitlab-ci.yml', { timeout: 180_000 }, () => {
  test.each([
    // what the pipeline is for, its variables, the jobs (gitlab-ci-local doesn't know the rules of a whole pipeline)
    ['a push to the default branch', { CI_PIPELINE_SOURCE: 'push' }, EVERY_CHECK],
    ['a merge request', ON_MERGE_REQUEST, [...EVERY_CHECK, 'ota-check']],
  ])('for %s has the jobs it should, and never a release', async (_what, predefined, jobs) => {
    const { repo } = ownRepository(temporaryDirectory());
    const listed = await listGitlabJobs({ repo, predefined: { CI_DEFAULT_BRANCH: 'main', ...predefined } });
    expect(listed.map(({ name }) => name).sort()).toEqual([...jobs].sort());
  });

  test('runs the job that this repository offers on itself: a plan, and nothing written', async () => {
    const own = ownRepository(temporaryDirectory());
    const run = await runGitlabPipeline({ repo: own.repo, predefined: ON_MERGE_REQUEST }, { jobs: ['ota-check'] });
    expect(run.exitCode, run.stdout + run.stderr).toBe(0);
    expect(run.log('ota-check')).toContain(`due=true\nversion=${own.version}`);
    const reports = join(own.repo, 'ota-release-reports');
    expect(readFileSync(join(reports, 'outputs.env'), 'utf8')).toContain('OTA_RELEASE_OUTCOME=planned');
    expect(own.git('ls-remote', 'origin')).not.toMatch(/refs\/(tags|heads\/site)/);
  });

  test('plans no version that has a tag', async () => {
    const own = ownRepository(temporaryDirectory());
    own.git('tag', '--annotate', '--message', 'Tag', `v${own.version}`);
    own.git('push', '--quiet', 'origin', `v${own.version}`);
    own.commit('More');
    const run = await runGitlabPipeline({ repo: own.repo, predefined: ON_MERGE_REQUEST }, { jobs: ['ota-check'] });
    expect(run.exitCode, run.stdout + run.stderr).toBe(0);
    expect(run.log('ota-check')).toContain('due=false');
    expect(run.log('ota-check')).not.toContain('assembled');
  });
});
