import { expect, test } from 'vitest';
import { fail } from '../../src/errors/ota-error.js';
import { attempt } from '../../src/rehearsal/device-failure.js';

test('what a device gets is a value', async () => {
  expect(await attempt(async () => 7)).toEqual({ ok: true, value: 7 });
});

test.each([
  // error, why, whether something was not as signed
  [fail('rehearsal-download-missing', { path: 'a.zip' }), 'a.zip is not on the site', false],
  [fail('site-object-unverified', { path: '1.0.0', reason: 'no' }), '1.0.0', true],
])('what goes wrong is its failure: %s', async (error, why, unverified) => {
  const tried = await attempt(async () => {
    throw error;
  });
  expect(tried).toMatchObject({ ok: false, failure: { why: expect.stringContaining(why), unverified } });
  expect(tried).not.toHaveProperty('failure.why', expect.stringMatching(/\.$/));
});

test('a fault of the program is none of the device', async () => {
  const run = attempt(async () => {
    throw new TypeError('a bug');
  });
  await expect(run).rejects.toThrow('a bug');
});
