import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ActionRun, type ActionStep, runAction } from '../support/action.js';
import { closing } from '../support/closing.js';
import { addAsset } from '../support/github/asset-routes.js';
import { type GithubDouble, startGithub } from '../support/github/double.js';
import { TOKENS, VIEWERS } from '../support/github/forge.js';
import { type GithubState, nextId, type ReleaseState } from '../support/github/state.js';
import { expectClean } from '../support/outcomes.js';
import { createReleasedWorkspace, createWorkspace, SECRET, type Workspace } from '../support/workspace.js';

interface Job {
  readonly w: Workspace;
  readonly github: GithubDouble;
  readonly step: (inputs?: Readonly<Record<string, string>>, more?: Partial<ActionStep>) => Promise<ActionRun>;
}

const closeLater = closing();

/** A workflow's job: a checkout over HTTP that keeps no credentials, on a server of GitHub's shape. */
const job = async (extra = ''): Promise<Job> => {
  const w = createWorkspace({ extra });
  closeLater(w.dispose);
  const github = await startGithub({ gitDirectory: w.remote });
  closeLater(github.stop);
  for (const name of Object.keys(TOKENS) as (keyof typeof TOKENS)[])
    github.state.tokens.set(TOKENS[name], VIEWERS[name]);
  const { owner, name, addresses } = github.state;
  w.git('remote', 'set-url', 'origin', `${addresses.web}/${owner}/${name}.git`);
  const step: Job['step'] = (inputs = {}, more = {}) =>
    runAction({
      workspace: w.repo,
      repository: `${owner}/${name}`,
      serverUrl: addresses.web,
      apiUrl: addresses.api,
      token: TOKENS.job,
      ...more,
      with: { 'signing-key': SECRET, ...inputs },
    });
  return { w, github, step };
};

/** Lets git itself push, as a checkout that keeps the job's token does. */
const pushByGit = (w: Workspace, { state: { owner, name, addresses } }: GithubDouble): void => {
  const url = new URL(`${addresses.web}/${owner}/${name}.git`);
  Object.assign(url, { username: 'x-access-token', password: TOKENS.job });
  w.git('remote', 'set-url', 'origin', url.href);
  w.git('--git-dir', w.remote, 'config', 'http.receivepack', 'true');
};

/** A page that somebody made before the release, with a file of their own under the bundle's name. */
const byHand = (on: GithubState): ReleaseState => {
  const release: ReleaseState = {
    id: nextId(on),
    tagName: 'v1.0.0',
    target: 'main',
    name: 'By hand',
    body: '',
    draft: false,
    prerelease: false,
    immutable: false,
    createdAt: '2026-01-15T09:00:00Z',
    publishedAt: '2026-01-15T09:00:00Z',
    assets: [],
  };
  const asset = addAsset(on, release, 'pump-1.0.0.zip', 'application/zip');
  writeFileSync(asset.file, 'other bytes');
  const sha256 = createHash('sha256').update('other bytes').digest('hex');
  Object.assign(asset, { state: 'uploaded', size: 11, sha256 });
  return release;
};

const expectExit = (run: ActionRun, exitCode: number): void => {
  expect(run.exitCode, run.stdout + run.stderr).toBe(exitCode);
};

const expectRefused = (run: ActionRun, exitCode: number, code: string): void => {
  expectExit(run, exitCode);
  expect(run.annotations.filter(({ kind }) => kind === 'error').map(({ properties }) => properties.title)).toEqual([
    code,
  ]);
};

