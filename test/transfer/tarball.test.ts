import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Body } from '../../src/hosts/host.js';
import { type TarballOptions, writeTarball } from '../../src/transfer/tarball.js';
import { failureOf } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';

const temporaryDirectory = temporaryDirectories();
const DATE = new Date('2026-02-01T12:34:56Z');
const DIGEST = 'a'.repeat(64);
/** Names that the old header has room for, that it can split, and that it has none for. */
const NAMES = [
  `bundles/${DIGEST}.logger-1.0.0.zip`,
  `bundles/${DIGEST}.a-product-with-a-long-name-1.10.0-rc.1.zip.minisig`,
  `attachments/${DIGEST}.${'manual-'.repeat(20)}.pdf`,
  '1.0.0',
  'latest',
];
const LARGE = Buffer.alloc(2_500_000, 'noise ');

const bytes = (text: string): Body => ({ kind: 'bytes', bytes: Buffer.from(text) });

const write = async (name: string, changes: Partial<TarballOptions> = {}) => {
  const directory = temporaryDirectory();
  const file = join(directory, name);
  const large = join(temporaryDirectory(), 'large');
  writeFileSync(large, LARGE);
  const options = { file, shown: name, gzip: name.endsWith('gz'), modifiedAt: DATE, ...changes };
  const tarball = await writeTarball(options, async (target) => {
    for (const path of NAMES) await target.create(path, bytes(path === 'latest' ? '' : `object ${path}`));
    await target.create('large', { kind: 'file', path: large, size: LARGE.length, sha256: 'unused' });
  });
  return { directory, file, tarball };
};

const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');
const run = (command: string, ...args: readonly string[]): string =>
  execFileSync(command, args, { encoding: 'utf8', env: { ...process.env, TZ: 'UTC' } });

describe('a tarball', () => {
  test.each(['site.tar', 'site.tar.gz'])('%s is the same each time, and says its size and digest', async (name) => {
    const [first, second] = [await write(name), await write(name)];
    const found = readFileSync(first.file);
    expect(sha256(found)).toBe(sha256(readFileSync(second.file)));
    expect(first.tarball).toEqual({ size: found.length, sha256: sha256(found) });
    expect(readdirSync(first.directory)).toEqual([name]);
    expect(statSync(first.file).mode & 0o777).toBe(0o644);
  });

  test('is the same inside, compressed or not, and its gzip header says nothing of where it was made', async () => {
    const plain = readFileSync((await write('site.tar')).file);
    const compressed = readFileSync((await write('site.tgz')).file);
    expect(sha256(gunzipSync(compressed))).toBe(sha256(plain));
    expect([...compressed.subarray(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
  });

  test.each([
    ['GNU tar', 'tar'],
    ['bsdtar', 'bsdtar'],
    ['BusyBox', 'busybox'],
  ])('is unpacked by %s', async (_name, program) => {
    const { file } = await write('site.tar.gz');
    const out = temporaryDirectory();
    run(program, ...(program === 'busybox' ? ['tar'] : []), '-x', '-z', '-f', file, '-C', out);
    for (const path of NAMES)
      expect(readFileSync(join(out, path), 'utf8')).toBe(path === 'latest' ? '' : `object ${path}`);
    expect(sha256(readFileSync(join(out, 'large')))).toBe(sha256(LARGE));
    expect(statSync(join(out, 'latest')).mtime).toEqual(DATE);
  });

  test('has entries in their order with one time, no owner and plain modes, as Python reads it', async () => {
    const { file } = await write('site.tar');
    const script =
      'import sys, tarfile\nfor m in tarfile.open(sys.argv[1]): print(m.name, m.isreg(), m.mtime, oct(m.mode), m.uid, m.gid, repr(m.uname + m.gname))';
    expect(run('python3', '-c', script, file).trim().split('\n')).toEqual(
      [...NAMES, 'large'].map((path) => `${path} True ${DATE.getTime() / 1000} 0o644 0 0 ''`),
    );
  });

  test('replaces the one before it, and that only once it is whole', async () => {
    const { file, directory } = await write('site.tar');
    const before = sha256(readFileSync(file));
    const options = { file, shown: 'site.tar', gzip: false, modifiedAt: DATE };
    const failing = writeTarball(options, async (target) => {
      await target.create('latest', bytes('x'.repeat(100_000)));
      throw new RangeError('the site does not verify');
    });
    await expect(failing).rejects.toThrow('the site does not verify');
    expect(sha256(readFileSync(file))).toBe(before);
    expect(readdirSync(directory)).toEqual(['site.tar']);
    await writeTarball(options, async (target) => void (await target.create('latest', bytes('x'))));
    expect(sha256(readFileSync(file))).not.toBe(before);
  });

  test('says that nothing is there before', async () => {
    const { file } = await write('site.tar');
    await writeTarball({ file, shown: 'site.tar', gzip: false, modifiedAt: DATE }, async (target) => {
      expect(await target.digest('latest')).toBeUndefined();
      expect(target).toMatchObject({ inTurn: true, location: 'site.tar' });
      expect(await target.create('latest', bytes('x'))).toBe(true);
    });
  });

  test('makes the directories above it', async () => {
    const directory = temporaryDirectory();
    const file = join(directory, 'a/b/site.tar');
    await writeTarball({ file, shown: 'a/b/site.tar', gzip: false, modifiedAt: DATE }, async () => {});
    expect(run('tar', '-tf', file)).toBe('');
  });

  test('can’t stand where a directory does, or below a file', async () => {
    const directory = temporaryDirectory();
    mkdirSync(join(directory, 'x.tar', 'full'), { recursive: true });
    const options = { file: join(directory, 'x.tar'), shown: 'x.tar', gzip: false, modifiedAt: DATE };
    const failure = await failureOf(() => writeTarball(options, async () => {}));
    expect(failure).toMatchObject({ code: 'transfer-out-unwritable', exitCode: 1 });
    expect(failure.message).toMatch(/^"x\.tar" can’t be written: E[A-Z]+\.$/);
    expect(readdirSync(directory)).toEqual(['x.tar']);
    writeFileSync(join(directory, 'file'), '');
    const below = { ...options, file: join(directory, 'file', 'x.tar') };
    expect((await failureOf(() => writeTarball(below, async () => {}))).code).toBe('transfer-out-unwritable');
  });

  test('ends with the failure of a file that it is given', async () => {
    const { file } = await write('site.tar');
    const gone: Body = { kind: 'file', path: join(temporaryDirectory(), 'gone'), size: 1, sha256: 'x' };
    const options = { file, shown: 'site.tar', gzip: true, modifiedAt: DATE };
    const failure = await failureOf(() =>
      writeTarball(options, async (target) => void (await target.create('bundles/a.zip', gone))),
    );
    expect(failure.code).toBe('transfer-out-unwritable');
  });
});
