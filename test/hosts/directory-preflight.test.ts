import { spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preflightDirectory } from '../../src/hosts/directory-preflight.js';
import { type Bundled, bundled } from '../support/bundled.js';
import { runProcess } from '../support/cli.js';
import { temporaryDirectories } from '../support/temporary.js';

const temporary = temporaryDirectories();

describe('preflightDirectory', () => {
  it('leaves a place as it was, whether there was a root or not', async () => {
    const directory = temporary();
    mkdirSync(join(directory, 'there'));
    for (const name of ['there', 'not/there']) {
      const root = join(directory, name);
      expect(await preflightDirectory({ root, location: root })).toEqual([]);
    }
    expect(readdirSync(directory, { recursive: true })).toEqual(['there']);
  });

  it('clears away what a killed run left', async () => {
    const root = temporary();
    mkdirSync(join(root, '.ota-release'));
    const child = spawn('true');
    await new Promise((resolve) => child.once('exit', resolve));
    const identity = await import('../../src/hosts/process-identity.js').then((m) => m.currentProcess());
    const dead = `temp.${identity.space}.${child.pid}.${identity.started}.00`;
    writeFileSync(join(root, '.ota-release', dead), 'half');
    expect(await preflightDirectory({ root, location: root })).toEqual([]);
    expect(readdirSync(root)).toEqual([]);
  });
});

/** Runs in a mount namespace of its own, so that any user can make a small or read-only file system. */
const MOUNTED = ['--user', '--map-root-user', '--mount'];

describe('a directory that can’t be written to', () => {
  let worker: Bundled;
  beforeAll(() => {
    worker = bundled(new URL('../support/host-worker.ts', import.meta.url));
    // The worker also runs as another user.
    chmodSync(join(worker.file, '..'), 0o755);
  });
  afterAll(() => worker.dispose());

  const inside = async (root: string, prepare: string, command: readonly string[]) => {
    const script = `${prepare}\nroot=$1; shift\n"$@"; echo; find "$root" -mindepth 1 | sed "s|^$root/||" | sort`;
    const args = [...MOUNTED, 'sh', '-c', script, 'sh', root, process.execPath, worker.file, ...command];
    const { stdout, stderr } = await runProcess('unshare', args, { cwd: root });
    expect(stderr).toBe('');
    const [result = '', ...left] = stdout.split('\n').filter(Boolean);
    return { result: JSON.parse(result), left };
  };

  it('is named when the disk is full, and nothing is left half-written', async () => {
    const root = temporary();
    const bundle = join(temporary(), 'bundle.zip');
    writeFileSync(bundle, Buffer.alloc(400_000, 'x'));
    const { result, left } = await inside(root, 'mount -t tmpfs -o size=128k tmpfs "$1"', ['publish', root, bundle]);
    expect(result).toMatchObject({ code: 'host-disk-full', message: expect.stringContaining(root) });
    // The directory for the object is only made once the object is whole.
    expect(left).toEqual([]);
  });

  it('is found by the preflight when it is mounted read-only', async () => {
    const root = temporary();
    const mounted = 'mount -t tmpfs tmpfs "$1" && mount -o remount,ro "$1"';
    expect(await inside(root, mounted, ['preflight', root])).toMatchObject({
      result: [{ code: 'host-read-only', severity: 'error' }],
      left: [],
    });
    const below = join(root, 'not/yet');
    const { result } = await inside(root, mounted, ['preflight', below]);
    expect(result).toMatchObject([{ code: 'host-read-only' }]);
  });

  it('is found by the preflight when it belongs to somebody else', async () => {
    const root = temporary();
    chmodSync(root, 0o555);
    const isRoot = process.getuid?.() === 0;
    // Root may write anywhere, so it runs the worker as another user.
    if (isRoot) chownSync(root, 65534, 65534);
    const child = spawn(process.execPath, [worker.file, 'preflight', root], isRoot ? { uid: 65534, gid: 65534 } : {});
    let stdout = '';
    child.stdout.on('data', (chunk) => (stdout += chunk));
    await new Promise((resolve) => child.once('close', resolve));
    expect(JSON.parse(stdout)).toMatchObject([
      { code: 'host-unwritable', message: expect.stringContaining('permission denied'), severity: 'error' },
    ]);
    expect(readdirSync(root)).toEqual([]);
  });
});
