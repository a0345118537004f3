import { describe, expect, test } from 'vitest';
import type { BundleEntry } from '../../../src/bundle/bundle-entry.js';
import { hookProblems } from '../../../src/devices/zos/hooks.js';

const entry = (path: string, change: Partial<BundleEntry> = {}): BundleEntry => ({
  path,
  file: `/payload/${path}`,
  size: 1,
  mode: 0o644,
  kind: 'file',
  ...change,
});
const link = (path: string, target: string): BundleEntry => entry(path, { kind: 'symlink', target, mode: 0o755 });
const found = (entries: readonly BundleEntry[], elsewhere = false) =>
  hookProblems(entries, { place: (path) => ({ file: `payload/${path}` }), elsewhere });

describe('hooks at the root', () => {
  test.each(['pre-copy', 'post-copy', 'migrate', 'post-start'])('%s has to be executable', (hook) => {
    expect(found([entry(hook)])).toMatchObject([
      { code: 'zos-hook-not-executable', severity: 'error', place: { file: `payload/${hook}` } },
    ]);
    expect(found([entry(hook, { mode: 0o755 })])).toEqual([]);
  });

  test.each<[string, readonly BundleEntry[], readonly string[]]>([
    // what | entries | codes
    ['a bundle without hooks', [entry('update.sh')], []],
    ['files of that name further down', [entry('app/migrate'), entry('docs/pre-copy')], []],
    ['a directory of that name', [entry('migrate/001.sql')], ['zos-hook-not-a-file']],
    ['a link to an executable file', [link('pre-copy', 'bin/hook'), entry('bin/hook', { mode: 0o755 })], []],
    ['a link to a file that is not', [link('pre-copy', './bin/hook'), entry('bin/hook')], ['zos-hook-not-executable']],
    ['a link over a link', [link('migrate', 'b/l'), link('b/l', '../x'), entry('x', { mode: 0o755 })], []],
    ['a link to nothing', [link('pre-copy', 'gone')], ['zos-hook-not-a-file']],
    [
      'links that go round',
      [link('pre-copy', 'post-copy'), link('post-copy', 'pre-copy')],
      ['zos-hook-not-a-file', 'zos-hook-not-a-file'],
    ],
  ])('%s', (_what, entries, codes) => {
    expect(found(entries).map(({ code }) => code)).toEqual(codes);
  });

  test('are worth a warning alone where nodes get another artefact', () => {
    expect(found([entry('migrate'), entry('pre-copy/x')], true).map(({ severity }) => severity)).toEqual([
      'warning',
      'warning',
    ]);
  });
});
