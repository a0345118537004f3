import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { entryBytes, passOver, tarEntries } from '../../../src/devices/ivy/tar-file.js';
import { writeFiles } from '../../support/ivy.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporaryDirectory = temporaryDirectories();

const tarball = (files: Readonly<Record<string, string | Uint8Array>>): string => {
  const directory = temporaryDirectory();
  writeFiles(join(directory, 'in'), files);
  const file = join(directory, 'x.tar');
  execFileSync('tar', ['-cf', file, '--sort=name', '-C', join(directory, 'in'), '.']);
  return file;
};

test('gives the entries in their order, large ones too', async () => {
  const large = Buffer.alloc(3_000_000, 7);
  const found: (readonly [string, number])[] = [];
  for await (const entry of tarEntries(tarball({ 'a.txt': 'one', 'b.bin': large, 'c/d.txt': '' }))) {
    if (entry.header.name.endsWith('.bin')) expect(Buffer.compare(await entryBytes(entry), large)).toBe(0);
    else await passOver(entry);
    found.push([entry.header.name, entry.header.size]);
  }
  expect(found.filter(([name]) => !name.endsWith('/'))).toEqual([
    ['./a.txt', 3],
    ['./b.bin', 3_000_000],
    ['./c/d.txt', 0],
  ]);
});

test('whoever leaves early ends the reading', async () => {
  for await (const entry of tarEntries(tarball({ 'a.bin': Buffer.alloc(2_000_000) }))) {
    await passOver(entry);
    break;
  }
});

test('a file that breaks off, or isn’t there, is an error', async () => {
  const read = async (file: string): Promise<void> => {
    for await (const entry of tarEntries(file)) await entryBytes(entry);
  };
  const broken = join(temporaryDirectory(), 'broken.tar');
  writeFileSync(broken, execFileSync('tar', ['-cf', '-', '-C', '/etc', 'passwd']).subarray(0, 700));
  await expect(read(broken)).rejects.toThrow();
  await expect(read(join(temporaryDirectory(), 'gone.tar'))).rejects.toThrow(/ENOENT/);
});
