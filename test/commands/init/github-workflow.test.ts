import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { githubWorkflowText } from '../../../src/commands/init/github-workflow.js';
import { hostSetup } from '../../../src/commands/init/host-setup.js';

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly if?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}
interface Job {
  readonly permissions: Readonly<Record<string, string>>;
  readonly concurrency?: unknown;
  readonly steps: readonly Step[];
}

const textOf = (host: string): string =>
  githubWorkflowText({ versionFile: 'package.json', tool: 'tool', host: hostSetup(host, '--host') });
const jobs = (host: string) => (parse(textOf(host)) as { jobs: { check: Job; release: Job } }).jobs;
const step = (job: Job, name: string): Step | undefined => job.steps.find((one) => one.name === name);

/** An expression of GitHub’s. */
const expression = (text: string): string => `\${{ ${text} }}`;

const HOSTS = [
  'site',
  '/srv/site',
  'branch:gh-pages',
  's3://updates/gw',
  's3://updates?region=eu-central-1',
  's3://updates?endpoint=https://minio.example.com',
  'https://dav.example.com/updates',
];

describe.each(HOSTS)('for %s', (host) => {
  test('releases one at a time, and never cuts one off', () => {
    expect(jobs(host).release.concurrency).toEqual({ group: 'ota-release', 'cancel-in-progress': false });
  });

  test('gives no secret to a pull request, and every secret to the release step alone', () => {
    expect(JSON.stringify(jobs(host).check)).not.toContain('secrets.');
    const others = jobs(host).release.steps.filter(({ name }) => name !== 'Release');
    expect(JSON.stringify(others)).not.toContain('secrets.');
    expect(step(jobs(host).release, 'Release')?.env?.OTA_SIGNING_KEY).toBe(expression('secrets.OTA_SIGNING_KEY'));
  });

  test('asks for nothing more than the tag and the host need', () => {
    const { check, release } = jobs(host);
    const identity = host.startsWith('s3://') && !host.includes('endpoint') ? { 'id-token': 'write' } : {};
    expect([check.permissions, release.permissions]).toEqual([
      { contents: 'read', ...identity },
      { contents: 'write', ...identity },
    ]);
  });

  test('says at its top what it is to be given', () => {
    const top = textOf(host).split('name: release')[0]?.replaceAll('\n# ', ' ') ?? '';
    const named = [...new Set(textOf(host).match(/(?:secrets|vars)\.\w+/g) ?? [])].map((name) => name.split('.')[1]);
    for (const name of named) expect(top).toContain(name);
  });
});

describe('the steps', () => {
  test('a folder is fetched from its branch before, and pushed afterwards', () => {
    expect(jobs('public/site').release.steps.map(({ name }) => name)).toEqual([
      undefined,
      'Fetch the site',
      'Release',
      'Push the site',
    ]);
    expect(step(jobs('public/site').release, 'Push the site')?.run).toContain('--work-tree=public/site add');
    expect(step(jobs('my site').release, 'Fetch the site')?.run).toContain("mkdir -p 'my site'");
  });

  test.each([
    '/srv/site',
    'branch:gh-pages',
    's3://updates?endpoint=https://minio.example.com',
    'https://dav.example.com',
  ])('%s keeps the site itself', (host) => {
    expect(jobs(host).release.steps.map(({ name }) => name)).toEqual([undefined, 'Release']);
  });

  test('a bucket of AWS gets a role, and a pull request one that reads, unless it comes from a fork', () => {
    const { check, release } = jobs('s3://updates');
    expect(step(release, 'Take the role')).toMatchObject({
      uses: expect.stringMatching(/^aws-actions\/configure-aws-credentials@[0-9a-f]{40}$/),
      with: { 'role-to-assume': expression('vars.AWS_ROLE_ARN'), 'aws-region': expression('vars.AWS_REGION') },
    });
    expect(step(check, 'Take the role')).toMatchObject({
      if: expect.stringContaining('github.event.pull_request.head.repo.full_name == github.repository'),
      with: { 'role-to-assume': expression('vars.AWS_READ_ROLE_ARN') },
    });
    expect(step(check, 'Check')?.env).toEqual({ AWS_REGION: expression('vars.AWS_REGION') });
    const told = jobs('s3://updates?region=eu-central-1');
    expect(step(told.release, 'Take the role')?.with).toMatchObject({ 'aws-region': 'eu-central-1' });
    expect(step(told.check, 'Check')).not.toHaveProperty('env');
  });

  test.each([
    // host | variables of the release step besides the key
    ['branch:site', []],
    ['s3://updates', []],
    ['s3://updates?endpoint=https://minio.example.com', ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']],
    ['https://dav.example.com', ['OTA_HOST_TOKEN', 'OTA_HOST_USER', 'OTA_HOST_PASSWORD']],
  ])('the release to %s is given %j', (host, names) => {
    const env = step(jobs(host).release, 'Release')?.env ?? {};
    expect(Object.keys(env)).toEqual(['OTA_SIGNING_KEY', ...names]);
    for (const [name, value] of Object.entries(env)) expect(value).toBe(expression(`secrets.${name}`));
  });

  test('a branch is read with the job’s own token, which a private repository asks for', () => {
    expect(step(jobs('branch:site').check, 'Check')?.env).toEqual({ GITHUB_TOKEN: expression('github.token') });
  });
});
