import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type GitlabFace, gitlabJobsText, REPORTS_FOLDER } from '../../../src/commands/init/gitlab-jobs.js';
import { baseEnvironment, runProcess } from '../../support/cli.js';
import { gitFixture } from '../../support/git-fixture.js';
import { startGitHttp } from '../../support/git-http.js';

const FACE: GitlabFace = {
  jobs: { shared: '.all', check: 'check', release: 'release' },
  image: 'node:22',
  variables: { A: '1.10' },
  releaseVariables: {},
  resourceGroup: 'group',
  run: { check: 'tool check', release: 'tool release' },
  site: { branch: 'site', folder: 'site', optional: false },
  releaseRules: [
    { if: '$A == "b"', changes: 'VERSION' },
    { if: '$B', when: 'manual' },
  ],
};

type Jobs = Readonly<Record<string, Readonly<Record<string, unknown>> & { readonly script?: readonly string[] }>>;
const jobsOf = (face: Partial<GitlabFace> = {}): Jobs => parse(gitlabJobsText({ ...FACE, ...face })) as Jobs;

const servers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of servers.splice(0)) await stop();
});

describe('gitlabJobsText', () => {
  test('gives values as texts, rules in their order, and no stage where GitLab’s own is meant', () => {
    const jobs = jobsOf();
    expect(Object.keys(jobs)).toEqual(['.all', 'check', 'release']);
    expect(jobs['.all']).toMatchObject({ image: 'node:22', variables: { GIT_DEPTH: '0', A: '1.10' } });
    expect(jobs.release).not.toHaveProperty('stage');
    expect(jobs.release?.rules).toEqual([
      { if: '$A == "b"', changes: ['VERSION'] },
      { if: '$B', when: 'manual', allow_failure: true },
    ]);
    expect(jobs.release).not.toHaveProperty('variables');
  });

  test('gives the release variables of its own, and stages', () => {
    const jobs = jobsOf({ releaseVariables: { DRY: 'no' }, stages: { check: 'test', release: 'ship it' } });
    expect(jobs.release).toMatchObject({ stage: 'ship it', variables: { DRY: 'no' } });
    expect(jobs.check).toMatchObject({ stage: 'test' });
    expect(jobs.check).not.toHaveProperty('variables');
  });

  test('keeps in the artifacts the very files that the tool is told to write', () => {
    const jobs = jobsOf();
    const reports = jobs['.all']?.artifacts as {
      readonly paths: readonly string[];
      readonly reports: Readonly<Record<string, string>>;
    };
    expect(reports.paths).toEqual([`${REPORTS_FOLDER}/`]);
    for (const job of ['check', 'release'])
      for (const file of [...Object.values(reports.reports), `${REPORTS_FOLDER}/summary.md`])
        expect(jobs[job]?.script?.[0]).toContain(file.replace(REPORTS_FOLDER, '$reports'));
  });

  test('has a job for Pages only where it is asked for, which waits for the release', () => {
    const pages = { job: 'publish', branch: 'gh', rules: [{ if: '$P' }], variables: {} };
    expect(jobsOf({ pages }).publish).toMatchObject({
      needs: ['release'],
      rules: [{ if: '$P' }],
      pages: { publish: 'ota-release-pages' },
      artifacts: { paths: ['ota-release-pages/'] },
    });
    expect(jobsOf({ pages }).publish?.script?.[0]).toContain('+refs/heads/gh:');
    expect(Object.keys(jobsOf())).not.toContain('publish');
  });

  test('carries no folder where the host keeps the site itself', () => {
    const { site: _site, ...face } = FACE;
    const jobs = parse(gitlabJobsText(face)) as Jobs;
    expect(jobs.check?.script?.slice(1)).toEqual(['tool check']);
    expect(jobs.release?.script?.slice(1)).toEqual(['tool release']);
  });

  test('shows AWS who it is, where it is asked for', () => {
    const jobs = jobsOf({ awsIdentity: true });
    for (const name of ['check', 'release'])
      expect(jobs[name]).toMatchObject({ id_tokens: { AWS_IDENTITY_TOKEN: { aud: 'sts.amazonaws.com' } } });
    expect(jobsOf().release).not.toHaveProperty('id_tokens');
  });

  test.each([
    // AWS_ROLE_ARN | what the SDK finds
    ['arn:aws:iam::123456789012:role/site', 'header.payload.signature'],
    ['', 'nothing'],
  ])('with the role "%s" the SDK finds %s', async (role, found) => {
    const take = jobsOf({ awsIdentity: true }).release?.script?.[1] ?? '';
    const look = 'f=$AWS_WEB_IDENTITY_TOKEN_FILE; if [ -n "$f" ]; then cat "$f"; rm "$f"; else printf nothing; fi';
    const { stdout, exitCode } = await runProcess('sh', ['-e', '-c', `${take}\n${look}`], {
      cwd: '/',
      env: { ...baseEnvironment, AWS_ROLE_ARN: role, AWS_IDENTITY_TOKEN: 'header.payload.signature' },
    });
    expect([exitCode, stdout]).toEqual([0, found]);
  });
});

/** A bare repository over HTTP that asks for a password, and the lines of the job that push the site there. */
const openPush = async () => {
  const fixture = gitFixture();
  const server = await startGitHttp(fixture.directory, { writer: 'w+r/t=', reader: 'reads' });
  servers.push(server.stop, async () => fixture.dispose());
  fixture.git(['config', 'http.receivepack', 'true'], fixture.remote);
  // As a runner leaves it: with the job's own token.
  fixture.git(['remote', 'set-url', 'origin', server.url('remote.git', 'gitlab-ci-token:reads@')]);
  mkdirSync(join(fixture.clone, 'site'));
  writeFileSync(join(fixture.clone, 'site/index.json'), '1');
  const push = (env: Readonly<Record<string, string>>) =>
    runProcess('sh', ['-e', '-c', jobsOf().release?.script?.at(-1) ?? ''], {
      cwd: fixture.clone,
      env: { ...baseEnvironment, CI_PROJECT_URL: server.url('remote'), ...env },
    });
  return { ...fixture, push };
};

describe('the push of the site', () => {
  test('uses the token that it is given, and shows it to nobody', async () => {
    const { push, git, remote, clone } = await openPush();
    const { exitCode, stdout, stderr } = await push({ GITLAB_TOKEN: 'w+r/t=', GIT_TRACE: '1' });
    expect(exitCode, stderr).toBe(0);
    expect(git(['show', 'site:index.json'], remote)).toBe('1');
    // GIT_TRACE shows every command line.
    expect(stderr).toContain('answer get');
    expect(stdout + stderr).not.toContain('w+r/t=');
    expect(git(['config', '--list', '--local'], clone)).not.toContain('w+r/t=');
  });

  test('uses the job’s own token where there is no other', async () => {
    const { push, git, remote } = await openPush();
    const { exitCode, stderr } = await push({});
    expect(exitCode).toBe(1);
    expect(stderr).toContain('403');
    expect(git(['for-each-ref', '--format=%(refname)'], remote)).toBe('refs/heads/main');
  });
});
