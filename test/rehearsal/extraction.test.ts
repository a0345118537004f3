import { lstatSync, mkdirSync, readFileSync, readlinkSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { BundleEntry } from '../../src/bundle/bundle-entry.js';
import { pack } from '../../src/bundle/pack.js';
import { extractBundle } from '../../src/rehearsal/extraction.js';
import { failureOf } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();

/** A zip of these entries, whatever they are called. */
const zipOf = async (entries: readonly (Partial<BundleEntry> & { readonly path: string; readonly text: string })[]) => {
  const root = directory();
  const made = entries.map(({ path, text, ...rest }, index): BundleEntry => {
    const file = join(root, String(index));
    if (rest.kind === 'symlink') symlinkSync(text, file);
    else writeFileSync(file, text);
    const target = rest.kind === 'symlink' ? { target: text } : {};
    return { path, file, size: Buffer.byteLength(text), mode: 0o644, kind: 'file', ...rest, ...target };
  });
  const out = join(root, 'a.zip');
  await pack(made, { out, modifiedAt: 1_700_000_000 });
  return out;
};

describe('unpacking', () => {
  test('gives files, exact modes and links, whatever the umask', async () => {
    const file = await zipOf([
      { path: 'a/b/run', text: '#!/bin/sh\n', mode: 0o755 },
      { path: 'a/link', text: 'b/run', kind: 'symlink' },
      { path: 'empty', text: '' },
    ]);
    const into = join(directory(), 'new');
    const umask = process.umask(0o077);
    try {
      const { entries, bytes } = await extractBundle(file, into);
      expect([entries.length, bytes]).toEqual([3, 15]);
    } finally {
      process.umask(umask);
    }
    expect(statSync(join(into, 'a/b/run')).mode & 0o777).toBe(0o755);
    expect(statSync(join(into, 'a/b')).mode & 0o777).toBe(0o755);
    expect(statSync(join(into, 'empty')).mode & 0o777).toBe(0o644);
    expect(readlinkSync(join(into, 'a/link'))).toBe('b/run');
    expect(readFileSync(join(into, 'a/link'), 'utf8')).toBe('#!/bin/sh\n');
  });

  test.each([
    // what, entries
    ['a name that leads out', [{ path: '../evil', text: 'x' }]],
    ['an absolute name', [{ path: '/etc/evil', text: 'x' }]],
    ['`..` in the middle', [{ path: 'a/../../evil', text: 'x' }]],
    [
      'names that differ in case',
      [
        { path: 'A', text: 'x' },
        { path: 'a', text: 'y' },
      ],
    ],
    [
      'a file that is a directory too',
      [
        { path: 'a', text: 'x' },
        { path: 'a/b', text: 'y' },
      ],
    ],
    ['a link out of it', [{ path: 'a', text: '../../etc/passwd', kind: 'symlink' }]],
    ['an absolute link', [{ path: 'a', text: '/etc/passwd', kind: 'symlink' }]],
    [
      'a file below a link',
      [
        { path: 'a', text: 'b', kind: 'symlink' },
        { path: 'a/c', text: 'x' },
        { path: 'b/x', text: 'x' },
      ],
    ],
    ['a link to nothing', [{ path: 'a', text: 'b', kind: 'symlink' }]],
  ] as const)('refuses %s before it writes a byte', async (_what, entries) => {
    const into = join(directory(), 'new');
    const failure = await failureOf(async () => extractBundle(await zipOf(entries), into));
    expect(failure).toMatchObject({ code: 'bundle-entry-refused', exitCode: 3 });
    expect(() => lstatSync(into)).toThrow('ENOENT');
  });

  test('refuses a name given twice', async () => {
    const file = await zipOf([
      { path: 'name-a', text: 'x' },
      { path: 'name-b', text: 'y' },
    ]);
    // Packing refuses such a thing: the second name is changed afterwards, in both of its headers.
    writeFileSync(file, Buffer.from(readFileSync(file).toString('latin1').replaceAll('name-b', 'name-a'), 'latin1'));
    const failure = await failureOf(() => extractBundle(file, join(directory(), 'new')));
    expect(failure).toMatchObject({ code: 'bundle-entry-refused', exitCode: 3 });
  });

  test.each([
    // what, limits, code
    ['too many entries', { maxEntries: 1 }, 'rehearsal-archive-refused'],
    ['too many bytes', { maxBytes: 19_999_999 }, 'rehearsal-archive-refused'],
    ['a bomb', {}, 'rehearsal-archive-refused'],
    ['no room', { maxRatio: 10_000, roomBytes: 5 }, 'rehearsal-no-space'],
  ])('refuses %s', async (_what, limits, code) => {
    const file = await zipOf([
      { path: 'a', text: 'few' },
      { path: 'b', text: '0'.repeat(20_000_000) },
    ]);
    expect((await failureOf(() => extractBundle(file, join(directory(), 'new'), limits))).code).toBe(code);
  });

  test('refuses a damaged entry, and never writes over what is there', async () => {
    const file = await zipOf([{ path: 'a', text: 'abcdefgh' }]);
    const bytes = readFileSync(file);
    bytes[bytes.indexOf('abcdefgh')] = 0;
    writeFileSync(`${file}.bad`, bytes);
    const damaged = await failureOf(() => extractBundle(`${file}.bad`, join(directory(), 'new')));
    expect(damaged.code).toBe('bundle-entry-corrupt');
    const into = directory();
    mkdirSync(join(into, 'b'));
    writeFileSync(join(into, 'a'), 'mine');
    await expect(extractBundle(file, into)).rejects.toThrow('EEXIST');
    expect(readFileSync(join(into, 'a'), 'utf8')).toBe('mine');
  });
});
