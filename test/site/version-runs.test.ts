import { expect, test } from 'vitest';
import { versionRuns } from '../../src/site/version-runs.js';

const all = ['1.0.0', '1.1.0', '1.2.0', '1.3.0', '2.0.0'];

test.each([
  // some, in words
  [[], ''],
  [['1.0.0'], '1.0.0'],
  [['1.0.0', '1.1.0'], '1.0.0, 1.1.0'],
  [['1.0.0', '1.1.0', '1.2.0'], '1.0.0 to 1.2.0'],
  [['1.3.0', '1.0.0', '2.0.0', '1.1.0'], '1.0.0, 1.1.0, 1.3.0, 2.0.0'],
  [all, '1.0.0 to 2.0.0'],
  [['1.2.0', '9.9.9'], '1.2.0'],
])('%j: %s', (some, words) => {
  expect(versionRuns(some, all)).toBe(words);
});

test('no more than six runs are written out', () => {
  const many = Array.from({ length: 20 }, (_, minor) => `1.${minor}.0`);
  const odd = many.filter((_, minor) => minor % 2 === 1);
  expect(versionRuns(odd, many)).toBe('1.1.0, 1.3.0, 1.5.0, 1.7.0, 1.9.0, 1.11.0, and 4 more');
});
