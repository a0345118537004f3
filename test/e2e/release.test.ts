import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { everything, expectClean, expectOutcome, expectRefusal } from '../support/outcomes.js';
import { filesOf, readTree } from '../support/tree.js';
import { SECRET, type Workspace } from '../support/workspace.js';
import { releasedWorkspaces, workspaces } from '../support/workspaces.js';

const workspace = workspaces();
const released = releasedWorkspaces();

const read = (w: Workspace, path: string): unknown => JSON.parse(readFileSync(join(w.site, path), 'utf8'));

describe('a first release', () => {
  test('is published: objects, tag, pointers, and a site that verifies', async () => {
    const w = workspace();
    const run = await w.release();
    expectOutcome(run, 'published');
    const commit = w.git('rev-parse', 'HEAD');
    expect(run.json).toMatchObject({
      product: 'pump',
      version: '1.0.0',
      channel: 'stable',
      tag: 'v1.0.0',
      commit,
      revision: 1,
      latest: '1.0.0',
    });
    expect(w.remoteTags()).toEqual([`v1.0.0 ${commit}`]);
    expect(w.git('rev-parse', 'v1.0.0^{commit}')).toBe(commit);
    const files = filesOf(w.site);
    expect(files.filter((path) => !/^(bundles|schemas|records|pages)\//.test(path))).toEqual([
      '1.0.0',
      'index.html',
      'index.json',
      'latest',
      'revisions/00000001.json',
      'versions',
    ]);
    expect(files.filter((path) => path.startsWith('bundles/'))).toEqual([
      expect.stringMatching(/^bundles\/[0-9a-f]{64}\.pump-1\.0\.0\.zip$/),
      expect.stringMatching(/^bundles\/[0-9a-f]{64}\.pump-1\.0\.0\.zip\.minisig$/),
    ]);
    expect(read(w, 'versions')).toEqual(['1.0.0']);
    expect(read(w, 'latest')).toBe('1.0.0');
    expect(readFileSync(join(w.site, 'index.json'))).toEqual(readFileSync(join(w.site, 'revisions/00000001.json')));
    await expectClean(w);
  });

  test('has the same bytes on another machine with the same commit, key and clock', async () => {
    const [first, second] = [workspace(), workspace({ name: 'another place' })];
    expectOutcome(await first.releaseHere(), 'published');
    expectOutcome(await second.release([], { env: { TZ: 'Asia/Tokyo', LC_ALL: 'C' } }), 'published');
    expect(readTree(second.site)).toEqual(readTree(first.site));
  });

  test('prints the same outcome for people, steps apart from the result', async () => {
    const w = workspace();
    const run = await w.run(['release']);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toMatch(/^pump 1\.0\.0 published$/m);
    expect(run.stderr).toMatch(/Commit/);
    const quiet = await w.run(['release', '--quiet']);
    expect(quiet.stdout).toMatch(/unchanged/);
    expect(quiet.stderr).toBe('');
  });

  test('takes blanks and any letters in the path of the project', async () => {
    const w = workspace({ name: "Fräser & Söhne's Gerät 泵" });
    expectOutcome(await w.release(), 'published');
    await expectClean(w);
    expectOutcome(await w.release(), 'unchanged');
  });
});

describe('the same release again', () => {
  test('is unchanged, and nothing on the site is written, not even with the same bytes', async () => {
    const w = await released();
    const before = everything(w);
    const run = await w.release();
    expectOutcome(run, 'unchanged');
    expect(run.json.plan?.writes).toEqual([]);
    expect(everything(w)).toEqual(before);
  });

  test('is unchanged from the clone of another machine', async () => {
    const w = await released();
    const before = readTree(w.site, { mtimes: true });
    expectOutcome(await w.clone('elsewhere').release(), 'unchanged');
    expect(readTree(w.site, { mtimes: true })).toEqual(before);
  });

  test('is unchanged in a dry run too', async () => {
    const w = await released();
    const run = await w.release(['--dry-run']);
    expectOutcome(run, 'unchanged');
    expect(run.json.plan).toMatchObject({ action: 'unchanged', writes: [] });
  });

  test('is refused with changed contents on another commit: the tag stands on the first', async () => {
    const w = await released();
    w.write('bundle/app/main.py', 'print("other")\n');
    w.commit('Sneak in a change');
    const before = everything(w);
    expectRefusal(await w.release(), 2, 'tag-on-other-commit');
    expectRefusal(await w.releaseHere(['--dry-run']), 2, 'tag-on-other-commit');
    expect(everything(w)).toEqual(before);
  });

  test('is refused with changed contents on the same commit', async () => {
    const w = await released();
    w.write('bundle/app/main.py', 'print("other")\n');
    const before = everything(w);
    const run = await w.release(['--allow-dirty']);
    expectRefusal(run, 2, 'site-version-differs');
    expect(run.json.error?.message).toMatch(/1\.0\.0.*bundle/);
    expect(everything(w)).toEqual(before);
  });

  test('is refused with another public URL', async () => {
    const w = await released();
    const before = everything(w);
    const run = await w.release(['--public-url', 'https://other.example.com']);
    expectRefusal(run, 2, 'site-version-differs');
    expect(run.json.error?.message).toContain('flist');
    expect(everything(w)).toEqual(before);
  });
});

