import { expect, test } from 'vitest';
import { nextFreeVersion } from '../../src/version/next-free.js';

test.each([
  // taken, next
  [[], '0.1.0'],
  [['1.2.0'], '1.2.1'],
  [['1.2.0', '1.10.0', '1.9.9'], '1.10.1'],
  [['1.2.0', '1.3.0-rc.2'], '1.3.0-rc.3'],
  [['1.3.0-rc.2', '1.3.0'], '1.3.1'],
])('after %j, %s is free', (taken, next) => {
  expect(nextFreeVersion(taken)).toBe(next);
});
