import { expect, test } from 'vitest';
import { listedVersions } from '../../src/site/listed-versions.js';
import { iotoPredicate } from '../support/ioto.js';

test('archived versions and those of the index, in order, without what is withdrawn', () => {
  const yanked = { reason: 'bricks', at: '2026-01-02T00:00:00Z' };
  const predicate = iotoPredicate([{ version: '1.10.0' }, { version: '1.9.0' }, { version: '1.2.0', yanked }]);
  const directory = { pages: [], groups: [{ versions: ['0.2.0'] }, { versions: ['0.10.0', '1.0.0'] }] };
  expect(listedVersions(predicate, directory)).toEqual(['0.2.0', '0.10.0', '1.0.0', '1.9.0', '1.10.0']);
});
