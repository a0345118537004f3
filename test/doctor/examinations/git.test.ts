import { describe, expect, test } from 'vitest';
import type { CloneFacts } from '../../../src/doctor/clone-facts.js';
import { caseClashes, cloneProblems, isOlder, remoteTags, tagProblems } from '../../../src/doctor/examinations/git.js';

const SOUND: CloneFacts = {
  gitVersion: '2.39.5',
  shallow: false,
  tracked: ['bundle/a', 'bundle/b'],
  pointers: [],
  changedEnds: [],
  lostModes: [],
  autocrlf: '',
  emptySubmodules: [],
  tags: new Map(),
};

describe('a clone', () => {
  const rows: readonly (readonly [change: Partial<CloneFacts>, codes: readonly string[]])[] = [
    // what is different, findings
    [{}, []],
    [{ gitVersion: '2.17.1' }, ['doctor-git-old']],
    [{ gitVersion: undefined }, []],
    [{ shallow: true }, ['doctor-git-shallow']],
    [{ emptySubmodules: ['lib'] }, ['doctor-git-submodules']],
    [{ pointers: ['bundle/a'] }, ['doctor-git-lfs-pointers']],
    [{ changedEnds: ['bundle/a'], autocrlf: 'true' }, ['doctor-git-line-endings']],
    [{ lostModes: ['bundle/a'] }, ['doctor-git-file-modes']],
    [{ tracked: ['bundle/a', 'bundle/A'] }, ['doctor-git-case-clash']],
  ];
  test.each(rows)('%j', (change, codes) => {
    const found = cloneProblems({ ...SOUND, ...change }, 'other', (path) => path);
    expect(found.map(({ code }) => code)).toEqual(codes);
  });

  test.each([
    // where, what to do
    ['github', 'Give actions/checkout with: fetch-depth: 0.'],
    ['gitlab', "Give the job the variable GIT_DEPTH: '0'."],
    ['other', 'Type: git fetch --unshallow --tags'],
  ] as const)('that is shallow is mended on %s', (ci, hint) => {
    expect(cloneProblems({ ...SOUND, shallow: true }, ci, (path) => path)[0]?.hint).toBe(hint);
  });
});

test.each([
  // version, minimum, older
  ['2.30.0', '2.30', false],
  ['2.9.5', '2.30', true],
  ['20.19.0', '20.19.0', false],
  ['20.18.9', '20.19.0', true],
  ['24.0.0', '20.19.0', false],
])('%s before %s: %s', (version, minimum, expected) => {
  expect(isOlder(version, minimum)).toBe(expected);
});

test('names that differ in case only', () => {
  expect(caseClashes(['a/B', 'a/b', 'A/b', 'c'])).toEqual(['a/B', 'a/b', 'A/b']);
});

describe('tags', () => {
  const [one, two, object] = ['1', '2', '3'].map((digit) => digit.repeat(40));
  const there = remoteTags([
    `${object}\trefs/tags/v1.0.0`,
    `${one}\trefs/tags/v1.0.0^{}`,
    `${two}\trefs/tags/v1.1.0`,
    '',
  ]);

  test('are peeled', () => {
    expect([...there]).toEqual([
      ['v1.0.0', one],
      ['v1.1.0', two],
    ]);
  });

  test.each([
    // here, needed, findings
    [
      [
        ['v1.0.0', one],
        ['v1.1.0', two],
      ],
      true,
      [],
    ],
    [[], true, ['doctor-git-tags-missing']],
    [[], false, []],
    [[['v1.0.0', two]], false, ['doctor-git-tags-differ']],
  ] as const)('%j', (here, needed, codes) => {
    const known = new Map(here.map(([name, commit]) => [String(name), String(commit)]));
    const found = tagProblems(there, known, { remote: 'origin', prefix: '', needed });
    expect(found.map(({ code }) => code)).toEqual(codes);
  });
});
