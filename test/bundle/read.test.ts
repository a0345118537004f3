import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BundleEntry } from '../../src/bundle/entries.js';
import { pack } from '../../src/bundle/pack.js';
import { extractEntry, readBundle, verifyBundle } from '../../src/bundle/read.js';

const modifiedAt = 1_700_000_000;
let directory: string;
let sound: string;
let soundBytes: Buffer;

const noise = (bytes: number): Buffer => {
  const blocks = Array.from({ length: Math.ceil(bytes / 64) }, (_, n) => createHash('sha512').update(`${n}`).digest());
  return Buffer.concat(blocks).subarray(0, bytes);
};

const CONTENTS: ReadonlyMap<string, Buffer> = new Map([
  ['app/größe.txt', Buffer.from('Grüße\n'.repeat(300))],
  ['data/large.txt', Buffer.from('sensor.interval = 60\n'.repeat(80_000))],
  ['data/noise.bin', noise(1_300_000)],
  ['empty', Buffer.alloc(0)],
  ['update.sh', Buffer.from('#!/bin/sh\necho updated\n')],
]);

const write = (path: string, content: Uint8Array): BundleEntry => {
  const file = join(directory, 'root', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  const mode = path.endsWith('.sh') ? 0o755 : 0o644;
  chmodSync(file, mode);
  return { path, file, size: statSync(file).size, mode, kind: 'file' };
};

const link = (path: string, target: string): BundleEntry => ({
  path,
  file: join(directory, 'root', path),
  size: Buffer.byteLength(target),
  mode: 0o755,
  kind: 'symlink',
  target,
});

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'ota-read-'));
  const entries = [...CONTENTS].map(([path, content]) => write(path, content));
  sound = join(directory, 'sound.zip');
  await pack(entries, { out: sound, modifiedAt });
  soundBytes = readFileSync(sound);
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const fileOf = (bytes: Uint8Array, name = 'changed.zip'): string => {
  const file = join(directory, name);
  writeFileSync(file, bytes);
  return file;
};

/** The sound zip after a change in place, or what the change gives back instead. */
const changed = (change: (bytes: Buffer) => unknown): string => {
  const bytes = Buffer.from(soundBytes);
  const instead = change(bytes);
  return fileOf(instead instanceof Uint8Array ? instead : bytes);
};

const packed = async (entries: readonly BundleEntry[]): Promise<string> => {
  const out = join(directory, 'made.zip');
  await pack(entries, { out, modifiedAt });
  return out;
};

