import { describe, expect, test } from 'vitest';
import { historyProblems, type Listed } from '../../../src/site/audit/version-history.js';

const NONE: ReadonlySet<string> = new Set();
const listed = (
  path: string,
  indexed: Readonly<Record<string, string>>,
  archived: ReadonlySet<string> | undefined = NONE,
): Listed => ({
  path,
  indexed: new Map(Object.entries(indexed)),
  archived,
});
const found = (before: Listed, after: Listed, archive: Readonly<Record<string, string>> = {}) =>
  historyProblems(before, after, new Map(Object.entries(archive))).map(({ code, message }) => `${code}: ${message}`);

describe('between two revisions', () => {
  test('versions may come', () => {
    expect(found(listed('r1', { '1.0.0': 'a' }), listed('r2', { '1.0.0': 'a', '1.1.0': 'b' }))).toEqual([]);
  });

  test('no version may go', () => {
    const [problem] = found(listed('r1', { '1.0.0': 'a' }), listed('r2', {}));
    expect(problem).toBe('verify-version-lost: r2 no longer lists 1.0.0, which r1 listed.');
  });

  test('no version may change', () => {
    const [problem] = found(listed('r1', { '1.0.0': 'a' }), listed('r2', { '1.0.0': 'b' }));
    expect(problem).toBe('verify-version-changed: r2 lists another upgrade object for 1.0.0 than r1 did.');
  });

  test('a version may move to the archive as it is', () => {
    const after = listed('r2', {}, new Set(['1.0.0']));
    expect(found(listed('r1', { '1.0.0': 'a' }), after, { '1.0.0': 'a' })).toEqual([]);
    expect(found(listed('r1', { '1.0.0': 'a' }), after, { '1.0.0': 'b' })).toEqual([
      'verify-version-changed: r2 lists another upgrade object for 1.0.0 than r1 did.',
    ]);
  });

  test('an archive that could not be read says nothing about its versions', () => {
    const unread: Listed = { ...listed('r2', { '1.1.0': 'b' }), archived: undefined };
    expect(found(listed('r1', { '1.0.0': 'a' }), unread)).toEqual([]);
    expect(found(listed('r1', { '1.1.0': 'a' }), unread)).toHaveLength(1);
    expect(found(unread, listed('r3', { '1.1.0': 'b' }))).toEqual([]);
    // In the directory, and not on a page that could be read.
    expect(found(listed('r1', { '1.0.0': 'a' }), listed('r2', {}, new Set(['1.0.0'])))).toEqual([]);
  });

  test('no version may go from the archive, unless it goes back to the index', () => {
    const before = listed('r1', {}, new Set(['1.0.0', '1.1.0']));
    expect(found(before, listed('r2', { '1.0.0': 'a' }, new Set(['1.1.0'])))).toEqual([]);
    expect(found(before, listed('r2', {}, new Set(['1.1.0'])))).toEqual([
      'verify-version-lost: r2 no longer lists 1.0.0, which r1 listed.',
    ]);
  });
});
