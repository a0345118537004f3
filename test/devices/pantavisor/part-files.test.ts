import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findPartFiles } from '../../../src/devices/pantavisor/part-files.js';
import { PARTS, writeParts } from '../../support/pantavisor.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporaryDirectory = temporaryDirectories();

const find = async (paths: readonly string[]) => {
  const directory = temporaryDirectory();
  writeParts(directory, Object.fromEntries(paths.map((path) => [path, ''])));
  return findPartFiles(directory, 'parts');
};

const keysOf = async (paths: readonly string[]) => (await find(paths)).files.map(({ key }) => key);
const codesOf = async (paths: readonly string[]) =>
  (await find(paths)).problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);

describe('findPartFiles', () => {
  test('finds every file, in the order of a state', async () => {
    expect(await keysOf(Object.keys(PARTS))).toEqual(Object.keys(PARTS).sort());
    expect(await codesOf(Object.keys(PARTS))).toEqual([]);
  });

  test('leaves out what pvr and git keep beside the parts', async () => {
    const paths = ['.pvr/json', '.pvrremote', '.git/HEAD', '.gitignore', 'app/.gitignore', 'app/x'];
    expect(await keysOf(paths)).toEqual(['app/.gitignore', 'app/x']);
  });

  test.each([
    ['a symbolic link to a file', (at: string) => symlinkSync('/etc/passwd', at), 'a symbolic link'],
    ['a symbolic link to a directory', (at: string) => symlinkSync('/etc', at), 'a symbolic link'],
    ['a pipe', (at: string) => void execFileSync('mkfifo', [at]), 'a named pipe'],
  ])('refuses %s', async (_what, make, what) => {
    const directory = temporaryDirectory();
    mkdirSync(join(directory, 'app'));
    make(join(directory, 'app/odd'));
    const { files, problems } = await findPartFiles(directory, 'parts');
    expect(files).toEqual([]);
    expect(problems).toMatchObject([
      { code: 'pantavisor-part-refused', place: { file: 'parts/app/odd' }, message: expect.stringContaining(what) },
    ]);
  });

  test.each([
    // paths | codes
    [['#spec'], ['pantavisor-part-refused']],
    [['_sigs/a/b.json'], ['pantavisor-part-refused']],
    [['_sigs/notes.txt'], ['pantavisor-part-refused']],
    [['my app/x'], ['pantavisor-part-refused']],
    [['app[1]/x'], ['pantavisor-part-refused']],
    [['a*.json'], ['pantavisor-part-refused']],
    [['_config/my app/x'], ['pantavisor-part-refused']],
    [['app/A', 'app/a'], ['bundle-name-clash']],
    [['App/x', 'app/x'], ['bundle-name-clash']],
    [
      ['app/\u00e9', 'app/e\u0301'],
      ['bundle-name-not-nfc', 'bundle-name-clash'],
    ],
    [['app/a\\b'], ['bundle-name-backslash']],
    [['app/a\nb'], ['bundle-name-control']],
    [
      [`app/${'d'.repeat(200)}/${'d'.repeat(200)}/${'d'.repeat(200)}/${'d'.repeat(200)}/${'d'.repeat(230)}`],
      ['pantavisor-part-refused'],
    ],
    [[`${'d/'.repeat(33)}x`], ['pantavisor-part-refused']],
  ])('judges %.60j', async (paths, codes) => {
    const found = await find(paths);
    expect(found.problems.map(({ code }) => code)).toEqual(expect.arrayContaining(codes));
  });

  test('takes blanks, stars and other letters inside of a part', async () => {
    expect(await codesOf(['app/my file [1]', 'app/größe.bin', '_config/app/etc/a b'])).toEqual([]);
  });

  test('refuses more files than a state may have', async () => {
    const directory = temporaryDirectory();
    writeParts(directory, { 'app/a': '', 'app/b': '', 'app/c': '' });
    expect((await findPartFiles(directory, 'parts', 3)).problems).toEqual([]);
    const { problems } = await findPartFiles(directory, 'parts', 2);
    expect(problems).toMatchObject([
      { code: 'pantavisor-parts-too-many', message: '"parts" holds more than 2 files.' },
    ]);
  });
});
