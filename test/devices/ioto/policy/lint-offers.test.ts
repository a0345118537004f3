import { describe, expect, test } from 'vitest';
import { lintOffers } from '../../../../src/devices/ioto/policy/lint-offers.js';
import { policyOf } from '../../../support/policies.js';

const lint = (text: string, newVersion = '1.3.0', fielded: readonly string[] = []) =>
  lintOffers(text, policyOf(text).root, newVersion, fielded).map(({ code, message }) => [
    code,
    /runs (.+?):/.exec(message)?.[1],
  ]);

describe('lintOffers', () => {
  test.each([
    // policy, versions that it would be offered to
    ['memory >= 256', '1.3.0 or 1.3.1'],
    ['true', '1.3.0 or 1.3.1'],
    ['semver(version, "<=", newVersion)', '1.3.0'],
    ['semver(version, "!=", newVersion)', '1.3.1'],
    ['semver(version, ">=", "1.0.0")', '1.3.0 or 1.3.1'],
    ['semver(version, "<", newVersion) || model == "A"', '1.3.0 or 1.3.1'],
    ['semver(version, "<", newVersion) || patch == 9', '1.3.9'],
    ['semver(version, "<", "2.0.0") && major == 1', '1.3.0 or 1.3.1'],
    ['version ^= "1." && minor != 3', '1.4.0'],
    ['semver(version, "<", "1.3.1")', '1.3.0 or 1.3.1-0'],
  ])('%s would be offered to %s', (text, versions) => {
    expect(lint(text)).toEqual([['ioto-policy-no-upgrade', versions]]);
  });

  test.each([
    '',
    'semver(version, "<", newVersion) && memory >= 256',
    'version < newVersion',
    '!semver(version, ">=", newVersion)',
    'semver(version, "<", "1.2.0") || semver(version, "<", "1.1.0") && beta',
    'major == 1 && minor < 3',
    'beta && version == "1.2.0"',
  ])('%j is offered to lower versions alone', (text) => {
    expect(lint(text)).toEqual([]);
  });

  test.each([
    [
      'semver(version, ">", newVersion)',
      [
        ['ioto-policy-no-upgrade', '1.3.1'],
        ['ioto-policy-offers-nobody', undefined],
      ],
    ],
    [
      'version == newVersion',
      [
        ['ioto-policy-no-upgrade', '1.3.0'],
        ['ioto-policy-offers-nobody', undefined],
      ],
    ],
    ['major > 5 && semver(version, "<", newVersion)', [['ioto-policy-offers-nobody', undefined]]],
  ])('%s is offered to nobody', (text, expected) => {
    expect(lint(text)).toEqual(expected);
  });

  test('versions in the field are tried too', () => {
    const text = String.raw`version =~ /^1\.2\.1\d$/`;
    expect(lint(text)).toEqual([['ioto-policy-offers-nobody', undefined]]);
    expect(lint(text, '1.3.0', ['1.2.14', 'x'])).toEqual([]);
  });

  test('writes the bound behind the whole policy', () => {
    const hints = ['beta', 'beta || test'].map((text) => lintOffers(text, policyOf(text).root, '1.3.0', [])[0]?.hint);
    expect(hints).toEqual([
      'Write beta && semver(version, "<", newVersion).',
      'Write (beta || test) && semver(version, "<", newVersion).',
    ]);
  });

  test.each(['', 'x', '1.3', `1.3.0-${'a'.repeat(300)}`, '9007199254740991.9007199254740991.9007199254740991'])(
    'takes %j for the new version without complaint',
    (newVersion) => {
      expect(lint('semver(version, "<", newVersion) && patch < 9007199254740991', newVersion)).toEqual([]);
    },
  );
});
