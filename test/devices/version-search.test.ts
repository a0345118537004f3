import fc from 'fast-check';
import { expect, test } from 'vitest';
import { positionAbove } from '../../src/devices/version-search.js';
import { compareVersions, sortVersions } from '../../src/version/semver.js';

test.each([
  // versions | version | position
  [[], '1.0.0', 0],
  [['1.0.0'], '0.9.0', 0],
  [['1.0.0'], '1.0.0', 1],
  [['1.0.0-rc.1', '1.0.0', '1.9.0', '1.10.0'], '1.0.0-rc.1', 1],
  [['1.0.0-rc.1', '1.0.0', '1.9.0', '1.10.0'], '1.9.5', 3],
  [['1.0.0'], '2.0.0', 1],
])('%j: what is above %s begins at %d', (versions, version, position) => {
  expect(positionAbove(versions, version)).toBe(position);
});

test('splits any list into what is above and what is not', () => {
  const number = fc.nat(3);
  const version = fc.tuple(number, number, number).map((parts) => parts.join('.'));
  fc.assert(
    fc.property(fc.uniqueArray(version), version, (list, at) => {
      const sorted = sortVersions(list);
      const position = positionAbove(sorted, at);
      expect(sorted.slice(0, position).every((one) => compareVersions(one, at) <= 0)).toBe(true);
      expect(sorted.slice(position).every((one) => compareVersions(one, at) > 0)).toBe(true);
    }),
    { numRuns: 100 },
  );
});
