import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { POLICY_LIMITS } from '../../../../src/devices/ioto/policy/limits.js';

const documentation = readFileSync(new URL('../../../../docs/devices/ioto-policy.md', import.meta.url), 'utf8');

test.each(Object.entries(POLICY_LIMITS))('the documentation names %s, %d', (_, limit) => {
  expect(documentation).toMatch(new RegExp(`\\| ${limit}(?: |$)`, 'm'));
});