describe('the tag through GitHub’s API', () => {
  test('is annotated, on the commit, and the very object that git would have pushed', async () => {
    const { w, github, step } = await job();
    const run = await step();
    expectExit(run, 0);
    expect(run.outputs).toMatchObject({ outcome: 'published', tag: 'v1.0.0' });
    expect(w.remoteTags()).toEqual([`v1.0.0 ${w.git('rev-parse', 'HEAD')}`]);
    expect(github.otherRequests.filter(({ path }) => path.includes('receive-pack'))).toEqual([]);
    await expectClean(w);
    const plain = await createReleasedWorkspace();
    closeLater(plain.dispose);
    const objectOf = (on: Workspace) => on.git('ls-remote', on.remote, 'refs/tags/v1.0.0').split('\t')[0];
    expect(objectOf(w)).toBe(objectOf(plain));
    expectExit(await step(), 0);
  });

  test('is made by plain git over HTTP where the step asks for it', async () => {
    const { w, github, step } = await job();
    pushByGit(w, github);
    const run = await step({ forge: 'git' });
    expectExit(run, 0);
    expect(github.requests).toEqual([]);
    expect(w.remoteTags()).toEqual([`v1.0.0 ${w.git('rev-parse', 'HEAD')}`]);
  });

  test.each([
    // what is in the way, token, exit code, code
    ['a token that only reads', TOKENS.readingJob, 1, 'github-permission-missing'],
    ['a token that nobody knows', 'ghs_unknown0123456789', 1, 'forge-unauthorized'],
  ])('refused for %s: nothing is visible, and the permission is named', async (_, token, exitCode, code) => {
    const { w, step } = await job();
    const run = await step({}, { token });
    expectRefused(run, exitCode, code);
    expect(existsSync(join(w.site, 'latest'))).toBe(false);
    expect(w.remoteTags()).toEqual([]);
    expect(run.stdout.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain(token);
  });

  test('refused by a ruleset: nothing is visible, and the ruleset’s bypass is named', async () => {
    const { w, github, step } = await job();
    github.state.rulesets.push({
      id: nextId(github.state),
      name: 'releases',
      enforcement: 'active',
      include: ['refs/tags/v*'],
      exclude: [],
      rules: ['creation'],
      bypass: [],
    });
    const run = await step();
    expectRefused(run, 1, 'github-tag-protected');
    expect(run.annotations[0]?.message).toMatch(/bypass/i);
    expect(existsSync(join(w.site, 'latest'))).toBe(false);
    expect(w.remoteTags()).toEqual([]);
  });

  test('on a commit that nobody pushed: the step says to push it first', async () => {
    const { w, step } = await job();
    w.write('bundle/app/main.py', 'print("local")\n');
    w.git('commit', '--quiet', '--all', '--message', 'Only here');
    const run = await step();
    expectExit(run, 2);
    expect(run.annotations.at(-1)?.properties.title).toBe('tag-commit-unknown');
    expect(existsSync(join(w.site, 'latest'))).toBe(false);
  });

  test('of another commit, moved there meanwhile, ends the run', async () => {
    const { w, step } = await job();
    w.git('--git-dir', w.remote, 'tag', 'v1.0.0', 'main');
    w.write('bundle/app/main.py', 'print("later")\n');
    w.git('commit', '--quiet', '--all', '--message', 'Later');
    w.git('push', '--quiet', w.remote, 'HEAD:refs/heads/main');
    expectRefused(await step(), 2, 'tag-on-other-commit');
  });

  test('waits for no rate limit that is longer than a run may wait', async () => {
    const { github, step } = await job();
    github.state.rateLimit = { kind: 'primary', resetSeconds: 1800 };
    const run = await step();
    expectExit(run, 1);
    expect(run.annotations[0]?.properties.title).toBe('forge-rate-limited');
    expect(run.annotations[0]?.message).toMatch(/1[78]\d\d seconds/);
  });
});

test('on a commit whose branch has moved away meanwhile: a warning, and the tag carries the commit', async () => {
  const { w, github, step } = await job();
  pushByGit(w, github);
  const tree = w.git('rev-parse', 'HEAD^{tree}');
  const other = w.git('commit-tree', tree, '-m', 'Somebody forced this');
  w.git('push', '--quiet', '--force', w.remote, `${other}:refs/heads/main`);
  w.git('fetch', '--quiet', w.remote, '+refs/heads/main:refs/remotes/origin/main');
  const run = await step({ forge: 'git' });
  expectExit(run, 0);
  expect(run.annotations.map(({ kind, properties }) => [kind, properties.title])).toEqual([
    ['warning', 'repository-commit-not-pushed'],
  ]);
  expect(w.remoteTags()).toEqual([`v1.0.0 ${w.git('rev-parse', 'HEAD')}`]);
});

describe('a pull request from a fork', () => {
  test.each([
    ['without any token', ''],
    ['with a token that only reads', TOKENS.readingJob],
  ])('is planned %s', async (_, token) => {
    const { w, step } = await job();
    const run = await step({ 'signing-key': '' }, { token, event: { name: 'pull_request' } });
    expectExit(run, 0);
    expect(run.outputs.outcome).toBe('planned');
    expect(w.remoteTags()).toEqual([]);
    expect(existsSync(w.site)).toBe(false);
  });
});

describe('the release page', () => {
  test('is there with every file once the release is, and its address is an output', async () => {
    const { github, step } = await job('releasePage: true\n');
    const run = await step();
    expectExit(run, 0);
    const [page, ...others] = github.state.releases;
    expect(others).toEqual([]);
    expect(page).toMatchObject({ tagName: 'v1.0.0', name: 'pump 1.0.0', draft: false, prerelease: false });
    expect(page?.body).toContain('Better pumping.');
    expect(page?.assets.map(({ name, state }) => [name, state])).toEqual([
      ['pump-1.0.0.zip', 'uploaded'],
      ['pump-1.0.0.zip.minisig', 'uploaded'],
      ['pump-1.0.0.upgrade.json', 'uploaded'],
    ]);
    expect(page?.assets[0]).toMatchObject({ sha256: run.outputs.sha256, size: Number(run.outputs.size) });
    expect(run.outputs['page-url']).toContain('/releases/tag/v1.0.0');
    expect(JSON.parse(run.outputs.plan ?? '').writes.at(-1)).toMatchObject({ kind: 'page', path: 'v1.0.0' });
    const before = JSON.stringify(github.state.releases);
    const again = await step();
    expect(again.outputs).toMatchObject({ outcome: 'unchanged', 'page-url': run.outputs['page-url'] });
    expect(JSON.stringify(github.state.releases)).toBe(before);
  });

  test('that failed ends the run, the release stands, and the next run makes the page', async () => {
    const { w, github, step } = await job('releasePage: true\n');
    github.state.releases.push(byHand(github.state));
    const failed = await step();
    expectRefused(failed, 2, 'page-asset-differs');
    await expectClean(w);
    expect(github.state.releases).toHaveLength(1);
    github.state.releases.pop();
    const again = await step();
    expectExit(again, 0);
    expect(again.outputs.outcome).toBe('resumed');
    expect(github.state.releases.map(({ draft, assets }) => [draft, assets.length])).toEqual([[false, 3]]);
  });

  test('is left out with a warning where the step asks for plain git', async () => {
    const { w, step } = await job('releasePage: true\n');
    w.git('remote', 'set-url', 'origin', '../remote.git');
    const run = await step({ forge: 'git' });
    expectExit(run, 0);
    expect(run.annotations.map(({ kind, properties }) => [kind, properties.title])).toEqual([
      ['warning', 'page-forge-unable'],
    ]);
  });
});

describe('the connection check', () => {
  test('asks for the repository, a README and the archive of the tag', async () => {
    const { w, github, step } = await job();
    const first = await step({ command: 'check', connection: 'true' });
    expectExit(first, 0);
    expect(first.annotations.map(({ properties }) => properties.title)).toEqual(['connection-readme-missing']);
    w.write('README.md', '# Pump\n');
    w.git('add', '--all');
    w.git('commit', '--quiet', '--message', 'README');
    w.git('push', '--quiet', w.remote, 'HEAD:refs/heads/main');
    expectExit(await step(), 0);
    expect((await step({ command: 'check', connection: 'true' })).annotations).toEqual([]);
    github.state.archives = false;
    const without = await step({ command: 'check', connection: 'true' });
    expectRefused(without, 1, 'connection-archive-missing');
  });
});

test('a hook of the remote that refuses keeps a plain git release from becoming visible', async () => {
  const { w, github, step } = await job();
  const hook = join(w.remote, 'hooks/pre-receive');
  mkdirSync(join(w.remote, 'hooks'), { recursive: true });
  writeFileSync(hook, '#!/bin/sh\necho "releases are frozen until Monday" >&2\nexit 1\n');
  chmodSync(hook, 0o755);
  pushByGit(w, github);
  const run = await step({ forge: 'git' });
  expectRefused(run, 1, 'tag-push-rejected');
  expect(run.annotations[0]?.message).toContain('frozen until Monday');
  expect(existsSync(join(w.site, 'latest'))).toBe(false);
});
