import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { describe, expect, test } from 'vitest';
import { unpackTarball } from '../../src/transfer/unpack.js';
import { failureOf } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';
import { filesOf, readTree } from '../support/tree.js';

const temporaryDirectory = temporaryDirectories();

/** A directory with a few files, one of them large and one empty. */
const tree = (): string => {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, 'revisions'));
  writeFileSync(join(directory, 'latest'), '"1.0.0"\n');
  writeFileSync(join(directory, 'empty'), '');
  writeFileSync(join(directory, 'revisions/00000001.json'), '{}');
  writeFileSync(join(directory, `${'long-'.repeat(30)}name`), Buffer.alloc(300_000, 'x'));
  return directory;
};

const tarOf = (directory: string, ...args: readonly string[]): string => {
  const file = join(temporaryDirectory(), 'site.tar');
  execFileSync('tar', ['-cf', file, ...args, '-C', directory, '.']);
  return file;
};

/** A tarball of entries that no tar would write. */
const forged = async (entries: readonly (readonly [name: string, text: string])[]): Promise<string> => {
  const stream = pack();
  for (const [name, text] of entries) stream.entry({ name }, text);
  stream.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) if (chunk instanceof Uint8Array) chunks.push(chunk);
  const file = join(temporaryDirectory(), 'site.tar');
  writeFileSync(file, Buffer.concat(chunks));
  return file;
};

const unpack = async (file: string, maxBytes?: number): Promise<string> => {
  const directory = temporaryDirectory();
  await unpackTarball({ file, shown: 'site.tar', directory, ...(maxBytes === undefined ? {} : { maxBytes }) });
  return directory;
};
const contentsOf = (directory: string) =>
  filesOf(directory).map((path) => [path, readFileSync(join(directory, path)).length]);

describe('unpacking', () => {
  test.each([
    // how tar was told to write it
    [['--format=gnu']],
    [['--format=posix']],
    [['--format=posix', '--gzip']],
    [['--format=gnu', '--gzip']],
  ])('gives back what tar %j packed', async (args) => {
    const directory = tree();
    const unpacked = await unpack(tarOf(directory, ...args));
    expect(contentsOf(unpacked)).toEqual(contentsOf(directory));
    for (const [, facts] of readTree(unpacked)) expect(facts).not.toMatch(/^file .*[1-7][0-7][1-7]$/);
  });

  test.each([
    ['a symbolic link', 'symlink', (d: string) => symlinkSync('/etc/passwd', join(d, 'versions'))],
    ['a hard link', 'link', (d: string) => linkSync(join(d, 'latest'), join(d, 'versions'))],
    ['a pipe', 'fifo', (d: string) => execFileSync('mkfifo', [join(d, 'versions')])],
  ] as const)('refuses %s', async (_what, type, make) => {
    const directory = tree();
    make(directory);
    const failure = await failureOf(() => unpack(tarOf(directory)));
    expect(failure).toMatchObject({ code: 'transfer-archive-refused', exitCode: 3 });
    expect(failure.message).toContain(`it is a ${type}`);
  });

  test.each([
    // names, reason
    [['../outside'], '".." as a name'],
    [['latest', 'latest'], 'twice'],
    [['a', 'a/b'], 'a file and a directory'],
    [['.ota-release/lock'], 'where the host works'],
  ])('refuses %j, and writes nothing of it', async (names, reason) => {
    const file = await forged([...names.map((name) => [name, 'text'] as const), ['never', 'reached']]);
    const directory = temporaryDirectory();
    const failure = await failureOf(() => unpackTarball({ file, shown: 'site.tar', directory }));
    expect(failure.code).toBe('transfer-archive-refused');
    expect(failure.message).toContain(reason);
    expect(filesOf(directory)).toEqual(names.slice(0, -1).map((name) => name));
    expect(readdirSync(join(directory, '..'))).not.toContain('outside');
  });

  test('ends soon after its bound, whatever the gzip stream says', async () => {
    const file = join(temporaryDirectory(), 'bomb.tar.gz');
    const inner = await forged([['bundles/a.zip', 'x'.repeat(5_000_000)]]);
    writeFileSync(file, gzipSync(readFileSync(inner)));
    const failure = await failureOf(() => unpack(file, 1_000_000));
    expect(failure).toMatchObject({ code: 'transfer-archive-broken' });
    expect(failure.message).toContain('expands to more than 1000000 bytes');
  });

  test.each([
    // what it is, its bytes
    ['cut short', (tar: Buffer) => tar.subarray(0, 300_000)],
    ['cut short in a header', (tar: Buffer) => tar.subarray(0, 700)],
    ['cut short, compressed', (tar: Buffer) => gzipSync(tar).subarray(0, -10)],
    ['damaged, compressed', (tar: Buffer) => Buffer.concat([gzipSync(tar).subarray(0, -8), Buffer.alloc(8)])],
    ['no tarball', () => Buffer.from('<!doctype html>'.repeat(100))],
    ['empty', () => Buffer.alloc(0)],
    ['without an entry', () => Buffer.alloc(1024)],
  ])('refuses what is %s', async (_what, change) => {
    const file = join(temporaryDirectory(), 'site.tar');
    writeFileSync(file, change(readFileSync(tarOf(tree()))));
    const failure = await failureOf(() => unpack(file));
    expect(failure).toMatchObject({ code: 'transfer-archive-broken', exitCode: 3 });
    expect(failure.message).not.toContain(file);
  });
});
