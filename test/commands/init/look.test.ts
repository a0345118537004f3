import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lookAround } from '../../../src/commands/init/look.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporaryDirectory = temporaryDirectories();

test('sees files and folders level by level, reads what is wanted, and leaves out what others made', async () => {
  const directory = temporaryDirectory();
  for (const folder of ['b/c', 'node_modules/x', '.git', 'a/a/a/a/a'])
    mkdirSync(join(directory, folder), { recursive: true });
  for (const file of ['z.txt', 'b/c/y.txt', 'node_modules/x/package.json']) writeFileSync(join(directory, file), file);
  const { paths, texts } = await lookAround(directory, (path) => path.endsWith('.txt') || path === 'b');
  expect(paths).toEqual(['a', 'b', 'z.txt', 'a/a', 'b/c', 'a/a/a', 'b/c/y.txt', 'a/a/a/a']);
  expect([...texts]).toEqual([
    ['z.txt', 'z.txt'],
    ['b/c/y.txt', 'b/c/y.txt'],
  ]);
});

test('a directory that isn’t there is empty, and a large file has no text', async () => {
  expect(await lookAround('/nowhere/at/all', () => true)).toEqual({ paths: [], texts: new Map() });
  const directory = temporaryDirectory();
  writeFileSync(join(directory, 'large.json'), Buffer.alloc(1024 * 1024 + 1));
  expect(await lookAround(directory, () => true)).toEqual({ paths: ['large.json'], texts: new Map() });
});
