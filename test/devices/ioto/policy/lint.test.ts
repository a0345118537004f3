import { expect, test } from 'vitest';
import { lintPolicy } from '../../../../src/devices/ioto/policy/policy.js';
import { policyOf, spots } from '../../../support/policies.js';

const lint = (text: string) => lintPolicy(policyOf(text), { newVersion: '1.3.0', samples: [] });

test('findings come in the order of the text', () => {
  expect(spots(lint('beta\n && version < "2.0.0"\n && (1 == 1\n || major >= 1 && minor >= 1)'))).toEqual([
    'ioto-policy-no-upgrade 1:1',
    'ioto-policy-version-order 2:5',
    'ioto-policy-constant 3:5',
    'ioto-policy-version-parts 4:5',
  ]);
});

test('all of them are warnings', () => {
  expect(new Set(lint('true || version < "2.0.0" || 2 ^ 2 == 4').map(({ severity }) => severity))).toEqual(
    new Set(['warning']),
  );
});

test('of a policy that never holds, it is said once', () => {
  expect(spots(lint('false'))).toEqual(['ioto-policy-constant 1:1']);
});

test.each([
  '',
  'semver(version, "<", newVersion) && memory >= 256',
  'semver(version, "<", newVersion) && (model == "A" || model =~ /^B/)',
])('has nothing against %j', (text) => {
  expect(lint(text)).toEqual([]);
});
