import { expect, test } from 'vitest';
import { iotoSettings } from '../../../src/devices/ioto/settings.js';
import { iotoSettingsSchema } from '../../../src/devices/ioto/settings-schema.js';
import { familyProject } from '../../support/connhex-input.js';

test.each([
  [{}, {}, {}],
  [{}, { rollout: 10 }, { cohorts: true }],
  [{}, { rollout: { over: '48h' } }, { cohorts: true }],
  [{ cohorts: true }, {}, { cohorts: true }],
  [{ cohorts: false }, { rollout: 10 }, {}],
  [{ product: '01J9Z' }, { rehearsal: { from: ['0.9.0'] } }, { product: '01J9Z', from: ['0.9.0'] }],
])('%j with %j keeps %j', (options, keys, settings) => {
  const kept = iotoSettings(familyProject({}, { devices: { ioto: options }, ...keys }));
  expect(kept).toEqual(settings);
  expect(iotoSettingsSchema.parse(kept)).toEqual(settings);
});
