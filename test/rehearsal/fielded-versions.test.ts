import { expect, test } from 'vitest';
import { fieldedVersions } from '../../src/rehearsal/fielded-versions.js';
import { rehearsedSite } from '../support/rehearsal.js';
import { signedSite } from '../support/site.js';

test('every version that a device may have, each once, in order', async () => {
  const { predicate } = await rehearsedSite(await signedSite([{ version: '1.10.0' }, { version: '1.9.0' }]));
  const [first, ...others] = predicate.releases;
  const withdrawn = first && { ...first, yanked: { reason: 'broken', at: '2026-02-01T00:00:00Z' } };
  const directory = { pages: [], groups: [{ versions: ['1.0.0', '1.2.0'] }] };
  const releases = [...others, ...(withdrawn ? [withdrawn] : [])];
  expect(fieldedVersions({ ...predicate, releases }, directory, ['0.9.0', '1.2.0'])).toEqual([
    '0.9.0',
    '1.0.0',
    '1.2.0',
    '1.9.0',
    '1.10.0',
  ]);
});
