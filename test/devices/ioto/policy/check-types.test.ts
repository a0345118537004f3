import { describe, expect, test } from 'vitest';
import { parsePolicy } from '../../../../src/devices/ioto/policy/policy.js';
import { spots } from '../../../support/policies.js';

const found = (text: string) => {
  const read = parsePolicy(text);
  return 'problems' in read ? read.problems : [];
};

describe('checkTypes', () => {
  test.each([
    // policy, problems
    ['model == "A" || "B"', ['ioto-policy-no-condition 1:17']],
    ['beta && memory + 1', ['ioto-policy-no-condition 1:9']],
    ['!version || 5', ['ioto-policy-no-condition 1:13', 'ioto-policy-no-condition 1:2']],
    ['a && model + "x" == 1', ['ioto-policy-type 1:6']],
    ['-true == 1', ['ioto-policy-type 1:1']],
    ['a && version == "1.2"', ['ioto-policy-version 1:17']],
    ['"latest" != newVersion', ['ioto-policy-version 1:1']],
    ['version > 1.5', ['ioto-policy-type 1:1']],
    ['semver("1", "<", 2)', ['ioto-policy-version 1:8', 'ioto-policy-type 1:1']],
    ['major == "one"', ['ioto-policy-type 1:1']],
    ['(a == b) < 1', ['ioto-policy-type 1:1']],
    ['(a == b) ^= "t"', ['ioto-policy-type 1:1']],
    ['a < null', ['ioto-policy-type 1:1']],
    ['a >< /x/', ['ioto-policy-type 1:1']],
    ['null == null', ['ioto-policy-type 1:1']],
    ['/a/ != /b/', ['ioto-policy-type 1:1']],
  ])('%s: %j', (text, expected) => {
    expect(spots(found(text))).toEqual(expected);
  });

  test.each([
    ['model == "A" || "B"', 'Write model == "B".'],
    ['version == "1.2"', 'Write "1.2.0".'],
    ['version == "v1.2.3"', 'Write "1.2.3".'],
    ['version == "latest"', 'Write a whole version, as in "1.2.0".'],
  ])('for %s it says: %s', (text, hint) => {
    expect(found(text).map((problem) => problem.hint)).toEqual([hint]);
  });

  test.each([
    '"5" + 1 == 6',
    'major == "1"',
    'beta == "true"',
    '(a == b) == "false"',
    'memory ^= 2',
    'a == b',
    'semver(a, "<", b)',
  ])('has nothing against %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});
