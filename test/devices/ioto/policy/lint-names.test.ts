import { describe, expect, test } from 'vitest';
import { lintNames } from '../../../../src/devices/ioto/policy/lint-names.js';
import { policyOf, spots } from '../../../support/policies.js';

const samples = [
  { version: '1.0.0', properties: { memory: '256', 'try-beta': true } },
  { version: '1.1.0', properties: { ports: 4 } },
];

const lint = (text: string, known = samples) => lintNames(text, policyOf(text).root, known);

describe('lintNames', () => {
  test.each([
    // policy, hint
    ['memroy >= 256', 'Write memory if that was meant; else add the property to a sample device.'],
    ['device.Memory >= 256', 'Write memory if that was meant; else add the property to a sample device.'],
    ['try_beta', 'Write try-beta if that was meant; else add the property to a sample device.'],
    [
      'ports-1 == 3',
      'Write ports - 1, with blanks around the minus, if that was meant; else add the property to a sample device.',
    ],
    ['colour == "red"', 'Correct the name, or add the property to a sample device.'],
  ])('%s: %s', (text, hint) => {
    expect(lint(text)).toEqual([
      expect.objectContaining({ code: 'ioto-policy-unknown-variable', severity: 'warning', hint }),
    ]);
  });

  test('names each property once, where it first stands', () => {
    expect(spots(lint('ports == 1 || size == 2 || value.size == 3'))).toEqual(['ioto-policy-unknown-variable 1:15']);
  });

  test.each(['memory >= 256 && ports == 4', 'id == "1" && product == "x" && iotoVersion ^= "3."', 'version ^= "1."'])(
    'knows the variables of %s',
    (text) => {
      expect(lint(text)).toEqual([]);
    },
  );

  test('without samples, only what is nearly a built-in variable is found', () => {
    expect(lint('colour == "red" && memory > 1', [])).toEqual([]);
    expect(lint('Minor == 2', [])).toEqual([
      expect.objectContaining({ message: '"Minor" is none of the variables that every device has.' }),
    ]);
  });
});
