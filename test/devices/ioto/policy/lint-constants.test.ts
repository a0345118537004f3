import { describe, expect, test } from 'vitest';
import { lintConstants } from '../../../../src/devices/ioto/policy/lint-constants.js';
import { policyOf } from '../../../support/policies.js';

const lint = (text: string) => lintConstants(text, policyOf(text).root).map(({ message }) => message);

describe('lintConstants', () => {
  test.each([
    // policy, message
    ['true', '"true" is always true.'],
    ['false && beta', '"false && beta" is always false.'],
    ['1 + 1 == 2 && beta', '"1 + 1 == 2" is always true.'],
    ['!(1 > 2) && beta', '"!(1 > 2)" is always true.'],
    ['beta || "a" ^= "b"', '"\\"a\\" ^= \\"b\\"" is always false.'],
    ['semver("1.0.0", "<", "1.1.0") && beta', '"semver(\\"1.0.0\\", \\"<\\", \\"1.1.0\\")" is always true.'],
    ['model == "A" && model == "B"', '"model == \\"A\\" && model == \\"B\\"" is always false.'],
    ['model == "A" && beta && model ^= "B"', '"model == \\"A\\" && beta && model ^= \\"B\\"" is always false.'],
    ['memory > 512 && memory < 256', '"memory > 512 && memory < 256" is always false.'],
    ['memory >= 512 && memory < 512', '"memory >= 512 && memory < 512" is always false.'],
    ['patch == 5 && patch > 7', '"patch == 5 && patch > 7" is always false.'],
    ['model != "A" || model != "B"', '"model != \\"A\\" || model != \\"B\\"" is always true.'],
  ])('%s', (text, message) => {
    expect(lint(text)).toEqual([message]);
  });

  test.each([
    'beta == true',
    'beta == (1 == memory)',
    'model == "A" || model == "B"',
    'model == "A" && other == "B"',
    'model != "A" && model != "B"',
    'memory >= 512 && memory <= 512',
    'memory > 256 && memory < 512',
    'memory == 256 && memory == "256"',
    'beta == "true" && beta == "1"',
    'model ^= "A" && model $= "B"',
    'semver(version, "<", newVersion)',
  ])('has nothing against %s', (text) => {
    expect(lint(text)).toEqual([]);
  });
});
