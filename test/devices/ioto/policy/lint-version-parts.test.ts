import { describe, expect, test } from 'vitest';
import { lintVersionParts } from '../../../../src/devices/ioto/policy/lint-version-parts.js';
import { matches } from '../../../../src/devices/ioto/policy/policy.js';
import { policyOf } from '../../../support/policies.js';

const lint = (text: string) => lintVersionParts(text, policyOf(text).root);

describe('lintVersionParts', () => {
  test.each([
    // policy, version that it leaves out, what to write
    ['major >= 1 && minor >= 1 && patch >= 5', '2.0.0', 'semver(version, ">=", "1.1.5")'],
    ['patch >= 5 && major >= 1', '2.0.0', 'semver(version, ">=", "1.0.5")'],
    ['5 <= patch && 1 <= device.minor', '0.2.0', 'semver(version, ">=", "0.1.5")'],
    ['major == 2 && minor >= 1 && patch > 5', '2.2.0', 'major == 2 && semver(version, ">", "2.1.5")'],
    ['major <= 2 && minor < 3', '1.4.0', 'semver(version, "<", "2.3.0")'],
    ['beta && (major > 1 && model == "A" && minor > 0)', '2.0.0', 'semver(version, ">", "1.0.0")'],
  ])('%s leaves %s out', (text, version, suggestion) => {
    const [found] = lint(text);
    expect(found).toMatchObject({
      code: 'ioto-policy-version-parts',
      severity: 'warning',
      hint: `Write ${suggestion}.`,
    });
    expect(found?.message).toContain(` does not hold for ${version}:`);
    const isOffered = (policy: string) =>
      matches(policyOf(policy), { version, properties: { beta: true, model: 'A' } }, '9.0.0');
    expect([isOffered(text), isOffered(suggestion)]).toEqual([false, true]);
  });

  test.each([
    'major == 1 && minor >= 4',
    'major >= 1 && minor >= 0',
    'major >= 1 && minor <= 4',
    'major <= 0 && minor <= 4',
    'major >= 1 || minor >= 4',
    'major > 1 || major == 1 && minor >= 4',
    'major >= 1 && memory >= 256',
    'major >= minor && patch >= 5',
  ])('has nothing against %s', (text) => {
    expect(lint(text)).toEqual([]);
  });
});
