import { expect, test } from 'vitest';
import { DEVICE_FAMILIES } from '../../src/project/device-families.js';
import { FAULTS } from '../../src/rehearsal/faults.js';
import { openRehearsal } from '../../src/rehearsal/registry.js';
import { contextOf, rehearsedSite } from '../support/rehearsal.js';
import { signedSite } from '../support/site.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();

test('each family opens its own rehearsal, and knows faults in the order of the list', async () => {
  const site = await rehearsedSite(await signedSite([{ version: '1.0.0' }]));
  for (const family of DEVICE_FAMILIES) {
    const rehearsal = await openRehearsal(family, contextOf(family, site, directory()));
    expect(rehearsal.family).toBe(family);
    expect(rehearsal.faults).toEqual(FAULTS.filter((fault) => rehearsal.faults.includes(fault)));
  }
});
