import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { CliRun } from '../support/cli.js';
import { filesOf, readTree } from '../support/tree.js';
import { createWorkspace, SECRET, type Workspace, type WorkspaceOptions } from '../support/workspace.js';

const opened: Workspace[] = [];

const workspace = (options?: WorkspaceOptions): Workspace => {
  const made = createWorkspace(options);
  opened.push(made);
  return made;
};

/** A workspace whose first release is published. */
const released = async (options?: WorkspaceOptions): Promise<Workspace> => {
  const w = workspace(options);
  expectOutcome(await w.release(), 'published');
  return w;
};

const expectOutcome = (run: CliRun, outcome: string): void => {
  expect(run.json.problems ?? [], run.stderr).toEqual([]);
  expect(run).toMatchObject({ exitCode: 0, json: { outcome } });
};

const expectRefusal = (run: CliRun, exitCode: number, code: string): void => {
  expect(run).toMatchObject({ exitCode, json: { outcome: 'failed', error: { code } } });
  expect(run.json.error?.hint).toMatch(/\w/);
};

const expectClean = async (w: Workspace): Promise<void> => {
  const verified = await w.verify();
  expect(verified.json.problems).toEqual([]);
  expect(verified.exitCode).toBe(0);
};

const read = (w: Workspace, path: string): unknown => JSON.parse(readFileSync(join(w.site, path), 'utf8'));

/** Everything a release could have touched, but for what git keeps for itself. */
const everything = (w: Workspace) => readTree(w.directory, { mtimes: true, without: ['repo/.git'] });

afterEach(() => {
  for (const w of opened.splice(0)) w.dispose();
});

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
    expect(files.filter((path) => !/^(bundles|schemas)\//.test(path))).toEqual([
      '1.0.0',
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
    expectOutcome(await first.release(), 'published');
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
    const w = await released({ name: "Fräser & Söhne's Gerät 泵" });
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
    expectRefusal(await w.release(['--dry-run']), 2, 'tag-on-other-commit');
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
    const stable = readTree(w.site, { without: ['channels', 'bundles', 'schemas'] });
    w.bump('1.1.0-rc.1');
    expectOutcome(await w.release(['--channel', 'beta']), 'published');
    expect(read(w, 'channels/beta/versions')).toEqual(['1.1.0-rc.1']);
    expect(read(w, 'channels/beta/latest')).toBe('1.1.0-rc.1');
    expect(existsSync(join(w.site, 'channels/beta/1.1.0-rc.1'))).toBe(true);
    expect(readTree(w.site, { without: ['channels', 'bundles', 'schemas'] })).toEqual(stable);
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
    const dry = await w.release(['--dry-run']);
    const real = await w.release();
    expectOutcome(dry, 'planned');
    expectOutcome(real, 'published');
    expect(real.json.plan).toEqual(dry.json.plan);
    const writes = dry.json.plan?.writes ?? [];
    const created = writes.filter(({ kind }) => kind === 'create').map(({ path }) => path);
    const appeared = filesOf(w.site).filter(
      (path) => !before.has(path) && !['index.json', 'versions', 'latest'].includes(path),
    );
    expect(appeared.filter((path) => !created.includes(path))).toEqual([]);
    expect(created.filter((path) => !existsSync(join(w.site, path)))).toEqual([]);
    expect(writes.filter(({ kind }) => kind === 'tag').map(({ path }) => path)).toEqual([`v${dry.json.version}`]);
  });

  test('is what plan prints', async () => {
    const w = workspace();
    const [plan, dry] = [await w.run(['plan', '--json']), await w.release(['--dry-run'])];
    expect(plan.json.plan).toEqual(dry.json.plan);
    expect((await w.run(['plan'])).stdout).toMatch(/Would write, in this order:\n {2}create {2}bundles\//);
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
    expectOutcome(await w.release(), 'published');
  });
});

