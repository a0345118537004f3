import { describe, expect, test } from 'vitest';
import { evaluate, type Lookup } from '../../../../src/devices/ioto/policy/evaluate.js';
import { policyOf } from '../../../support/policies.js';

/** Nothing is known but `yes`, `no` and `gone`. */
const partly: Lookup = ({ name }) => {
  if (name === 'gone') return null;
  return name === 'yes' || name === 'no' ? name === 'yes' : undefined;
};

describe('evaluate, where not every variable is known', () => {
  test.each([
    // policy, outcome
    ['unknown && no', false],
    ['no && unknown', false],
    ['unknown && yes', undefined],
    ['unknown || yes', true],
    ['yes || unknown', true],
    ['unknown || no', undefined],
    ['!unknown', undefined],
    ['!(unknown && no)', true],
    ['unknown == 1', undefined],
    ['gone == unknown', undefined],
    ['unknown + 1 == 2', undefined],
    ['unknown =~ /x/', undefined],
    ['unknown == null', undefined],
    ['gone == null', true],
    ['semver(unknown, "<", "1.0.0")', undefined],
    ['-unknown < 0', undefined],
  ])('%s: %s', (text, outcome) => {
    expect(evaluate(policyOf(text).root, partly)).toBe(outcome);
  });
});

test('a regular expression by itself has no value', () => {
  const pattern = { source: 'x', ignoreCase: false, states: [], start: 0 };
  expect(evaluate({ kind: 'pattern', pattern, start: 0, end: 3 }, partly)).toBeNull();
});
