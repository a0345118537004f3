import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BundleEntry } from '../../src/bundle/entries.js';
import { planJobs } from '../../src/bundle/packing-plan.js';
import { DEFLATED, STORED } from '../../src/bundle/zip-format.js';

const MIB = 1024 * 1024;

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'ota-plan-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const small = (path: string, size = 10): BundleEntry => ({
  path,
  file: `/none/${path}`,
  size,
  mode: 0o644,
  kind: 'file',
});

const large = (path: string, content: Uint8Array): BundleEntry => {
  const file = join(directory, path);
  writeFileSync(file, content);
  return { path, file, size: content.length, mode: 0o644, kind: 'file' };
};

const shape = (entries: readonly BundleEntry[]): readonly string[] =>
  [...planJobs(entries, 0)].map((planned) =>
    planned.kind === 'files'
      ? planned.entries.map(({ path }) => path).join('+')
      : `${planned.entry.path}${planned.first ? ' first' : ''}${planned.last ? ' last' : ''} ${planned.bytes}`,
  );

describe('planJobs', () => {
  it('puts small files together, in order, and cuts large ones into blocks between them', () => {
    const zeros = large('c', Buffer.alloc(2 * MIB + 1));
    expect(shape([small('a'), small('b'), zeros, small('d')])).toEqual([
      'a+b',
      `c first ${MIB}`,
      `c ${MIB}`,
      'c last 1',
      'd',
    ]);
  });

  it('takes a file of just one block in one piece', () => {
    expect(shape([small('a', MIB)])).toEqual(['a']);
  });

  it('bounds a batch by its bytes and by its files', () => {
    expect(shape([small('a', MIB / 4), small('b', MIB / 4 - 200), small('c', MIB / 4)])).toEqual(['a+b', 'c']);
    const many = Array.from({ length: 600 }, (_, n) => small(String(n)));
    expect([...planJobs(many, 0)].map((one) => (one.kind === 'files' ? one.entries.length : 0))).toEqual([
      256, 256, 88,
    ]);
  });

  it('plans nothing for nothing', () => {
    expect(shape([])).toEqual([]);
  });

  it.each([
    // what, content, method
    [
      'noise',
      Buffer.concat(Array.from({ length: 20_000 }, (_, n) => createHash('sha512').update(`${n}`).digest())),
      STORED,
    ],
    ['zeros', Buffer.alloc(MIB + 1), DEFLATED],
  ])('chooses how to keep a large file of %s', (what, content, method) => {
    for (const planned of planJobs([large(what, content)], 0)) expect(planned).toMatchObject({ method });
  });

  it.each([
    // what, entry, code
    ['is gone', small('gone', 2 * MIB), 'bundle-file-changed'],
    ['has another size', () => ({ ...large('resized', Buffer.alloc(2 * MIB)), size: 3 * MIB }), 'bundle-file-changed'],
  ])('refuses a large file that %s', (_what, entry, code) => {
    const one = typeof entry === 'function' ? entry() : entry;
    expect(() => [...planJobs([one], 0)]).toThrow(expect.objectContaining({ code }));
  });
});