describe('the repository', () => {
  test('is released from a detached HEAD', async () => {
    const w = workspace();
    w.git('checkout', '--quiet', '--detach');
    expectOutcome(await w.release(), 'published');
  });

  test('is released from a shallow clone without tags, as CI checks it out', async () => {
    const w = await released();
    w.bump('1.1.0');
    const ci = w.clone('ci', '--depth=1', '--no-tags');
    expect(ci.git('rev-parse', '--is-shallow-repository')).toBe('true');
    expectOutcome(await ci.release(), 'published');
    expect(w.remoteTags().map((line) => line.split(' ')[0])).toEqual(['v1.0.0', 'v1.1.0']);
    await expectClean(w);
  });

  test('gets the bare version as a second tag where the project asks for it', async () => {
    const w = await released({ extra: 'tag:\n  unprefixed: true\n' });
    const commit = w.git('rev-parse', 'HEAD');
    expect(w.remoteTags()).toEqual([`1.0.0 ${commit}`, `v1.0.0 ${commit}`]);
    expectOutcome(await w.release(), 'unchanged');
  });

  test('with the tag on this commit already is released under it', async () => {
    const w = workspace();
    w.git('tag', '-a', 'v1.0.0', '-m', 'made by hand');
    w.git('push', '--quiet', 'origin', 'v1.0.0');
    const before = w.git('rev-parse', 'v1.0.0');
    expectOutcome(await w.release(), 'published');
    expect(w.git('ls-remote', 'origin', 'refs/tags/v1.0.0')).toContain(before);
  });

  test('with the tag on another commit is refused', async () => {
    const w = workspace();
    w.git('tag', '-a', 'v1.0.0', '-m', 'too early');
    w.git('push', '--quiet', 'origin', 'v1.0.0');
    w.commit('One more change');
    expectRefusal(await w.release(), 2, 'tag-on-other-commit');
    expect(existsSync(w.site)).toBe(false);
  });

  test('whose remote refuses the tag makes nothing visible, and once it is allowed the release resumes', async () => {
    const w = workspace();
    const hook = join(w.remote, 'hooks/pre-receive');
    w.git('init', '--quiet', '--bare', w.remote);
    writeFileSync(hook, '#!/bin/sh\ngrep -q refs/tags/ && { echo "tags are frozen until Monday"; exit 1; }\nexit 0\n');
    chmodSync(hook, 0o755);
    const refused = await w.release();
    expectRefusal(refused, 1, 'tag-push-rejected');
    expect(refused.json.error?.message).toContain('frozen until Monday');
    expect(filesOf(w.site).filter((path) => !/^(bundles|schemas)\//.test(path))).toEqual([]);
    expect(w.remoteTags()).toEqual([]);
    expect(w.git('tag')).toBe('');
    rmSync(hook);
    expectOutcome(await w.release(), 'resumed');
    await expectClean(w);
  });

  test('refused by its remote on one machine is finished from another with the bytes of an undisturbed run', async () => {
    const [w, undisturbed] = [workspace(), workspace()];
    expectOutcome(await undisturbed.release(), 'published');
    w.write('../remote.git/hooks/pre-receive', '#!/bin/sh\nexit 1\n');
    chmodSync(join(w.remote, 'hooks/pre-receive'), 0o755);
    expectRefusal(await w.release(), 1, 'tag-push-rejected');
    rmSync(join(w.remote, 'hooks'), { recursive: true });
    expectOutcome(await w.clone('second').release(), 'resumed');
    expect(readTree(w.site)).toEqual(readTree(undisturbed.site));
  });
});

describe('a site that can not be trusted is never extended', () => {
  const mutations: readonly (readonly [title: string, code: string, change: (w: Workspace) => void])[] = [
    [
      'copied in half: no revisions',
      'site-revision-missing',
      (w) => rmSync(join(w.site, 'revisions'), { recursive: true }),
    ],
    [
      'index changed in one byte',
      'site-object-unverified',
      (w) => overwrite(w, 'index.json', (text) => text.replace('"payload":"e', '"payload":"f')),
    ],
    ['index cut off', 'site-object-unreadable', (w) => overwrite(w, 'index.json', (text) => text.slice(0, 200))],
    ['index replaced by an error page', 'site-object-unreadable', (w) => overwrite(w, 'index.json', () => '<html>')],
    ['index unsigned', 'envelope-field-invalid', (w) => overwrite(w, 'index.json', unsigned)],
    [
      'newest revision of another history',
      'site-revision-broken-chain',
      (w) =>
        overwrite(w, 'revisions/00000002.json', () => readFileSync(join(w.site, 'revisions/00000001.json'), 'utf8')),
    ],
  ];

  const overwrite = (w: Workspace, path: string, change: (text: string) => string): void => {
    const file = join(w.site, path);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  };

  const unsigned = (text: string): string => JSON.stringify({ ...(JSON.parse(text) as object), signatures: [] });

  test.each(mutations)('%s', async (_, code, change) => {
    const w = await released();
    w.bump('1.1.0');
    expectOutcome(await w.release(), 'published');
    w.bump('1.2.0');
    change(w);
    const before = everything(w);
    const run = await w.release();
    expect(run.json.problems?.filter((p) => p.severity === 'error').map((p) => p.code)).toEqual([code]);
    expect([2, 3]).toContain(run.exitCode);
    expect(everything(w)).toEqual(before);
    expect((await w.verify()).exitCode).toBe(3);
  });

  test('an index rolled back by hand is brought up to date, because the log tells what is newer', async () => {
    const w = await released();
    const old = readFileSync(join(w.site, 'index.json'));
    w.bump('1.1.0');
    expectOutcome(await w.release(), 'published');
    writeFileSync(join(w.site, 'index.json'), old);
    expect((await w.verify()).exitCode).toBe(3);
    expectOutcome(await w.release(), 'resumed');
    await expectClean(w);
    expect(readFileSync(join(w.site, 'index.json'))).toEqual(readFileSync(join(w.site, 'revisions/00000002.json')));
  });
});
