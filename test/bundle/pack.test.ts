import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BundleEntry } from '../../src/bundle/entries.js';
import { pack } from '../../src/bundle/pack.js';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ota-pack-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const write = (path: string, content: string | Uint8Array, mode: 0o755 | 0o644 = 0o644): BundleEntry => {
  const file = join(directory, 'root', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  chmodSync(file, mode);
  return { path, file, size: statSync(file).size, mode, kind: 'file' };
};

/** Bytes that look like noise and are the same on every run. */
const noise = (bytes: number): Buffer => {
  const blocks = Array.from({ length: Math.ceil(bytes / 64) }, (_, n) =>
    createHash('sha512').update(String(n)).digest(),
  );
  return Buffer.concat(blocks).subarray(0, bytes);
};

const sampleEntries = (): readonly BundleEntry[] => [
  write('update.sh', '#!/bin/sh\necho updated\n', 0o755),
  write('empty', ''),
  write('app/größe ☃.txt', 'Grüße\n'.repeat(100)),
  write('app/noise.bin', noise(300_000)),
  write('data/large.txt', 'sensor.interval = 60\n'.repeat(150_000)),
  write('data/large.bin', noise(2_500_000)),
];

const options = (name = 'out.zip') => ({ out: join(directory, name), modifiedAt: 1_700_000_000 });
const treeOf = (root: string): Map<string, { readonly text: string; readonly executable: boolean }> => {
  const found = new Map<string, { text: string; executable: boolean }>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile())
      found.set(file.slice(root.length + 1), {
        text: createHash('sha256').update(readFileSync(file)).digest('hex'),
        executable: (lstatSync(file).mode & 0o100) !== 0,
      });
  }
  return found;
};