describe('readBundle', () => {
  it('lists what Python’s zipfile lists', async () => {
    const script =
      'import sys,zipfile,json\nprint(json.dumps([[i.filename,i.file_size,i.compress_size,i.CRC,i.compress_type,i.header_offset,i.external_attr>>16&0o777] for i in zipfile.ZipFile(sys.argv[1]).infolist()]))';
    const expected = JSON.parse(execFileSync('python3', ['-c', script, sound]).toString());
    const { entries, size } = await readBundle(sound);
    expect(size).toBe(soundBytes.length);
    expect(entries.map((e) => [e.path, e.size, e.compressedSize, e.crc32, e.method, e.offset, e.mode])).toEqual(
      expected,
    );
    expect(entries.every(({ kind }) => kind === 'file')).toBe(true);
  });

  it('reads 66,000 entries, which take zip64', async () => {
    const one = write('one', Buffer.from('1'));
    const many = Array.from({ length: 66_000 }, (_, n) => ({ ...one, path: `d${n % 10}/${n}` }));
    expect((await readBundle(await packed(many))).entries).toHaveLength(66_000);
  });

  const END = -22;
  it.each([
    // what, change, code, reason
    ['nothing at all', () => Buffer.alloc(0), 'bundle-malformed', 'does not end like a zip'],
    [
      'something else',
      () => Buffer.from('PK, but not a zip at all, whatever its first letters say'),
      'bundle-malformed',
      'does not end',
    ],
    ['bytes behind the end', (b: Buffer) => Buffer.concat([b, Buffer.from('x')]), 'bundle-malformed', 'does not end'],
    [
      'bytes before the start',
      (b: Buffer) => Buffer.concat([Buffer.from('x'), b]),
      'bundle-malformed',
      'not where its end says',
    ],
    ['a cut end', (b: Buffer) => b.subarray(0, -1), 'bundle-malformed', 'does not end'],
    [
      'a missing byte',
      (b: Buffer) => Buffer.concat([b.subarray(0, 50), b.subarray(51)]),
      'bundle-malformed',
      'not where',
    ],
    ['a comment announced', (b: Buffer) => void b.writeUInt16LE(1, b.length - 2), 'bundle-malformed', 'end records'],
    ['several disks', (b: Buffer) => void b.writeUInt16LE(1, b.length + END + 4), 'bundle-malformed', 'end records'],
    [
      'zip64 announced in vain',
      (b: Buffer) => void b.writeUInt16LE(0xffff, b.length + END + 10),
      'bundle-malformed',
      'it',
    ],
    ['one entry too many', (b: Buffer) => addToCount(b, 1), 'bundle-malformed', 'ends before its last entry'],
    ['one entry too few', (b: Buffer) => addToCount(b, -1), 'bundle-malformed', 'goes on after'],
    ['an encrypted entry', (b: Buffer) => poke(b, central(b) + 8, 1), 'bundle-entry-refused', 'encrypted'],
    ['a data descriptor', (b: Buffer) => poke(b, central(b) + 8, 8), 'bundle-entry-refused', 'follow its data'],
    ['an unknown method', (b: Buffer) => poke(b, central(b) + 10, 93), 'bundle-entry-refused', 'method is 93'],
    [
      'a set-user-id mode',
      (b: Buffer) => void b.writeUInt16LE(0o104755, central(b) + 40),
      'bundle-entry-refused',
      '104755',
    ],
    ['a device', (b: Buffer) => void b.writeUInt16LE(0o060644, central(b) + 40), 'bundle-entry-refused', 'its mode is'],
    ['an entry made by DOS', (b: Buffer) => poke(b, central(b) + 5, 0), 'bundle-entry-refused', 'ota-release writes'],
    ['a moved entry', (b: Buffer) => void b.writeUInt32LE(1, central(b) + 42), 'bundle-entry-refused', 'gap'],
    [
      'a CRC that only one header has',
      (b: Buffer) => void b.writeUInt32LE(1, 14),
      'bundle-entry-refused',
      'contradict',
    ],
    ['a name that only one header has', (b: Buffer) => poke(b, 31, 0x78), 'bundle-entry-refused', 'contradict'],
    ['a name that is not UTF-8', (b: Buffer) => poke(b, central(b) + 52, 0xff), 'bundle-malformed', 'not UTF-8'],
  ])('refuses %s', async (_what, change: (bytes: Buffer) => unknown, code, reason) => {
    const found = readBundle(changed(change));
    await expect(found).rejects.toMatchObject({ code, exitCode: 3, message: expect.stringContaining(reason) });
  });

  it.each([
    // path, reason
    ['/etc/passwd', 'absolute'],
    ['../outside', 'leads out'],
    ['a/../../outside', 'leads out'],
    ['a//b', 'empty part'],
    ['./a', "'.'"],
    ['C:/windows', 'drive letter'],
    ['a\\b', 'backslash'],
    ['a\nb', 'control character'],
  ])('refuses the name %j, which the writer takes as it is given', async (path, reason) => {
    const entry = { ...write('plain', Buffer.from('x')), path };
    await expect(readBundle(await packed([entry]))).rejects.toMatchObject({
      code: 'bundle-entry-refused',
      message: expect.stringContaining(reason),
    });
  });

  it.each([
    // names
    [['a', 'a/b']],
    [['Read', 'read']],
    [['gr\u00f6\u00dfe', 'gro\u0308\u00dfe']],
  ])('refuses %j side by side', async (paths) => {
    const one = write('plain', Buffer.from('x'));
    const file = await packed(paths.map((path) => ({ ...one, path })));
    await expect(readBundle(file)).rejects.toMatchObject({ code: 'bundle-entry-refused' });
  });

  it.each([
    // maker, arguments
    ['zip', (out: string) => ['-q', '-r', out, '.']],
    ['bsdtar', (out: string) => ['--format=zip', '-cf', out, '.']],
  ])('refuses a zip made by %s, whose extra fields vary from run to run', async (tool, args) => {
    const out = join(directory, `${tool}.zip`);
    execFileSync(tool, args(out), { cwd: join(directory, 'root') });
    await expect(readBundle(out)).rejects.toMatchObject({ exitCode: 3 });
  });

  it.each([
    // what, path
    ['a file that isn’t there', 'none.zip'],
    ['a directory', 'root'],
  ])('says what is the matter with %s', async (_what, path) => {
    await expect(readBundle(join(directory, path))).rejects.toMatchObject({
      code: expect.stringMatching(/^bundle-(unreadable|malformed)$/),
    });
  });
});

