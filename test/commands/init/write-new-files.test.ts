import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeNewFiles } from '../../../src/commands/init/write-new-files.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporaryDirectory = temporaryDirectories();

const files = [
  { path: 'a.txt', text: 'a\n' },
  { path: 'deep/er/run.sh', text: '#!/bin/sh\n', executable: true },
  { path: 'z/z.txt', text: 'z\n' },
];

describe('writeNewFiles', () => {
  test('makes every file, with its folders and its executable bit', async () => {
    const directory = temporaryDirectory();
    expect(await writeNewFiles(directory, files)).toEqual({ written: files.map(({ path }) => path), kept: [] });
    expect(readFileSync(join(directory, 'deep/er/run.sh'), 'utf8')).toBe('#!/bin/sh\n');
    expect(statSync(join(directory, 'deep/er/run.sh')).mode & 0o100).toBe(0o100);
    expect(statSync(join(directory, 'a.txt')).mode & 0o111).toBe(0);
  });

  test('keeps what is there: a file, a folder, a link to nothing', async () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'a.txt'), 'mine');
    mkdirSync(join(directory, 'deep/er/run.sh'), { recursive: true });
    mkdirSync(join(directory, 'z'));
    symlinkSync('nowhere', join(directory, 'z/z.txt'));
    expect(await writeNewFiles(directory, files)).toEqual({ written: [], kept: files.map(({ path }) => path) });
    expect(readFileSync(join(directory, 'a.txt'), 'utf8')).toBe('mine');
    expect(existsSync(join(directory, 'z/nowhere'))).toBe(false);
  });

  test('takes everything back where one file can’t be written, and leaves what was there', async () => {
    const directory = temporaryDirectory();
    mkdirSync(join(directory, 'deep'));
    // A file where a folder is needed.
    writeFileSync(join(directory, 'z'), 'mine');
    await expect(writeNewFiles(directory, files)).rejects.toMatchObject({
      code: 'init-file-unwritable',
      exitCode: 1,
      message: expect.stringContaining('z/z.txt'),
    });
    expect(readdirSync(directory).sort()).toEqual(['deep', 'z']);
    expect(readdirSync(join(directory, 'deep'))).toEqual([]);
  });

  test.skipIf(process.getuid?.() === 0)('says so where the folder is read-only', async () => {
    const directory = temporaryDirectory();
    chmodSync(directory, 0o555);
    await expect(writeNewFiles(directory, files)).rejects.toMatchObject({ code: 'init-file-unwritable' });
    chmodSync(directory, 0o755);
  });
});
