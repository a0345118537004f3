import { expect, test } from 'vitest';
import { iotoSettingsSchema } from '../../../src/devices/ioto/settings-schema.js';

test.each([
  [{}, true],
  [{ product: 'x', from: ['1.0.0'], cohorts: true }, true],
  [{ of: 'a later version of this tool' }, true],
  [{ product: '' }, false],
  [{ from: '1.0.0' }, false],
  [{ cohorts: 1 }, false],
  [undefined, false],
])('%j: %s', (value, good) => expect(iotoSettingsSchema.safeParse(value).success).toBe(good));
