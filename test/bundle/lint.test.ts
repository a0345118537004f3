import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { collectEntries } from '../../src/bundle/entries.js';
import { type LintOptions, lintBundle } from '../../src/bundle/lint.js';
import { temporaryDirectories } from '../support/temporary.js';

const temporaryDirectory = temporaryDirectories();

const GOOD = '#!/bin/sh\nset -e\nVERSION=1.2.0\n';

const treeOf = (files: Readonly<Record<string, string>>): string => {
  const root = temporaryDirectory();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
};

const entriesIn = async (root: string) =>
  (await collectEntries({ root, include: ['**'], exclude: [], symlinks: 'allow' })).entries;

const options = (root: string, more: Partial<LintOptions> = {}): LintOptions => ({
  root,
  shownRoot: 'ota/bundle',
  limits: { maxUnpackedBytes: 1e9, maxEntries: 1000 },
  ...more,
});

const lint = async (root: string, more: Partial<LintOptions> = {}) =>
  (await lintBundle(await entriesIn(root), options(root, more))).map(({ code, place, severity }) => ({
    code,
    severity,
    at: place?.line === undefined ? place?.file : `${place.file}:${place.line}`,
  }));

describe('lintBundle', () => {
  test('finds nothing against a good bundle', async () => {
    const root = treeOf({ 'update.sh': GOOD, 'rollback.sh': GOOD, 'app/data': 'x' });
    expect(await lint(root, { version: '1.2.0' })).toEqual([]);
  });

  test('wants update.sh at the root, and recommends rollback.sh', async () => {
    const root = treeOf({ 'app/update.sh': GOOD });
    expect(await lint(root)).toEqual([
      { code: 'bundle-script-missing', severity: 'error', at: 'ota/bundle' },
      { code: 'bundle-script-rollback-missing', severity: 'warning', at: 'ota/bundle' },
    ]);
  });

  test('judges both scripts, names and sizes at once, each with its place', async () => {
    const root = treeOf({
      'update.sh': '#!/bin/sh\nif true; then\n',
      'rollback.sh': '#!/bin/sh\r\ntrue\r\n',
      'CON.txt': '',
    });
    expect(await lint(root, { limits: { maxUnpackedBytes: 10, maxEntries: 2 } })).toEqual([
      { code: 'bundle-script-syntax', severity: 'error', at: 'ota/bundle/update.sh:3' },
      { code: 'bundle-script-carriage-return', severity: 'error', at: 'ota/bundle/rollback.sh:1' },
      { code: 'bundle-name-unportable', severity: 'warning', at: 'ota/bundle/CON.txt' },
      { code: 'bundle-too-many-entries', severity: 'error', at: 'ota/bundle' },
      { code: 'bundle-too-large-unpacked', severity: 'error', at: 'ota/bundle' },
    ]);
  });

  test('leaves a script for another shell to that shell', async () => {
    const root = treeOf({ 'update.sh': '#!/bin/bash\nlist=(a b)\n', 'rollback.sh': GOOD });
    expect(await lint(root)).toEqual([
      { code: 'bundle-script-shebang', severity: 'error', at: 'ota/bundle/update.sh:1' },
    ]);
  });

  test('compares the version in update.sh, but not in rollback.sh, which goes back to another', async () => {
    const root = treeOf({ 'update.sh': GOOD, 'rollback.sh': '#!/bin/sh\nVERSION=1.0.0\n' });
    expect(await lint(root, { version: '1.3.0' })).toEqual([
      { code: 'bundle-script-version-differs', severity: 'warning', at: 'ota/bundle/update.sh:3' },
    ]);
    expect(await lint(root)).toEqual([]);
  });

  test('takes no symbolic link for a script', async () => {
    const root = treeOf({ 'app/update.sh': GOOD, 'rollback.sh': GOOD });
    symlinkSync('app/update.sh', join(root, 'update.sh'));
    expect(await lint(root)).toEqual([
      { code: 'bundle-script-not-a-file', severity: 'error', at: 'ota/bundle/update.sh' },
    ]);
  });

  test('does not read a script that carries a payload', async () => {
    const root = treeOf({ 'update.sh': GOOD, 'rollback.sh': GOOD });
    truncateSync(join(root, 'update.sh'), 4 * 1024 * 1024 + 1);
    expect(await lint(root)).toEqual([
      { code: 'bundle-script-too-large', severity: 'error', at: 'ota/bundle/update.sh' },
    ]);
  });

  test('reports a script that is gone by now', async () => {
    const root = treeOf({ 'update.sh': GOOD, 'rollback.sh': GOOD });
    const entries = await entriesIn(root);
    rmSync(join(root, 'update.sh'));
    expect(await lintBundle(entries, options(root))).toMatchObject([
      { code: 'bundle-file-unreadable', place: { file: 'ota/bundle/update.sh' } },
    ]);
  });
});