const poke = (bytes: Buffer, at: number, value: number): void => {
  bytes[at] = value;
};

/** Where the first header of the central directory begins. */
const central = (bytes: Buffer): number => bytes.readUInt32LE(bytes.length - 6);

const addToCount = (bytes: Buffer, by: number): void => {
  for (const at of [14, 12]) bytes.writeUInt16LE(bytes.readUInt16LE(bytes.length - at) + by, bytes.length - at);
};

describe('verifyBundle', () => {
  it('gives the listing of a sound bundle', async () => {
    const { entries } = await verifyBundle(sound);
    expect(entries.map(({ path, size }) => [path, size])).toEqual(
      [...CONTENTS].map(([path, bytes]) => [path, bytes.length]),
    );
  });

  it('never takes a bundle of which one bit was flipped', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: soundBytes.length * 8 - 1 }), async (bit) => {
        const file = changed((bytes) => poke(bytes, bit >> 3, (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))));
        await expect(verifyBundle(file)).rejects.toMatchObject({ exitCode: 3 });
      }),
      { numRuns: 60 },
    );
  });

  it('never takes a bundle that was cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: soundBytes.length - 1 }), async (bytes) => {
        await expect(verifyBundle(fileOf(soundBytes.subarray(0, bytes)))).rejects.toMatchObject({ exitCode: 3 });
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    // what, path, target
    ['out of the bundle', 'link', '../outside'],
    ['to an absolute path', 'link', '/etc/passwd'],
    ['to nothing', 'link', 'nothing'],
  ])('refuses a link %s', async (_what, path, target) => {
    const file = await packed([write('update.sh', Buffer.from('#!/bin/sh\n:\n')), link(path, target)]);
    expect((await readBundle(file)).entries.map(({ kind }) => kind)).toEqual(['symlink', 'file']);
    await expect(verifyBundle(file)).rejects.toMatchObject({ code: 'bundle-entry-refused' });
  });

  it('takes a link within the bundle', async () => {
    const file = await packed([write('app/run.sh', Buffer.from('#!/bin/sh\n:\n')), link('run', 'app/run.sh')]);
    expect((await verifyBundle(file)).entries).toHaveLength(2);
  });
});

describe('extractEntry', () => {
  it('gives back every entry’s bytes', async () => {
    for (const entry of (await readBundle(sound)).entries) {
      const pieces: Uint8Array[] = [];
      for await (const piece of extractEntry(sound, entry)) pieces.push(piece);
      expect(Buffer.concat(pieces).equals(CONTENTS.get(entry.path) ?? Buffer.from('missing'))).toBe(true);
    }
  });

  it('fails at the end of data that are not what the listing says', async () => {
    const [entry] = (await readBundle(sound)).entries;
    if (!entry) throw new Error('the bundle is empty');
    const drain = async (): Promise<void> => {
      for await (const _piece of extractEntry(sound, { ...entry, crc32: 1 }));
    };
    await expect(drain()).rejects.toMatchObject({ code: 'bundle-entry-corrupt' });
  });
});
