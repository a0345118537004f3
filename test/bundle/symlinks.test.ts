import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BundleEntry } from '../../src/bundle/bundle-entry.js';
import { linkProblems } from '../../src/bundle/symlinks.js';
import { temporaryDirectories } from '../support/temporary.js';

const temporaryDirectory = temporaryDirectories();

type Links = Readonly<Record<string, string>>;

const FILES = ['update.sh', 'app/bin/tool', 'app/data'];

const entriesOf = (links: Links): readonly BundleEntry[] => [
  ...FILES.map((path): BundleEntry => ({ path, file: `/r/${path}`, size: 1, mode: 0o644, kind: 'file' })),
  ...Object.entries(links).map(
    ([path, target]): BundleEntry => ({ path, file: `/r/${path}`, size: 1, mode: 0o755, kind: 'symlink', target }),
  ),
];

const found = (links: Links): readonly string[] =>
  linkProblems(entriesOf(links), (path) => ({ file: `bundle/${path}` })).map(
    ({ code, place }) => `${place?.file} ${code.replace('bundle-symlink-', '')}`,
  );

describe('linkProblems', () => {
  test('finds nothing where there are no links', () => expect(found({})).toEqual([]));

  test.each([
    // target of app/link | verdict
    ['data', 'sound'],
    ['./bin/../data', 'sound'],
    ['bin', 'sound'],
    ['bin/', 'sound'],
    ['.', 'sound'],
    ['..', 'sound'],
    ['../update.sh', 'sound'],
    ['../../outside', 'escapes'],
    ['../..', 'escapes'],
    ['../../bundle/app/data', 'escapes'],
    ['bin/../../../x', 'escapes'],
    ['/etc/passwd', 'absolute'],
    ['C:/x', 'absolute'],
    ['\\\\server\\x', 'absolute'],
    ['nothing', 'dangling'],
    ['bin/nothing', 'dangling'],
    ['data/below-a-file', 'dangling'],
    ['link', 'dangling'],
  ])('%s: %s', (target, verdict) => {
    expect(found({ 'app/link': target })).toEqual(verdict === 'sound' ? [] : [`bundle/app/link ${verdict}`]);
  });

  test('follows links on the way: a harmless look can lead out of the bundle', () => {
    expect(found({ here: '.', 'app/up': '../here/../app/data' })).toEqual(['bundle/app/up escapes']);
    expect(found({ here: 'app/bin', link: 'here/../data' })).toEqual([]);
  });

  test('a link through an absolute one leads out of the bundle', () => {
    expect(found({ etc: '/etc', link: 'etc/passwd' })).toEqual(['bundle/etc absolute', 'bundle/link escapes']);
  });

  test('links in a circle lead nowhere', () => {
    expect(found({ a: 'b', b: 'a' })).toEqual(['bundle/a dangling', 'bundle/b dangling']);
  });

  test('agrees with the kernel on what a link leads to', () => {
    const part = fc.constantFrom('..', '.', 'app', 'bin', 'data', 'one', 'two', 'update.sh');
    const target = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(target, target, (one, two) => {
        // Deep enough that leaving the bundle stays within the directory of the test.
        const base = join(temporaryDirectory(), '1/2/3/4/5/6/7/8/9/10');
        const root = join(base, 'root');
        const links: Links = { 'app/one': one, two };
        for (const path of FILES) {
          mkdirSync(dirname(join(root, path)), { recursive: true });
          writeFileSync(join(root, path), '');
        }
        for (const [path, to] of Object.entries(links)) symlinkSync(to, join(root, path));
        const problems = found(links);
        for (const path of Object.keys(links)) {
          if (problems.some((text) => text.startsWith(`bundle/${path} `))) continue;
          expect(existsSync(join(root, path))).toBe(true);
          const real = execFileSync('realpath', [join(root, path)], { encoding: 'utf8' }).trim();
          expect(`${real}/`.startsWith(`${root}/`)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
