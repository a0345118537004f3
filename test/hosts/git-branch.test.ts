import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../src/errors/problem.js';
import type { Body } from '../../src/hosts/host.js';
import { type BranchSite, branchSite } from '../support/branch-site.js';
import { type Bundled, bundled } from '../support/bundled.js';
import { baseEnvironment } from '../support/cli.js';
import { startGitHttp } from '../support/git-http.js';
import { writeHook } from '../support/repository.js';
import { publish } from '../support/small-release.js';
import { hostContract } from './host-contract.js';

const USERS = { writer: 'w-secret-1', reader: 'r-secret-2' };

hostContract('a branch of a repository over HTTP', async () => {
  const site = branchSite();
  const server = await startGitHttp(site.directory, USERS);
  site.git(['config', 'http.receivepack', 'true']);
  const open = () => site.open({ remote: server.url('remote.git', `bot:${USERS.writer}@`) });
  return {
    host: await open(),
    reopen: open,
    dispose: async () => {
      await server.stop();
      site.dispose();
    },
  };
});

hostContract('a folder of a branch on disk, without partial clone', async () => {
  const site = branchSite();
  site.git(['config', 'uploadpack.allowFilter', 'false']);
  const open = () => site.open({ folder: 'docs/gateway/' });
  return { host: await open(), reopen: open, dispose: site.dispose };
});

const body = (text: string): Body => ({ kind: 'bytes', bytes: Buffer.from(text) });

let site: BranchSite;
beforeEach(() => {
  site = branchSite();
});
afterEach(() => site.dispose());

describe('branchHost', () => {
  it('says where it is and what it can do', async () => {
    const host = await site.open({ folder: 'docs/' });
    expect([host.kind, host.location]).toEqual(['git-branch', `branch gh-pages of ${site.url}, folder docs`]);
    expect(host.capabilities).toEqual({
      conditionalWrites: true,
      ownHeaders: false,
      dotFiles: false,
      lists: true,
      uploadsAtOnce: 1,
    });
  });

  it('shows the files of its folder, and none that are its own', async () => {
    site.commit({ '.nojekyll': '', 'docs/.nojekyll': '', 'docs/latest': '1', 'docs/.well-known': '2', other: '3' });
    expect(await (await site.open({ folder: 'docs/' })).list('')).toEqual(['.well-known', 'latest']);
    expect(await (await site.open()).list('')).toEqual(['docs/.nojekyll', 'docs/.well-known', 'docs/latest', 'other']);
  });

  it('tells what is in the way of an object', async () => {
    site.commit({ 'folder/file': '1', file: '2' });
    // A link and a submodule, as git mktree makes them.
    const link = site.git(['hash-object', '-w', '--stdin'], site.remote, 'file');
    const tree = site.git(['ls-tree', 'gh-pages']);
    const more = `120000 blob ${link}\tlink\n160000 commit ${'a'.repeat(40)}\tmodule\n`;
    const made = site.git(['mktree', '--missing'], site.remote, `${tree}\n${more}`);
    site.git(['update-ref', 'refs/heads/gh-pages', site.git(['commit-tree', '-p', 'gh-pages', '-m', 'x', made])]);
    const host = await site.open();
    await host.create('held/file', body('3'));
    for (const [path, code] of [
      ['folder', 'host-path-is-directory'],
      ['held', 'host-path-is-directory'],
      ['link', 'host-symlink'],
      ['module', 'host-path-not-a-file'],
    ] as const) {
      const refusal = { code };
      await expect(host.read(path)).rejects.toMatchObject(refusal);
      await expect(host.create(path, body('x'))).rejects.toMatchObject(refusal);
      await expect(host.replace(path, Buffer.of(1), undefined)).rejects.toMatchObject(refusal);
      await expect(host.remove(path)).rejects.toMatchObject(refusal);
    }
    for (const path of ['file/below', 'held/file/below', 'link/below', 'module/below']) {
      expect(await host.read(path)).toBeUndefined();
      await host.remove(path);
      await expect(host.create(path, body('x'))).rejects.toMatchObject({ code: 'host-parent-is-file' });
    }
    expect(await host.flush()).toBe('flushed');
    expect(site.git(['ls-tree', '-r', '--name-only', 'gh-pages']).split('\n')).toEqual([
      '.nojekyll',
      'file',
      'folder/file',
      'held/file',
      'link',
      'module',
    ]);
  });

  it.each(['.git', '.GIT/config', 'a/.git/b'])('refuses the path %s, which is git’s own', async (path) => {
    const host = await site.open();
    await expect(host.create(path, body('x'))).rejects.toMatchObject({ code: 'host-path-invalid' });
  });

  it('refuses at once what GitHub would refuse in the end, and warns of large files elsewhere', async () => {
    const large: Body = { kind: 'file', path: join(site.directory, 'gone'), size: 101 * 1024 * 1024, sha256: 'x' };
    const onGithub = await site.open({ remote: 'https://github.com/team/site.git' });
    await expect(onGithub.create('bundles/a.zip', large)).rejects.toMatchObject({ code: 'host-branch-file-too-large' });
    const found: Problem[] = [];
    const elsewhere = await site.open({}, { problems: (problems) => void found.push(...problems) });
    await expect(elsewhere.create('bundles/a.zip', large)).rejects.toMatchObject({ code: 'host-source-unreadable' });
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([['host-branch-file-large', 'warning']]);
  });

  it('takes what comes while it is flushed into the next commit', async () => {
    const host = await site.open();
    await host.create('first', body('1'));
    const flushed = host.flush();
    const created = ['a', 'b', 'c'].map((name) => host.create(name, body(name)));
    const replaced = host.replace('first', Buffer.from('2'), (await host.read('first'))?.etag);
    expect(await Promise.all(created)).toEqual(['created', 'created', 'created']);
    expect([await flushed, await replaced]).toEqual(['flushed', 'replaced']);
    expect(site.tree()).toEqual({ '.nojekyll': '', first: '1' });
    expect(await Promise.all([host.flush(), host.flush()])).toEqual(['flushed', 'flushed']);
    expect(site.tree()).toEqual({ '.nojekyll': '', a: 'a', b: 'b', c: 'c', first: '2' });
    expect(site.git(['rev-list', '--count', 'gh-pages'])).toBe('2');
  });
});

