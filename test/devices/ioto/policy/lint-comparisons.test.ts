import { describe, expect, test } from 'vitest';
import { lintComparisons } from '../../../../src/devices/ioto/policy/lint-comparisons.js';
import { policyOf } from '../../../support/policies.js';

const lint = (text: string) => lintComparisons(text, policyOf(text).root).map(({ code, hint }) => [code, hint]);

describe('lintComparisons', () => {
  test.each([
    // policy, code, hint
    [
      'version < "1.10.0"',
      'ioto-policy-version-order',
      'Write semver(version, "<", "1.10.0"), which is the same everywhere.',
    ],
    [
      'device.version < update.version',
      'ioto-policy-version-order',
      'Write semver(device.version, "<", update.version), which is the same everywhere.',
    ],
    ['memory < "512MB"', 'ioto-policy-text-order', expect.stringContaining('Compare with a number')],
    ['2 ^ 3 == ports', 'ioto-policy-power', expect.stringContaining('a product')],
  ])('%s: %s', (text, code, hint) => {
    expect(lint(text)).toEqual([[code, hint]]);
  });

  test.each(['version == "1.10.0"', 'fw < "1.10.0"', 'memory < "512"', 'memory < 512', 'a < b', 'model ^= "X"'])(
    'has nothing against %s',
    (text) => {
      expect(lint(text)).toEqual([]);
    },
  );
});
