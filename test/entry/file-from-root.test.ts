import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { fileFromRoot } from '../../src/entry/file-from-root.js';
import { temporaryDirectories } from '../support/temporary.js';

const temporaryDirectory = temporaryDirectories();
let root: string;
beforeEach(() => {
  root = temporaryDirectory();
  mkdirSync(join(root, 'repo/gateway/config'), { recursive: true });
  mkdirSync(join(root, 'repo/.git'));
  for (const path of ['repo/README.md', 'repo/gateway/config/a.json', 'outside.txt'])
    writeFileSync(join(root, path), '');
});

describe('fileFromRoot', () => {
  test.each([
    // working directory, file, path from the root
    ['repo', 'README.md', 'README.md'],
    ['repo/gateway', 'config/a.json', 'gateway/config/a.json'],
    ['repo/gateway', '../README.md', 'README.md'],
    ['repo/gateway', './config/a.json', 'gateway/config/a.json'],
    ['repo', 'gateway/config', undefined],
    ['repo', '--version', undefined],
    ['repo', 'OTA_VERSION', undefined],
    ['repo', '../outside.txt', undefined],
    ['repo', '.', undefined],
  ])('in %s: %s is %s', (directory, file, expected) => {
    expect(fileFromRoot(join(root, directory), {})(file)).toBe(expected);
  });

  test('takes the root that the runner tells, on each forge by its own variable', () => {
    const directory = join(root, 'repo/gateway');
    const at = (environment: Readonly<Record<string, string>>) => fileFromRoot(directory, environment)('config/a.json');
    expect(at({ GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: root })).toBe('repo/gateway/config/a.json');
    expect(at({ GITHUB_WORKSPACE: root })).toBe('gateway/config/a.json');
    expect(at({ CI_PROJECT_DIR: directory })).toBe('config/a.json');
    expect(at({ CI_PROJECT_DIR: join(root, 'gone') })).toBe('gateway/config/a.json');
  });

  test('follows links to the root, as runners have them', () => {
    symlinkSync(join(root, 'repo'), join(root, 'link'));
    expect(fileFromRoot(join(root, 'link/gateway'), { CI_PROJECT_DIR: join(root, 'repo') })('config/a.json')).toBe(
      'gateway/config/a.json',
    );
  });

  test('without any repository the working directory is the root', () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'a.json'), '');
    expect(fileFromRoot(directory, {})('a.json')).toBe('a.json');
  });
});
