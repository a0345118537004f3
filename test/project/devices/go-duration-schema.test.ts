import { expect, test } from 'vitest';
import { goDurationSchema } from '../../../src/project/devices/go-duration-schema.js';
import { wordOf } from '../../../src/project/rules.js';

test('takes what Go does, and says what is wrong with anything else', () => {
  expect(goDurationSchema.parse('24h0m0s')).toBe('24h0m0s');
  const [issue] = goDurationSchema.safeParse('1 day').error?.issues ?? [];
  expect(issue && wordOf(issue)?.('check', {})).toMatchObject({ code: 'connhex-interval-invalid' });
});
