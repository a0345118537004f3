import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { serveLoopback } from '../../src/commands/demo/loopback-server.js';
import { cloneRoot } from '../support/markdown.js';
import { makeKey, type OwnRepository, ownRepository, writeNotes } from '../support/own-repository.js';
import { writeHook } from '../support/repository.js';
import { temporaryDirectories } from '../support/temporary.js';
import { type JobRun, type JobSurroundings, runJob } from '../support/workflow/job.js';
import { readWorkflow } from '../support/workflow/read-workflow.js';
import { gives } from '../support/workflow/steps.js';

const temporaryDirectory = temporaryDirectories();

const workflow = (name: string) => readWorkflow(join(cloneRoot, '.github/workflows', name));

/** What a job's steps said, for a test that fails. */
const told = ({ steps }: JobRun): string =>
  steps.map(({ step, outcome, log }) => `${step}: ${outcome}\n${log}`).join('\n');

const succeeded = (result: JobRun): JobRun => {
  expect(result.result, told(result)).toBe('success');
  return result;
};

// The work tree is there already, and so is Node.js.
const SETUP = { 'actions/checkout': gives({}), 'actions/setup-node': gives({}) };
const GITHUB = {
  token: 'token-of-the-job',
  server_url: 'https://github.com',
  repository_owner: 'Team',
  event: { repository: { name: 'ota-release' } },
};

describe('ci.yml', { timeout: 180_000 }, () => {
  test.each(['push', 'pull_request'])('runs the action on itself, as it does on %s', async (event) => {
    const directory = temporaryDirectory();
    const contexts = { github: { event_name: event, token: GITHUB.token } };
    const result = succeeded(
      await runJob(workflow('ci.yml'), 'self', { workspace: cloneRoot, directory, actions: SETUP, contexts }),
    );
    expect(result.steps.map(({ step, outcome }) => [step, outcome])).toContainEqual([
      'Refuse what is no version',
      'failure',
    ]);
    const secret = readFileSync(join(directory, 'temp/keys/ota.key'), 'utf8').trim();
    expect(result.steps[2]?.log).toBe(`::add-mask::${secret}\n`);
    expect(result.steps.slice(3).map(({ log }) => log.replaceAll(/^::add-mask::.*$/gm, ''))).not.toContainEqual(
      expect.stringContaining(secret),
    );
  });

  test.each([
    // results of the jobs, whether all is green
    ['success success success success', true],
    ['success failure success success', false],
    ['success success skipped success', false],
    ['cancelled success success success', false],
  ])('is %s: all green %s', async (results, green) => {
    const needs = Object.fromEntries(results.split(' ').map((result, index) => [`job${index}`, { result }]));
    const { result } = await runJob(workflow('ci.yml'), 'all-green', {
      workspace: cloneRoot,
      directory: temporaryDirectory(),
      actions: {},
      contexts: { github: { event_name: 'push' }, needs },
    });
    expect(result).toBe(green ? 'success' : 'failure');
  });
});

const releaseJob = (
  own: OwnRepository,
  job: string,
  event: string,
  contexts: Omit<JobSurroundings['contexts'], 'github'> = {},
  siteUrl = 'https://team.github.io/ota-release',
): Promise<JobRun> =>
  runJob(workflow('release.yml'), job, {
    workspace: own.repo,
    directory: temporaryDirectory(),
    actions: {
      ...SETUP,
      'actions/configure-pages': gives({ base_url: siteUrl }),
      'actions/upload-pages-artifact': gives({}),
    },
    contexts: { ...contexts, github: { ...GITHUB, event_name: event } },
  });

const signingKey = (own: OwnRepository) => ({
  secrets: { OTA_SIGNING_KEY: readFileSync(join(own.repo, '../keys/ota.key'), 'utf8') },
});

describe('release.yml', { timeout: 300_000 }, () => {
  test('plans on a pull request to a repository that has no key yet', async () => {
    const own = ownRepository(temporaryDirectory());
    const result = succeeded(await releaseJob(own, 'plan', 'pull_request'));
    expect(result.steps.at(-1)).toMatchObject({
      step: 'Plan the release',
      outputs: { outcome: 'planned', version: own.version, 'site-url': 'https://team.github.io/ota-release' },
    });
    expect(own.git('ls-remote', 'origin')).not.toMatch(/refs\/(tags|heads\/site)/);
  });

  test('says why nothing is due, and fails where somebody asked for it', async () => {
    const own = ownRepository(temporaryDirectory());
    const pushed = succeeded(await releaseJob(own, 'due', 'push'));
    expect(pushed.outputs).toEqual({ due: 'false' });
    expect(told(pushed)).toContain('::notice::there is no packaging/ota.pub.b64 yet');
    expect(await releaseJob(own, 'due', 'workflow_dispatch')).toMatchObject({ result: 'failure' });
    own.git('remote', 'set-url', 'origin', '../gone.git');
    expect(await releaseJob(own, 'due', 'push')).toMatchObject({ result: 'failure' });
  });

  test('releases, keeps the site, verifies what is served, and has nothing to do then', async () => {
    const own = ownRepository(temporaryDirectory());
    await makeKey(own);
    writeNotes(own, own.version);
    const server = await serveLoopback(own.site);
    try {
      expect(succeeded(await releaseJob(own, 'due', 'push')).outputs).toEqual({ due: 'true' });
      const release = succeeded(await releaseJob(own, 'release', 'push', signingKey(own), server.url));
      expect(release.outputs).toEqual({ 'site-url': server.url, revision: '1', artifact: 'site-1' });
      expect(told(release)).toContain('published');
      expect(own.git('ls-remote', 'origin')).toMatch(/refs\/heads\/site[\s\S]*refs\/tags\/v/);

      const needs = { release: { outputs: release.outputs } };
      succeeded(await releaseJob(own, 'verify', 'push', { needs }));

      // The same commit again finds it all done; the next one is told so.
      succeeded(await releaseJob(own, 'release', 'push', signingKey(own), server.url));
      own.commit('More');
      expect(succeeded(await releaseJob(own, 'due', 'push')).outputs).toEqual({ due: 'false' });
    } finally {
      await server.close();
    }
  });

  test('is finished by running it again, where it died between the tag and the site’s branch', async () => {
    const own = ownRepository(temporaryDirectory());
    await makeKey(own);
    writeNotes(own, own.version);
    const hook = writeHook(own.remote, 'pre-receive', '! grep -q refs/heads/site');
    const cut = await releaseJob(own, 'release', 'push', signingKey(own));
    expect(cut.result).toBe('failure');
    expect(cut.steps.at(-1)?.step).toBe('Keep the site');
    for (const path of [hook, own.site]) rmSync(path, { recursive: true });

    expect(succeeded(await releaseJob(own, 'due', 'push')).outputs).toEqual({ due: 'true' });
    succeeded(await releaseJob(own, 'release', 'push', signingKey(own)));
    expect(existsSync(join(own.site, own.version))).toBe(true);
    own.commit('More');
    expect(succeeded(await releaseJob(own, 'due', 'push')).outputs).toEqual({ due: 'false' });
  });
});
