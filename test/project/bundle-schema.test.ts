import picomatch from 'picomatch';
import { describe, expect, test } from 'vitest';
import { bundleSchema, LITTER } from '../../src/project/bundle-schema.js';
import type { KeyPath } from '../../src/project/document.js';
import { judge } from '../../src/project/judge.js';

const judged = (value: unknown) => {
  const place = (path: KeyPath) => ({ path: path.join('.') });
  return judge(bundleSchema, {
    value,
    place,
    keyPlace: place,
    source: () => undefined,
    nameOf: (path) => ['bundle', ...path].join('.'),
  });
};

const codes = (value: unknown) => judged(value).problems.map(({ code, place }) => `${code} ${place?.path}`.trim());

/** As the bundle's own collector matches: names that begin with a dot are names like others. */
const isLitter = picomatch([...LITTER], { dot: true });

describe('bundleSchema', () => {
  test('has a default for every key', () => {
    expect(judged(undefined)).toEqual({
      problems: [],
      value: {
        root: 'bundle',
        include: ['**'],
        exclude: [],
        maxSize: 2 ** 30,
        maxUnpackedSize: 2 ** 32,
        maxEntries: 100_000,
        symlinks: 'refuse',
      },
    });
  });

  test('takes sizes in bytes and units', () => {
    expect(judged({ maxSize: 5, maxUnpackedSize: '64KB' })).toMatchObject({
      value: { maxSize: 5, maxUnpackedSize: 64_000 },
    });
  });

  test.each([
    // value | codes with their path
    [{ maxSize: '64 parsecs' }, ['project-size-invalid maxSize']],
    [{ maxSize: -1 }, ['project-size-invalid maxSize']],
    [{ maxSize: null }, ['project-wrong-type maxSize']],
    [{ maxEntries: 0 }, ['project-number-out-of-range maxEntries']],
    [{ symlinks: 'follow' }, ['project-unknown-choice symlinks']],
    [{ include: ['/x'], exclude: ['..'] }, ['project-glob-invalid include.0', 'project-glob-invalid exclude.0']],
    [{ size: 1 }, ['project-unknown-key size']],
  ])('refuses %j', (value, expected) => {
    expect(codes(value)).toEqual(expected);
  });
});

describe('litter', () => {
  test.each([
    '.git/config',
    'app/.git/HEAD',
    'lib/.git',
    '.svn/x',
    '.DS_Store',
    'a/b/._file',
    '__MACOSX/x',
    'Thumbs.db',
    'run.sh~',
    'a/.x.swp',
  ])('%s is left out', (path) => {
    expect(isLitter(path)).toBe(true);
  });

  test.each(['update.sh', '.gitignore', '.config/x', 'app/git/x', 'a~b', 'x.swp', 'desktop.ini.txt'])(
    '%s is packed',
    (path) => {
      expect(isLitter(path)).toBe(false);
    },
  );
});
