import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type ActionRun, type ActionStep, runAction } from '../support/action.js';
import { closing } from '../support/closing.js';
import { type GithubDouble, startGithub } from '../support/github/double.js';
import { VIEWERS } from '../support/github/forge.js';
import { runGitlabJob } from '../support/gitlab-ci.js';
import { filesOf } from '../support/tree.js';
import { createWorkspace, SECRET, type Workspace } from '../support/workspace.js';

const seed = Buffer.from(SECRET, 'base64');
const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);

/** Canaries: what no byte of any output may hold. */
const SECRETS = {
  /** A key of several lines, each of which is a secret too. */
  pem: `-----BEGIN PRIVATE KEY-----\n${pkcs8.toString('base64')}\n-----END PRIVATE KEY-----\n`,
  password: 'canary password: 100% "quoted" & <tagged>\nsecond canary line',
  token: 'ghs_canaryTokenOfTheForge0123456789',
  proxy: 'canary-proxy-password',
};

const encodings = (secret: string): readonly string[] => [
  secret,
  Buffer.from(secret).toString('base64'),
  Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  Buffer.from(secret).toString('base64url'),
  Buffer.from(secret).toString('hex'),
  encodeURIComponent(secret),
  JSON.stringify(secret).slice(1, -1),
  secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
];

const FORMS: readonly string[] = [
  ...encodings(SECRET),
  seed.toString('hex'),
  pkcs8.toString('base64'),
  ...Object.values(SECRETS).flatMap((secret) => [
    ...encodings(secret),
    ...secret.split('\n').filter((line) => line !== '' && !line.startsWith('-----')),
  ]),
];

const leaksIn = (text: string): readonly string[] => FORMS.filter((form) => text.includes(form));

/** The log without the lines by which the runner learns what to hide; it takes them out itself. */
const withoutMasks = (stdout: string): string => stdout.replace(/^::add-mask::.*$/gm, '');

const closeLater = closing();

const workspace = (extra = ''): Workspace => {
  const w = createWorkspace({ extra });
  closeLater(w.dispose);
  mkdirSync(join(w.directory, 'tmp'));
  return w;
};

const expectNowhere = (w: Workspace, without: RegExp = /$^/): void => {
  const holders = filesOf(w.directory)
    .filter((path) => !without.test(path))
    .filter((path) => leaksIn(readFileSync(join(w.directory, path), 'latin1')).length > 0);
  expect(holders).toEqual([]);
  const objects = execFileSync('git', ['cat-file', '--batch-all-objects', '--batch'], {
    cwd: w.remote,
    encoding: 'latin1',
  });
  expect(leaksIn(objects)).toEqual([]);
};

const expectSilent = (run: ActionRun): void => {
  expect(leaksIn(withoutMasks(run.stdout))).toEqual([]);
  expect(leaksIn(run.stderr)).toEqual([]);
  for (const [name, text] of Object.entries(run.files)) expect([name, ...leaksIn(text)]).toEqual([name]);
};

const onGithub = async (w: Workspace): Promise<GithubDouble> => {
  const github = await startGithub({ gitDirectory: w.remote });
  closeLater(github.stop);
  github.state.tokens.set(SECRETS.token, VIEWERS.job);
  const { owner, name, addresses } = github.state;
  w.git('remote', 'set-url', 'origin', `${addresses.web}/${owner}/${name}.git`);
  return github;
};

const REPORTS = {
  sarif: 'r/a.sarif',
  junit: 'r/j.xml',
  'code-quality': 'r/q.json',
  dotenv: 'r/o.env',
  summary: 'r/s.md',
};

const step = (w: Workspace, github: GithubDouble, more: Partial<ActionStep> = {}) =>
  runAction({
    workspace: w.repo,
    repository: `${github.state.owner}/${github.state.name}`,
    serverUrl: github.state.addresses.web,
    apiUrl: github.state.addresses.api,
    token: SECRETS.token,
    ...more,
    with: { 'signing-key': SECRETS.pem, 'signing-key-password': SECRETS.password, ...REPORTS, ...more.with },
    env: {
      TMPDIR: join(w.directory, 'tmp'),
      RUNNER_DEBUG: '1',
      // Only a host that nobody asks goes through it.
      HTTPS_PROXY: `http://user:${SECRETS.proxy}@127.0.0.1:9`,
      ...more.env,
    },
  });