describe('pack', () => {
  it.each([
    // tool, arguments
    ['unzip', (zip: string, to: string) => ['-q', zip, '-d', to]],
    ['busybox', (zip: string, to: string) => ['unzip', '-q', zip, '-d', to]],
    ['bsdtar', (zip: string, to: string) => ['-xf', zip, '-C', to]],
  ])('makes a zip that %s unpacks, names, bytes and executable bits kept', async (tool, args) => {
    await pack(sampleEntries(), options());
    const to = join(directory, 'to');
    mkdirSync(to);
    execFileSync(tool, args(join(directory, 'out.zip'), to), { env: { ...process.env, LC_ALL: 'C.UTF-8' } });
    expect(treeOf(to)).toEqual(treeOf(join(directory, 'root')));
  });

  it('makes a zip that Python’s zipfile finds sound, with modes and without extra fields', async () => {
    await pack(sampleEntries(), options());
    const script =
      'import sys,zipfile,json\nz=zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\nprint(json.dumps([[i.filename,oct(i.external_attr>>16),len(i.extra),i.flag_bits&8,i.date_time[0]] for i in z.infolist()]))';
    const infos = JSON.parse(execFileSync('python3', ['-c', script, join(directory, 'out.zip')]).toString());
    expect(infos).toEqual([
      ['app/größe ☃.txt', '0o100644', 0, 0, 2023],
      ['app/noise.bin', '0o100644', 0, 0, 2023],
      ['data/large.bin', '0o100644', 0, 0, 2023],
      ['data/large.txt', '0o100644', 0, 0, 2023],
      ['empty', '0o100644', 0, 0, 2023],
      ['update.sh', '0o100755', 0, 0, 2023],
    ]);
  });

  it('gives digest and size of what it wrote', async () => {
    const packed = await pack(sampleEntries(), options());
    const bytes = readFileSync(packed.path);
    expect(packed).toMatchObject({
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      entries: 6,
      unpackedBytes: sampleEntries().reduce((sum, entry) => sum + entry.size, 0),
    });
  });

  it('makes the same bytes however many threads share the work and in whatever order the entries come', async () => {
    const entries = sampleEntries();
    const digests = [];
    for (const [index, threads] of [0, 1, 2, 4].entries())
      digests.push(
        (await pack(index % 2 ? [...entries].reverse() : entries, { ...options(`${threads}.zip`), threads })).sha256,
      );
    expect(new Set(digests).size).toBe(1);
  });

  it('stores what deflate can’t shrink and compresses the rest', async () => {
    const packed = await pack(
      [write('text', 'a b c d\n'.repeat(400_000)), write('noise', noise(2_000_000))],
      options(),
    );
    expect(packed.size).toBeGreaterThan(2_000_000);
    expect(packed.size).toBeLessThan(2_030_000);
    const listing = execFileSync('unzip', ['-v', packed.path]).toString();
    expect(listing).toMatch(/Stored .* noise/);
    expect(listing).toMatch(/Defl:N .* text/);
  });

  it('writes a large deflated entry whose data outgrows what is held in memory', async () => {
    const numbers = Buffer.from(Array.from({ length: 5_000_000 }, (_, n) => (n * 2_654_435_761) % 100_000).join(' '));
    const packed = await pack([write('numbers', numbers), write('tail', 'end')], options());
    const bytes = readFileSync(packed.path);
    expect(packed.size).toBeGreaterThan(8_000_000);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(packed.sha256);
    execFileSync('unzip', ['-tq', packed.path]);
  });

  it('packs 70,000 entries, which needs zip64', async () => {
    const one = write('one', '1');
    const many = Array.from({ length: 70_000 }, (_, n) => ({ ...one, path: `d/${n}` }));
    const packed = await pack(many, options());
    expect(execFileSync('unzip', ['-Z', '-h', packed.path]).toString()).toContain('number of entries: 70000');
    const script = 'import sys,zipfile\nprint(len(zipfile.ZipFile(sys.argv[1]).namelist()))';
    expect(execFileSync('python3', ['-c', script, packed.path]).toString().trim()).toBe('70000');
  });

  it('keeps symbolic links as links', async () => {
    const script = write('app/run.sh', '#!/bin/sh\n', 0o755);
    symlinkSync('app/run.sh', join(directory, 'root/run'));
    const link: BundleEntry = {
      path: 'run',
      file: join(directory, 'root/run'),
      size: 10,
      mode: 0o644,
      kind: 'symlink',
      target: 'app/run.sh',
    };
    const packed = await pack([script, link], options());
    execFileSync('unzip', ['-q', packed.path, '-d', join(directory, 'to')]);
    expect(lstatSync(join(directory, 'to/run')).isSymbolicLink()).toBe(true);
  });

  it('reports progress up to the last byte of input', async () => {
    const seen: number[] = [];
    const packed = await pack(sampleEntries(), { ...options(), onProgress: (bytes) => seen.push(bytes) });
    expect(seen.at(-1)).toBe(packed.unpackedBytes);
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
  });

  it.each([
    // what, threads, damage, code
    [
      'a small file that became longer',
      0,
      (file: string) => writeFileSync(file, 'longer than it was'),
      'bundle-file-changed',
    ],
    ['a small file that became shorter', 2, (file: string) => truncateSync(file, 1), 'bundle-file-changed'],
    ['a file that is gone', 2, (file: string) => rmSync(file), 'bundle-file-changed'],
  ])('refuses %s and leaves nothing behind', async (_what, threads, damage, code) => {
    const entries = [write('a', 'abc'), write('b', 'abc'), write('c', noise(3_000_000))];
    damage(entries[1]?.file ?? '');
    await expect(pack(entries, { ...options(), threads })).rejects.toMatchObject({
      code,
      message: expect.stringContaining('"b"'),
    });
    expect(readdirSync(directory)).toEqual(['root']);
  });

  it('refuses a large file that became shorter', async () => {
    const entry = write('large', noise(3_000_000));
    truncateSync(entry.file, 1_500_000);
    await expect(pack([entry], { ...options(), threads: 1 })).rejects.toMatchObject({ code: 'bundle-file-changed' });
    expect(readdirSync(directory)).toEqual(['root']);
  });

  it.each([
    // what, path, code
    ['into a directory that isn’t there', 'none/out.zip', 'bundle-unwritable'],
    ['over a directory', 'root', 'bundle-unwritable'],
    ['over one of its own files', 'root/a', 'bundle-contains-itself'],
  ])('does not write %s', async (_what, path, code) => {
    const entries = [write('a', 'abc')];
    await expect(pack(entries, { ...options(), out: join(directory, path) })).rejects.toMatchObject({ code });
    expect(readFileSync(entries[0]?.file ?? '', 'utf8')).toBe('abc');
    expect(readdirSync(directory)).toEqual(['root']);
  });

  it('makes the same bytes in another time zone, locale and umask, from files created in another order', async () => {
    const make = (name: string, order: readonly number[]): string => {
      const root = join(directory, name);
      mkdirSync(root);
      for (const index of order)
        writeFileSync(join(root, `${'aäzÄ'[index % 4]}${index}`), `file ${index}\n`.repeat(index));
      writeFileSync(join(root, 'update.sh'), '#!/bin/sh\n:\n');
      return root;
    };
    const indexes = Array.from({ length: 12 }, (_, index) => index);
    const build = (root: string, umask: string, env: NodeJS.ProcessEnv): Buffer => {
      const out = join(directory, `${umask}.zip`);
      const command = `umask ${umask}; exec "$0" "$@"`;
      const args = ['-c', command, process.execPath, CLI, 'pack', '--quiet', '--root', root, '--out', out];
      execFileSync('sh', args, { cwd: directory, env: { PATH: process.env.PATH, ...env }, stdio: 'pipe' });
      return readFileSync(out);
    };
    const one = build(make('one', indexes), '022', { TZ: 'UTC', LC_ALL: 'C' });
    const other = build(make('two', [...indexes].reverse()), '077', { TZ: 'Asia/Kathmandu', LC_ALL: 'tr_TR.UTF-8' });
    expect(other.equals(one)).toBe(true);
  });

  it('takes any names a file system takes, and the unzippers give them back', async () => {
    const segment = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => isFileName(text));
    const path = fc.array(segment, { minLength: 1, maxLength: 3 }).map((segments) => segments.join('/'));
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(path, { minLength: 1, maxLength: 20 }), async (paths) => {
        const one = write('content', 'content');
        const packed = await pack(
          paths.map((each) => ({ ...one, path: each })),
          { ...options('names.zip'), threads: 0 },
        );
        const script = 'import sys,zipfile,json\nprint(json.dumps(zipfile.ZipFile(sys.argv[1]).namelist()))';
        const names = JSON.parse(execFileSync('python3', ['-c', script, packed.path]).toString());
        expect(names).toEqual([...paths].sort(byCodeUnit));
      }),
      { numRuns: 12 },
    );
  });

  it('stops when it is told to, and leaves nothing behind', async () => {
    const controller = new AbortController();
    const entries = [write('a', 'abc'), write('b', noise(3_000_000)), write('c', 'abc')];
    const packing = pack(entries, {
      ...options(),
      threads: 1,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(packing).rejects.toMatchObject({ name: 'AbortError' });
    expect(readdirSync(directory)).toEqual(['root']);
  });

  it('notices a large file that goes away half-way, and leaves nothing behind', async () => {
    const entry = write('large', 'sensor.interval = 60\n'.repeat(1_500_000));
    const packing = pack([entry], { ...options(), threads: 1, onProgress: () => rmSync(entry.file, { force: true }) });
    await expect(packing).rejects.toMatchObject({ code: 'bundle-file-changed' });
    expect(readdirSync(directory)).toEqual(['root']);
  });

  it.each([
    // what, names, code
    ['a name given twice', ['a', 'a'], 'bundle-name-duplicate'],
    ['a name too long for the format', ['x'.repeat(65_536)], 'bundle-name-too-long'],
  ])('refuses %s', async (_what, paths, code) => {
    const one = write('one', '1');
    const packing = pack(
      paths.map((path) => ({ ...one, path })),
      options(),
    );
    await expect(packing).rejects.toMatchObject({ code });
  });
});

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

// Python cuts names at a NUL byte, as everything written in C does.
const isFileName = (text: string): boolean =>
  !text.includes('/') && !text.includes('\0') && text !== '.' && text !== '..';
