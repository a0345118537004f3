import { expect, test } from 'vitest';
import { latestAmong, listedVersions } from '../../src/site/listed-versions.js';
import { iotoPredicate } from '../support/ioto.js';

test('archived versions and those of the index, in order, without what is withdrawn', () => {
  const yanked = { reason: 'bricks', at: '2026-01-02T00:00:00Z' };
  const predicate = iotoPredicate([{ version: '1.10.0' }, { version: '1.9.0' }, { version: '1.2.0', yanked }]);
  const directory = { pages: [], groups: [{ versions: ['0.2.0'] }, { versions: ['0.10.0', '1.0.0'] }] };
  expect(listedVersions(predicate, directory)).toEqual(['0.2.0', '0.10.0', '1.0.0', '1.9.0', '1.10.0']);
});

// 0-OS: a node would install it on its way to the latest.
test('a release for a part of the fleet is listed above latest, and not below it', () => {
  const part = { version: '1.1.0', percent: 10 };
  const listed = (...releases: Parameters<typeof iotoPredicate>[0]) =>
    listedVersions(iotoPredicate(releases), { pages: [], groups: [] });
  expect(listed({ version: '1.0.0' }, part)).toEqual(['1.0.0', '1.1.0']);
  expect(listed({ version: '1.0.0' }, part, { version: '1.2.0' })).toEqual(['1.0.0', '1.2.0']);
  expect(listed(part)).toEqual(['1.1.0']);
});

test.each([
  // held | latest of the index | latest of the copy
  [['1.0.0', '1.1.0'], '1.1.0', '1.1.0'],
  [['1.0.0'], '1.1.0', '1.0.0'],
  [['1.0.0', '1.2.0'], '1.1.0', '1.0.0'],
  [['1.2.0'], '1.1.0', null],
  [['1.2.0'], null, null],
])('of %j, where latest is %s: %s', (held, latest, among) => expect(latestAmong(held, { latest })).toBe(among));
