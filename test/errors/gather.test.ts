import { expect, it } from 'vitest';
import { gather } from '../../src/errors/gather.js';
import { fail } from '../../src/errors/ota-error.js';

it('gives the value where there is one', async () => {
  expect(await gather(async () => 'x')).toEqual({ value: 'x', problems: [] });
});

it('gives the problems of an OtaError, and lets a defect through', async () => {
  const { problems } = await gather(() => Promise.reject(fail('site-host-missing', {})));
  expect(problems.map((p) => p.code)).toEqual(['site-host-missing']);
  await expect(gather(() => Promise.reject(new TypeError('bug')))).rejects.toThrow('bug');
});
