import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openWorkspace, writeFiles } from '../../../src/commands/demo/workspace.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporaryDirectory = temporaryDirectories();

describe('openWorkspace', () => {
  test('makes the folder, and none of those inside it', async () => {
    const directory = join(temporaryDirectory(), 'a/b');
    expect(await openWorkspace(directory)).toMatchObject({ directory, site: join(directory, 'site') });
    expect(readdirSync(directory)).toEqual([]);
  });

  test('takes an empty folder', async () => {
    const directory = temporaryDirectory();
    await expect(openWorkspace(directory)).resolves.toMatchObject({ directory });
  });

  test.each([
    // what is there, how it is made
    ['a folder with something in it', (path: string) => mkdirSync(join(path, 'x'), { recursive: true })],
    ['a file', (path: string) => writeFileSync(path, '')],
  ])('refuses %s', async (_, make) => {
    const directory = join(temporaryDirectory(), 'demo');
    make(directory);
    await expect(openWorkspace(directory)).rejects.toMatchObject({ code: 'demo-directory-not-empty', exitCode: 2 });
  });
});

describe('writeFiles', () => {
  test('writes over what is there, mode and all, and not through a link', async () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'outside'), 'mine');
    symlinkSync('outside', join(directory, 'link'));
    writeFileSync(join(directory, 'run.sh'), '', { mode: 0o755 });
    await writeFiles(directory, [
      { path: 'link', text: 'new' },
      { path: 'run.sh', text: 'x' },
      { path: 'deep/er', text: 'y', executable: true },
    ]);
    expect(readFileSync(join(directory, 'outside'), 'utf8')).toBe('mine');
    expect(statSync(join(directory, 'run.sh')).mode & 0o777).toBe(0o644);
    expect(statSync(join(directory, 'deep/er')).mode & 0o777).toBe(0o755);
    expect(existsSync(join(directory, 'deep'))).toBe(true);
  });
});
