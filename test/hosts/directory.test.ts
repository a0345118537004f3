import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { directoryHost } from '../../src/hosts/directory.js';
import type { Body } from '../../src/hosts/host.js';
import { MAX_READ_BYTES } from '../../src/hosts/stored-file.js';
import { startNginx, type WebServer } from '../support/servers.js';
import { temporaryDirectories } from '../support/temporary.js';
import { hostContract } from './host-contract.js';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const body = (text: string): Body => ({ kind: 'bytes', bytes: bytes(text) });

hostContract('a directory', () => {
  const parent = mkdtempSync(join(tmpdir(), 'ota-site-'));
  const open = () => directoryHost(join(parent, 'site'));
  return { host: open(), reopen: open, dispose: () => rmSync(parent, { recursive: true, force: true }) };
});

describe('directoryHost', () => {
  const temporary = temporaryDirectories();

  it('refuses its own work area as a path, in any case', async () => {
    const host = directoryHost(temporary());
    for (const path of ['.ota-release', '.ota-release/lock', '.OTA-Release/lock'])
      await expect(host.create(path, body('x'))).rejects.toMatchObject({ code: 'host-path-invalid' });
  });

  it('makes files and directories readable for everybody, whatever the umask', async () => {
    const root = join(temporary(), 'www', 'site');
    const before = process.umask(0o077);
    try {
      const host = directoryHost(root);
      await host.create('channels/beta/latest', body('1'));
      await host.replace('channels/beta/latest', bytes('2'), (await host.read('channels/beta/latest'))?.etag);
    } finally {
      process.umask(before);
    }
    const mode = (path: string): number => statSync(path).mode & 0o777;
    expect([join(root, '..'), root, join(root, 'channels'), join(root, 'channels/beta')].map(mode)).toEqual([
      0o755, 0o755, 0o755, 0o755,
    ]);
    expect(mode(join(root, 'channels/beta/latest'))).toBe(0o644);
  });

  it('opens a directory that a killed run had made under a strict umask, but never the root', async () => {
    const root = temporary();
    mkdirSync(join(root, 'bundles'), { mode: 0o700 });
    chmodSync(root, 0o700);
    await directoryHost(root).create('bundles/a', body('a'));
    expect(statSync(join(root, 'bundles')).mode & 0o777).toBe(0o755);
    expect(statSync(root).mode & 0o777).toBe(0o700);
  });

  it('leaves nothing but the site', async () => {
    const root = temporary();
    const host = directoryHost(root);
    await host.preflight();
    await host.create('latest', body('1'));
    await host.create('latest', body('2'));
    await host.replace('latest', bytes('3'), (await host.read('latest'))?.etag);
    await host.replace('latest', bytes('4'), 'no such tag');
    expect(readdirSync(root)).toEqual(['latest']);
  });

  it('takes a link to a directory as its root', async () => {
    const directory = temporary();
    mkdirSync(join(directory, 'real'));
    symlinkSync('real', join(directory, 'site'));
    await directoryHost(join(directory, 'site')).create('a/b', body('x'));
    expect(readFileSync(join(directory, 'real/a/b'), 'utf8')).toBe('x');
  });

  it.each([
    // what is a link, the path that is written
    ['a directory on the way', 'bundles', 'bundles/a'],
    ['the object itself', 'latest', 'latest'],
    ['the work area', '.ota-release', 'versions'],
  ])('writes nothing through a link: %s', async (_what, link, path) => {
    const root = temporary();
    const outside = temporary();
    symlinkSync(outside, join(root, link));
    const refusal = { code: 'host-symlink', message: expect.stringContaining(link) };
    await expect(directoryHost(root).create(path, body('x'))).rejects.toMatchObject(refusal);
    expect(readdirSync(outside)).toEqual([]);
    expect(lstatSync(join(root, link)).isSymbolicLink()).toBe(true);
  });

  it.each([
    // what stands in the way, a path below it or itself, the code
    ['a directory where the object belongs', 'dir:1.0.0', '1.0.0', 'host-path-is-directory'],
    ['a file where a directory belongs', 'file:1.0.0', '1.0.0/x', 'host-parent-is-file'],
    ['a file two levels above', 'file:1.0.0', '1.0.0/x/y', 'host-parent-is-file'],
  ])('says what stands in the way: %s', async (_what, obstacle, path, code) => {
    const root = temporary();
    const [kind, name = ''] = obstacle.split(':');
    if (kind === 'dir') mkdirSync(join(root, name));
    else writeFileSync(join(root, name), 'x');
    const host = directoryHost(root);
    await expect(host.create(path, body('x'))).rejects.toMatchObject({ code, message: expect.stringContaining(path) });
    await expect(host.replace(path, bytes('x'), undefined)).rejects.toMatchObject({ code });
    expect(readdirSync(root)).toEqual([name]);
  });

  it('names a directory that is read as an object, and reads nothing below a file', async () => {
    const root = temporary();
    mkdirSync(join(root, '1.0.0'));
    writeFileSync(join(root, 'latest'), '1');
    const host = directoryHost(root);
    await expect(host.read('1.0.0')).rejects.toMatchObject({ code: 'host-path-is-directory' });
    await expect(host.digest('1.0.0')).rejects.toMatchObject({ code: 'host-path-is-directory' });
    expect(await host.read('latest/x')).toBeUndefined();
  });

  it.each([
    // what the root is, how it is made
    ['a file', (root: string) => writeFileSync(root, 'x'), ''],
    ['below a file', (root: string) => writeFileSync(root, 'x'), '/site'],
  ])('refuses a root that is %s', async (_what, make, below) => {
    const root = join(temporary(), 'root');
    make(root);
    const host = directoryHost(`${root}${below}`);
    const code = 'host-root-not-a-directory';
    expect(await host.preflight()).toMatchObject([{ code, severity: 'error' }]);
    await expect(host.create('latest', body('x'))).rejects.toMatchObject({ code });
    expect(readFileSync(root, 'utf8')).toBe('x');
  });

  it('does not read a large object into memory', async () => {
    const root = temporary();
    writeFileSync(join(root, 'index.json'), '');
    truncateSync(join(root, 'index.json'), MAX_READ_BYTES + 1);
    await expect(directoryHost(root).read('index.json')).rejects.toMatchObject({ code: 'host-object-too-large' });
  });

  it('gives every replaced file a later second than the one before, even one from the future', async () => {
    const root = temporary();
    const host = directoryHost(root);
    await host.create('latest', body('a'));
    const ahead = Math.floor(Date.now() / 1000) + 100;
    utimesSync(join(root, 'latest'), ahead, ahead);
    const seconds: number[] = [];
    for (const text of ['b', 'c']) {
      await host.replace('latest', bytes(text), (await host.read('latest'))?.etag);
      seconds.push(Math.floor(statSync(join(root, 'latest')).mtimeMs / 1000));
    }
    expect(seconds).toEqual([ahead + 1, ahead + 2]);
  });

  it('keeps names of any letters, and lists them in order', async () => {
    const host = directoryHost(temporary());
    const paths = ['bundles/a b.zip', 'bundles/ü.zip', 'bundles/line\nbreak', 'bundles/-rf'];
    for (const path of paths) expect(await host.create(path, body(path))).toBe('created');
    expect(await host.list('bundles/')).toEqual([...paths].sort());
  });

  it('makes the root only when something is written', async () => {
    const root = join(temporary(), 'not', 'yet');
    const host = directoryHost(root);
    expect(await host.preflight()).toEqual([]);
    await host.remove('latest');
    expect(await host.list('')).toEqual([]);
    expect(existsSync(join(root, '..'))).toBe(false);
    await host.create('latest', body('x'));
    expect(readdirSync(root)).toEqual(['latest']);
  });
});

describe('a directory behind nginx', () => {
  const temporary = temporaryDirectories();
  let server: WebServer | undefined;
  afterEach(async () => {
    await server?.stop();
    server = undefined;
  });

  it('never answers 304 for a pointer that was replaced within the same second', async () => {
    const root = temporary();
    const host = directoryHost(root);
    await host.create('latest', body('"1.0.0"'));
    server = await startNginx(root);
    const statuses: number[] = [];
    for (const text of ['"1.1.0"', '"1.2.0"', '"1.3.0"']) {
      const before = await fetch(`${server.url}/latest`);
      await before.text();
      await host.replace('latest', bytes(text), (await host.read('latest'))?.etag);
      const headers = { 'If-None-Match': before.headers.get('etag') ?? '' };
      const after = await fetch(`${server.url}/latest`, { headers });
      statuses.push(after.status);
      expect(await after.text()).toBe(text);
    }
    expect(statuses).toEqual([200, 200, 200]);
  });
});
