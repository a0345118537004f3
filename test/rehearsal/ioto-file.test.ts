import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openIotoFile } from '../../src/rehearsal/ioto-file.js';
import { NOBODY } from '../../src/rehearsal/ioto-store.js';
import { iotoFileOf } from '../support/ioto-file.js';
import { testTrust } from '../support/signing.js';
import { temporaryDirectories } from '../support/temporary.js';

const temporary = temporaryDirectories();
const NAMES = ['release.json', 'bundle.zip.minisig', 'bundle.zip'];

const made = async () => {
  const directory = temporary();
  const { path } = await iotoFileOf(directory, { 'update.sh': 'exit 0\n' });
  const parts = join(directory, 'parts');
  mkdirSync(parts);
  execFileSync('tar', ['-xf', path, '-C', parts]);
  /** The same file, of what lies in `parts` now. */
  const again = (names = NAMES): string => {
    const file = join(directory, 'again.ota');
    execFileSync('tar', ['-cf', file, '-C', parts, ...names]);
    return file;
  };
  const open = (file: string, trust = testTrust()) =>
    openIotoFile(file, 'x.ota', { directory: join(directory, 'opened'), trust });
  return { path, parts, again, open };
};

test('opens what a release has made', async () => {
  const { path, parts, open } = await made();
  const { statement, bundle } = await open(path);
  expect(statement.predicate.version).toBe('1.1.0');
  expect(readFileSync(bundle).equals(readFileSync(join(parts, 'bundle.zip')))).toBe(true);
});

test('refuses what nobody trusted has signed', async () => {
  const { path, open } = await made();
  await expect(open(path, NOBODY)).rejects.toMatchObject({ code: 'site-object-unverified', exitCode: 3 });
});

test('refuses another bundle, and another signature over it', async () => {
  const { parts, again, open } = await made();
  const [bundle, minisig] = [join(parts, 'bundle.zip'), join(parts, 'bundle.zip.minisig')];
  const whole = readFileSync(bundle);
  writeFileSync(bundle, 'x');
  await expect(open(again())).rejects.toMatchObject({ code: 'rehearsal-download-differs' });
  writeFileSync(bundle, whole);
  const lines = readFileSync(minisig, 'utf8').split('\n');
  writeFileSync(minisig, lines.with(2, 'trusted comment: other').join('\n'));
  await expect(open(again())).rejects.toMatchObject({ exitCode: 3 });
});

test('refuses a file with less or more in it', async () => {
  const { parts, again, open } = await made();
  await expect(open(again(NAMES.slice(1)))).rejects.toThrow(/no release\.json/);
  writeFileSync(join(parts, 'more'), 'x');
  await expect(open(again([...NAMES, 'more']))).rejects.toThrow(/holds more/);
});