describe('no secret in any byte that the action writes', () => {
  test('where it releases, with a release page and every report, and tells every detail', async () => {
    const w = workspace('releasePage: true\n');
    const github = await onGithub(w);
    const run = await step(w, github);
    expect(run.exitCode, run.stdout + run.stderr).toBe(0);
    expectSilent(run);
    expectNowhere(w);
    expect(leaksIn(JSON.stringify(github.state.releases))).toEqual([]);
    for (const path of filesOf(github.state.files))
      expect(leaksIn(readFileSync(join(github.state.files, path), 'latin1'))).toEqual([]);
  });

  test.each([
    [
      'the product',
      (w: Workspace) => w.edit('ota-release.yaml', (text) => text.replace('product: pump', `product: "${SECRET}"`)),
    ],
    ['an unknown key', (w: Workspace) => w.edit('ota-release.yaml', (text) => `${text}${SECRETS.token}: 1\n`)],
    [
      'the public URL',
      (w: Workspace) => w.edit('ota-release.yaml', (text) => text.replace('https://', `https://u:${SECRETS.token}@`)),
    ],
    ['a file’s name', (w: Workspace) => w.write(`bundle/${SECRETS.token} `, 'x')],
    [
      'the notes',
      (w: Workspace) =>
        w.edit('ota-release.yaml', (text) => text.replace('Better pumping.', `"${SECRETS.token}\\u0007"`)),
    ],
  ])('where somebody put one into %s', async (_, put) => {
    const w = workspace();
    const github = await onGithub(w);
    put(w);
    const run = await step(w, github, { with: { command: 'check', 'allow-dirty': 'true' } });
    expectSilent(run);
    for (const report of Object.values(REPORTS))
      expect(leaksIn(readFileSync(join(w.repo, report), 'utf8'))).toEqual([]);
  });

  test('where a hook of the remote says it aloud', async () => {
    const w = workspace();
    const hook = join(w.remote, 'hooks/pre-receive');
    mkdirSync(join(w.remote, 'hooks'), { recursive: true });
    writeFileSync(hook, `#!/bin/sh\necho "who told you ${SECRETS.token}?" >&2\nexit 1\n`);
    chmodSync(hook, 0o755);
    const run = await runAction({
      workspace: w.repo,
      token: SECRETS.token,
      with: { 'signing-key': SECRETS.pem, forge: 'git', ...REPORTS },
      env: { TMPDIR: join(w.directory, 'tmp') },
    });
    expect(run.exitCode).toBe(1);
    expect(run.annotations[0]?.message).toContain('who told you ***?');
    expectSilent(run);
    expectNowhere(w, /^remote\.git\/hooks\//);
  });
});

const preload = fileURLToPath(new URL('../support/kill-at.mjs', import.meta.url));

test('no secret is left behind by a run that is killed, wherever it is killed', { timeout: 300_000 }, async () => {
  const template = workspace();
  const log = join(template.directory, 'acts');
  const underPreload = (w: Workspace, env: Readonly<Record<string, string>>) =>
    runAction({
      workspace: w.repo,
      token: SECRETS.token,
      with: { 'signing-key': SECRETS.pem, 'signing-key-password': SECRETS.password, forge: 'git', ...REPORTS },
      env: { TMPDIR: join(w.directory, 'tmp'), NODE_OPTIONS: `--import=${JSON.stringify(preload)}`, ...env },
    });
  const counted = template.copy();
  closeLater(counted.dispose);
  await underPreload(counted, { KILL_AT_LOG: log });
  const acts = readFileSync(log, 'utf8').trim().split('\n').length;
  expect(acts).toBeGreaterThan(20);
  for (let place = 1; place <= acts; place += Math.ceil(acts / 12)) {
    const w = template.copy();
    const run = await underPreload(w, { KILL_AT: String(place) });
    expect(run.signal).toBe('SIGKILL');
    expectSilent(run);
    expectNowhere(w, /^acts$/);
    w.dispose();
  }
});

test('no secret in any byte of a GitLab job: log, reports, site', async () => {
  const w = workspace();
  // One line, as a variable of GitLab that can be masked has to be.
  const variables = {
    OTA_SIGNING_KEY: SECRET,
    GITLAB_TOKEN: SECRETS.token,
    CI_JOB_TOKEN: 'glcbt-canary-0123456789',
    OTA_VERBOSE: 'true',
  };
  const run = await runGitlabJob({ repo: w.repo, template: { 'site-branch': '' }, variables });
  expect(run.exitCode, run.log).toBe(0);
  expect(leaksIn(run.log)).toEqual([]);
  expect(run.log).not.toContain('glcbt-canary');
  for (const path of filesOf(run.artifactsDirectory))
    expect(leaksIn(readFileSync(join(run.artifactsDirectory, path), 'latin1'))).toEqual([]);
  // The runner keeps the project's variables in files of its own.
  expectNowhere(w, /^gitlab-/);
});
