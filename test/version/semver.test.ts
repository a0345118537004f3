import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkVersion,
  compareVersions,
  highest,
  isPrerelease,
  parseVersion,
  rangeTest,
  releaseNumber,
  satisfies,
  sortVersions,
  tagName,
  versionOfTag,
} from '../../src/version/semver.js';

/** Versions that may be published. */
const published = () =>
  fc
    .tuple(fc.nat(30), fc.nat(30), fc.nat(30), fc.option(fc.tuple(fc.constantFrom('alpha', 'beta', 'rc'), fc.nat(12))))
    .map(([major, minor, patch, pre]) => `${major}.${minor}.${patch}${pre ? `-${pre.join('.')}` : ''}`);

describe('order', () => {
  test('follows the example of SemVer 2.0.0, section 11', () => {
    const ascending = [
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
    ];
    expect(sortVersions([...ascending].reverse())).toEqual(ascending);
    expect(compareVersions('1.0.0-beta.2', '1.0.0-beta.11')).toBeLessThan(0);
    expect(compareVersions('1.10.0', '1.9.0')).toBeGreaterThan(0);
    expect(compareVersions('1.0.0+a', '1.0.0+b')).toBe(0);
  });

  test('does not depend on the order of the input', () => {
    fc.assert(
      fc.property(fc.array(published(), { minLength: 1 }), (versions) => {
        const sorted = sortVersions(versions);
        expect(sortVersions([...versions].reverse())).toEqual(sorted);
        expect([...sorted].sort()).toEqual([...versions].sort());
        expect(highest(versions)).toBe(sorted.at(-1));
      }),
    );
  });

  test('puts versions of equal precedence in the order of their text', () => {
    expect(sortVersions(['1.0.0+b', '1.0.0', '1.0.0+a'])).toEqual(['1.0.0', '1.0.0+a', '1.0.0+b']);
  });

  test('refuses what is no version', () => {
    expect(() => compareVersions('1.0', '1.0.0')).toThrow(TypeError);
    expect(() => sortVersions(['1.0'])).toThrow(TypeError);
  });

  test('sorts 10,000 versions, equal ones and all', () => {
    const versions = Array.from({ length: 10_000 }, (_, index) => `${index % 7}.${index}.0`);
    const sorted = sortVersions(versions);
    expect(sorted).toHaveLength(10_000);
    expect(sorted.every((version, n) => n === 0 || compareVersions(sorted[n - 1] ?? '', version) <= 0)).toBe(true);
  });

  test('has no highest of nothing', () => {
    expect(highest([])).toBeUndefined();
  });
});

describe('satisfies', () => {
  test.each([
    // version | range | in it
    ['1.2.0', '>=1.0.0', true],
    ['0.9.0', '>=1.0.0', false],
    ['1.1.0-rc.1', '>=1.0.0', true],
    ['1.0.0-rc.1', '>=1.0.0', false],
    ['1.0.0-rc.1', '*', true],
    ['2.0.0', '^1.2.0', false],
    ['3.0.0', '>=1.0.0 <2.0.0 || 3.0.0', true],
    ['1.2.0', 'no range', false],
  ])('%s in %s: %s', (version, range, expected) => {
    expect(satisfies(version, range)).toBe(expected);
    expect(rangeTest(range)(version)).toBe(expected);
  });
});

describe('tags', () => {
  test('a tag stands for the version it was named after', () => {
    fc.assert(
      fc.property(published(), (version) => {
        expect(versionOfTag(tagName(version))).toBe(version);
      }),
    );
  });

  test.each(['1.2.0', 'v1.2', 'vv1.2.0', 'V1.2.0', 'release-1.2.0', 'v', ''])('%j stands for no version', (tag) => {
    expect(versionOfTag(tag)).toBeUndefined();
  });
});

test('a pre-release is told from a release', () => {
  expect(['1.0.0-rc.1', '1.0.0', 'no version'].map(isPrerelease)).toEqual([true, false, false]);
});

test('a pre-release has the number of a release in it', () => {
  const rows = ['1.2.0-rc.1', '1.2.0', '1.2.0-0+b', 'no version'];
  expect(rows.map(releaseNumber)).toEqual(['1.2.0', '1.2.0', '1.2.0', 'no version']);
});

test('a version that passes the check is parsed and has a tag', () => {
  fc.assert(
    fc.property(published(), (version) => {
      expect(checkVersion(version)).toEqual([]);
      expect(parseVersion(version)?.text).toBe(version);
    }),
  );
});
