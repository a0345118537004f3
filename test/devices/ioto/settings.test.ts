import { expect, test } from 'vitest';
import { iotoSettings } from '../../../src/devices/ioto/settings.js';
import { iotoSettingsSchema } from '../../../src/devices/ioto/settings-schema.js';
import { familyProject } from '../../support/connhex-input.js';

test.each([
  [{}, {}, {}],
  [{ percentage: 10 }, {}, { cohorts: true }],
  [{ percentage: 100 }, {}, { cohorts: true }],
  [{ product: '01J9Z' }, { rehearsal: { from: ['0.9.0'] } }, { product: '01J9Z', from: ['0.9.0'] }],
])('%j with %j keeps %j', (options, keys, settings) => {
  const kept = iotoSettings(familyProject({}, { devices: { ioto: options }, ...keys }));
  expect(kept).toEqual(settings);
  expect(iotoSettingsSchema.parse(kept)).toEqual(settings);
});