describe('a further release', () => {
  test('moves latest and extends the log', async () => {
    const w = await released();
    w.bump('1.1.0');
    const run = await w.release();
    expectOutcome(run, 'published');
    expect(run.json).toMatchObject({
      revision: 2,
      latest: '1.1.0',
      plan: { latest: { before: '1.0.0', after: '1.1.0' } },
    });
    expect(read(w, 'versions')).toEqual(['1.0.0', '1.1.0']);
    await expectClean(w);
  });

  test('below the latest is a back-port: listed in order, and latest stays', async () => {
    const w = await released({ version: '2.0.0' });
    w.bump('1.9.1');
    const latest = readTree(w.site, { mtimes: true }).get('latest');
    const run = await w.release();
    expectOutcome(run, 'published');
    expect(run.json.findings?.map(({ code }) => code)).toContain('version-back-port');
    expect(run.json.latest).toBe('2.0.0');
    expect(read(w, 'versions')).toEqual(['1.9.1', '2.0.0']);
    expect(readTree(w.site, { mtimes: true }).get('latest')).toBe(latest);
    await expectClean(w);
  });

  test('to channel beta stands below channels/beta/ and leaves the stable channel alone', async () => {
    const w = await released();
    const stable = readTree(w.site, { without: ['channels', 'bundles', 'schemas', 'records', 'pages'] });
    w.bump('1.1.0-rc.1');
    expectOutcome(await w.release(['--channel', 'beta']), 'published');
    expect(read(w, 'channels/beta/versions')).toEqual(['1.1.0-rc.1']);
    expect(read(w, 'channels/beta/latest')).toBe('1.1.0-rc.1');
    expect(existsSync(join(w.site, 'channels/beta/1.1.0-rc.1'))).toBe(true);
    expect(readTree(w.site, { without: ['channels', 'bundles', 'schemas', 'records', 'pages'] })).toEqual(stable);
    await expectClean(w);
  });
});

describe('a dry run', () => {
  test('needs no secret and writes nothing, also where no site is yet', async () => {
    const w = workspace();
    const before = everything(w);
    const run = await w.release(['--dry-run'], { env: { OTA_SIGNING_KEY: undefined } });
    expectOutcome(run, 'planned');
    expect(everything(w)).toEqual(before);
    expect(existsSync(w.site)).toBe(false);
    expect(w.remoteTags()).toEqual([]);
  });

  test.each([
    ['a first release', []],
    ['a further release', ['1.1.0']],
    ['a back-port', ['0.9.0']],
  ])('prints the plan that the real run carries out: %s', async (_, [next]) => {
    const w = next === undefined ? workspace() : await released();
    if (next !== undefined) w.bump(next);
    const before = new Set(filesOf(w.site));
    const dry = await w.releaseHere(['--dry-run']);
    const real = await w.release();
    expectOutcome(dry, 'planned');
    expectOutcome(real, 'published');
    expect(real.json.plan).toEqual(dry.json.plan);
    const writes = dry.json.plan?.writes ?? [];
    const created = writes.filter(({ kind }) => kind === 'create').map(({ path }) => path);
    const appeared = filesOf(w.site).filter(
      (path) => !before.has(path) && !['index.html', 'index.json', 'versions', 'latest'].includes(path),
    );
    // The name of a record follows from what is in it: the plan names its folder.
    const isPlanned = (path: string) => created.some((at) => path === at || (at.endsWith('/') && path.startsWith(at)));
    expect(appeared.filter((path) => !isPlanned(path))).toEqual([]);
    expect(created.filter((path) => !existsSync(join(w.site, path)))).toEqual([]);
    expect(writes.filter(({ kind }) => kind === 'tag').map(({ path }) => path)).toEqual([`v${dry.json.version}`]);
  });

  test('is what plan prints', async () => {
    const w = workspace();
    const [plan, dry] = [await w.run(['plan', '--json']), await w.releaseHere(['--dry-run'])];
    expect(plan.json.plan).toEqual(dry.json.plan);
    expect((await w.runHere(['plan'])).stdout).toMatch(/Would write, in this order:\n {2}create {2}bundles\//);
  });
});

describe('flags', () => {
  test('override version, host and public URL of the project file', async () => {
    const w = workspace();
    w.edit('config/template.json', (text) => text.replace('1.0.0', '3.1.4'));
    w.commit('Template');
    const run = await w.release([
      '--version',
      '3.1.4',
      '--host',
      '../mirror',
      '--public-url',
      'http://10.0.0.1:8080/base/',
    ]);
    expectOutcome(run, 'published');
    expect(existsSync(w.site)).toBe(false);
    const object = JSON.parse(readFileSync(join(w.directory, 'mirror/3.1.4'), 'utf8')) as { flist: string };
    expect(object.flist).toMatch(/^http:\/\/10\.0\.0\.1:8080\/base\/bundles\//);
    expect(run.json.plan?.bundle.url).toBe(object.flist);
    expect(w.remoteTags()).toEqual([expect.stringMatching(/^v3\.1\.4 /)]);
  });

  test('take the signing key from a file', async () => {
    const w = workspace();
    const file = join(w.directory, 'signing key');
    writeFileSync(file, `${SECRET}\n`, { mode: 0o600 });
    expectOutcome(await w.release(['--signing-key-file', file], { env: { OTA_SIGNING_KEY: undefined } }), 'published');
    await expectClean(w);
  });

  test('raise warnings to errors with --strict, before anything is written', async () => {
    const w = workspace();
    rmSync(join(w.repo, 'bundle/rollback.sh'));
    w.commit('No way back');
    const run = await w.release(['--strict']);
    expectRefusal(run, 2, 'bundle-script-rollback-missing');
    expect(existsSync(w.site)).toBe(false);
    expectOutcome(await w.releaseHere(), 'published');
  });
});
