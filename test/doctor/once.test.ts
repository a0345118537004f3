import { expect, test } from 'vitest';
import { once } from '../../src/doctor/once.js';

test('asks when it is first asked, and once', async () => {
  let count = 0;
  const fact = once(async () => {
    count += 1;
    return count;
  });
  expect(count).toBe(0);
  expect(await Promise.all([fact(), fact(), fact()])).toEqual([1, 1, 1]);
});