describe('a run that is killed', () => {
  let worker: Bundled;
  beforeAll(() => {
    worker = bundled(new URL('../support/branch-worker.ts', import.meta.url));
  });
  afterAll(() => worker.dispose());

  /** A git that counts how often the program starts it, and kills the program instead of going on from one of its commands. */
  const countingGit = (): { readonly bin: string; readonly count: () => number } => {
    const bin = site.temporary();
    const log = join(bin, 'log');
    const real = process.env.PATH?.split(':')
      .map((directory) => join(directory, 'git'))
      .find(existsSync);
    const script = `#!/bin/sh\necho x >> '${log}'\n[ "$KILL_AT" -gt 0 ] && [ "$(wc -l < '${log}')" -ge "$KILL_AT" ] && kill -9 $PPID && exit 1\nexec ${real} "$@"\n`;
    writeFileSync(join(bin, 'git'), script, { mode: 0o755 });
    return { bin, count: () => readFileSync(log, 'utf8').length / 2 };
  };

  const work = (bundle: string, bin: string, killAt = 0) => {
    const env = { ...baseEnvironment, PATH: `${bin}:${process.env.PATH}`, KILL_AT: String(killAt) };
    const child = spawn(process.execPath, [worker.file, site.url, site.temporary(), bundle], { env });
    const ended = new Promise<{ readonly signal: NodeJS.Signals | null; readonly stdout: string }>((resolve) => {
      let stdout = '';
      child.stdout.on('data', (chunk) => (stdout += chunk));
      child.on('close', (_code, signal) => resolve({ signal, stdout }));
    });
    return { child, ended };
  };

  const started = (): string => {
    site.commit({ 'index.json': 'one', latest: 'one', 'channels/old': 'old', 'revisions/00000001.json': 'one' });
    const bundle = join(site.directory, 'bundle.zip');
    writeFileSync(bundle, Buffer.alloc(2_500_000, 'bundle'));
    return bundle;
  };
  const finish = async (bundle: string) => {
    const host = await site.open();
    await publish(host, bundle);
    expect(await host.flush()).toBe('flushed');
    return site.tree();
  };

  it('at any of its commands leaves the branch as it was or as it is to be, and is finished by the next', async () => {
    const bundle = started();
    const before = site.tree();
    const { bin, count } = countingGit();
    expect(await work(bundle, bin).ended).toEqual({ signal: null, stdout: 'flushed\n' });
    const after = site.tree();
    expect(Object.keys(after)).toHaveLength(6);
    const places = Array.from({ length: count() }, (_, i) => i + 1).filter((place) => place % 4 === 1);
    expect(places.length).toBeGreaterThan(2);
    const first = site.git(['rev-list', '--max-parents=0', 'gh-pages']);
    for (const place of places) {
      site.git(['update-ref', 'refs/heads/gh-pages', first]);
      const { signal } = await work(bundle, countingGit().bin, place).ended;
      expect(signal, `command ${place}`).toBe('SIGKILL');
      expect([before, after]).toContainEqual(site.tree());
      expect(await finish(bundle)).toEqual(after);
    }
  });

  it.each([
    // how the push ends that goes on without it
    ['lands', 0],
    ['is refused', 1],
  ])('in the middle of a push that %s afterwards is finished by the next', async (_how, exitCode) => {
    const bundle = started();
    const [begun, gate] = [join(site.directory, 'begun'), join(site.directory, 'gate')];
    const hook = `[ -e '${gate}' ] && exit 0\ntouch '${begun}'\nwhile [ ! -e '${gate}' ]; do sleep 0.05; done\nexit ${exitCode}`;
    writeHook(site.remote, 'pre-receive', hook);
    const { child, ended } = work(bundle, countingGit().bin);
    while (!existsSync(begun)) await sleep(10);
    child.kill('SIGKILL');
    expect(site.tree()).toMatchObject({ latest: 'one' });
    writeFileSync(gate, '');
    expect((await ended).signal).toBe('SIGKILL');
    const tree = await finish(bundle);
    expect(tree).toMatchObject({ '.nojekyll': '', latest: '"latest of the second release"' });
    expect(Object.keys(tree)).toHaveLength(6);
    // One commit, whoever made it.
    expect(site.git(['rev-list', '--count', 'gh-pages'])).toBe('2');
    rmSync(join(site.remote, 'hooks/pre-receive'));
  });
});
