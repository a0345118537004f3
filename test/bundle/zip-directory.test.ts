import { expect, it } from 'vitest';
import type { BundleEntry } from '../../src/bundle/entries.js';
import { createZipDirectory } from '../../src/bundle/zip-directory.js';
import { STORED } from '../../src/bundle/zip-format.js';
import type { ZipOutput } from '../../src/bundle/zip-output.js';
import { parseDirectory, parseEndRecords } from '../../src/bundle/zip-parsing.js';

/** What a directory appends, as if `before` bytes were written already. */
const collect = (before: number): { readonly output: ZipOutput; readonly bytes: () => Buffer } => {
  const pieces: Uint8Array[] = [];
  const position = (): number => pieces.reduce((sum, piece) => sum + piece.length, before);
  const refuse = (): never => {
    throw new Error('a directory only appends');
  };
  const append = (bytes: Uint8Array): void => void pieces.push(Uint8Array.from(bytes));
  const output = { position, append, reserve: refuse, fill: refuse, finish: refuse, discard: refuse };
  return { output, bytes: () => Buffer.concat(pieces) };
};

const entry = (path: string, kind: 'file' | 'symlink' = 'file'): BundleEntry => ({
  path,
  file: `/root/${path}`,
  size: 3,
  mode: 0o755,
  kind,
});

it('lists the entries in the order they were added, with file types and one time for all', () => {
  const directory = createZipDirectory(0x576e0000);
  directory.add(entry('a'), { offset: 0, crc32: 1, compressedBytes: 3, method: STORED });
  directory.add(entry('b', 'symlink'), { offset: 34, crc32: 2, compressedBytes: 3, method: STORED });
  const { output, bytes } = collect(68);
  directory.writeTo(output);
  const end = parseEndRecords(bytes(), 68 + bytes().length);
  expect(end).toEqual({ entries: 2, offset: 68, bytes: 94 });
  const parsed = parseDirectory(bytes().subarray(0, end.bytes), end.entries);
  expect(parsed.map(({ path, header }) => [path, header.mode, header.offset, header.crc32, header.dosTime])).toEqual([
    ['a', 0o100755, 0, 1, 0x576e0000],
    ['b', 0o120777, 34, 2, 0x576e0000],
  ]);
});

it('holds headers beyond one piece, the longest names included', () => {
  const directory = createZipDirectory(0);
  const names = Array.from({ length: 12 }, (_, index) => `${index}`.padEnd(65_535, 'x'));
  for (const name of names) directory.add(entry(name), { offset: 0, crc32: 0, compressedBytes: 3, method: STORED });
  const { output, bytes } = collect(0);
  directory.writeTo(output);
  const parsed = parseDirectory(bytes().subarray(0, -22), names.length);
  expect(parsed.map(({ path }) => path)).toEqual(names);
});
