import { expect, test } from 'vitest';
import { strandedAnew, strandedVersions } from '../../src/site/stranded-versions.js';
import { type FleetRelease, predicateOf } from '../support/fleet.js';

const barrier = { reason: 'converts' };
const archive = { pages: [], groups: [{ versions: ['0.5.0'] }], pruned: ['0.4.0'] };

test.each<readonly [string, readonly FleetRelease[], readonly string[]]>([
  // what, releases, who has no way
  ['no range', [{ version: '1.0.0' }, { version: '1.1.0' }], []],
  ['a range that takes them in two steps', [{ version: '1.0.0' }, { version: '1.1.0', upgradeFrom: '>=1.0.0' }], []],
  [
    'a barrier that takes some alone',
    [
      { version: '1.0.0', upgradeFrom: '>=0.9.0' },
      { version: '1.1.0', upgradeFrom: '>=1.0.0', barrier },
    ],
    ['0.4.0', '0.5.0'],
  ],
  ['nothing released', [], []],
])('with %s', (_what, releases, expected) => {
  expect(strandedVersions(predicateOf(releases), archive)).toEqual(expected);
});

test('counts versions that the site never released, and only who lost a way', () => {
  const releases = [{ version: '1.1.0', upgradeFrom: '>=1.0.0' }];
  expect(strandedVersions(predicateOf(releases), { pages: [], groups: [] }, ['0.9.0', '2.0.0'])).toEqual(['0.9.0']);
  expect(strandedAnew(['0.9.0'], ['0.9.0', '1.0.0'])).toEqual(['1.0.0']);
});
