import { expect, test } from 'vitest';
import { clauseOf } from '../../../../src/devices/ioto/policy/clause.js';
import { policyOf } from '../../../support/policies.js';

test.each([
  // policy, clause
  ['patch >= 5', ['patch', '>=', 5]],
  ['5 <= patch', ['patch', '>=', 5]],
  ['"A" == model', ['model', '==', 'A']],
  ['model ^= "A"', ['model', '^=', 'A']],
])('%s is the clause %j', (text, [name, operator, value]) => {
  expect(clauseOf(policyOf(text).root)).toMatchObject({ name, operator, value });
});

test.each(['a == b', '"A" ^= model', 'a + 1 == 2', '!a', 'a == null', '1 == 2'])('%s is none', (text) => {
  expect(clauseOf(policyOf(text).root)).toBeUndefined();
});
