import { expect, test } from 'vitest';
import { typeOf } from '../../../../src/devices/ioto/policy/value-type.js';
import { partsOf } from '../../../../src/devices/ioto/policy/walk.js';
import { policyOf } from '../../../support/policies.js';

test.each([
  // policy, type of its left side
  ['1 == x', 'number'],
  ['"a" == x', 'text'],
  ['true == x', 'boolean'],
  ['version == x', 'version'],
  ['newVersion == x', 'version'],
  ['patch == x', 'number'],
  ['model == x', 'unknown'],
  ['a + 1 == x', 'number'],
  ['-a == x', 'number'],
  ['!a == x', 'boolean'],
  ['(a == b) == x', 'boolean'],
])('the left side of %s is of type %s', (text, type) => {
  expect(partsOf(policyOf(text).root).map(typeOf)[0]).toBe(type);
});
