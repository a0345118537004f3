import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calculate, compare, compareAsVersions, isVersion } from '../../../../src/devices/ioto/policy/operators.js';

const ARITHMETIC = ['+', '-', '*', '/', '%', '^'] as const;
const COMPARISONS = ['==', '!=', '<', '<=', '>', '>=', '^=', '^!=', '$=', '$!=', '><', '<>'] as const;

const values = fc.oneof(
  fc.string(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constantFrom(null, '', '0', 'true', '1.2.3', '256MB', '1e308'),
);

describe('compare', () => {
  test.each(COMPARISONS)('%s holds for no missing value', (operator) => {
    expect([compare(operator, null, 'x'), compare(operator, 'x', null), compare(operator, null, null)]).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('an operator and its opposite: one of the two holds for all that is told', () => {
    const opposites = [
      ['==', '!='],
      ['^=', '^!='],
      ['$=', '$!='],
      ['><', '<>'],
    ] as const;
    fc.assert(
      fc.property(values, values, fc.constantFrom(...opposites), (a, b, [one, other]) => {
        expect(compare(one, a, b) !== compare(other, a, b)).toBe(a !== null && b !== null);
      }),
    );
  });

  test.each([
    // left, operator, right, expected
    ['1.9.0', '<', '1.10.0', true],
    ['1.9.0', '<', '1.10', false],
    ['10', '<', '9', false],
    ['10', '<', '9a', true],
    [10, '<', '9a', false],
    ['1.0', '==', '1', false],
    ['1.0', '==', 1, true],
    [true, '==', '1', true],
    [true, '>', false, true],
  ] as const)('%j %s %j: %s', (left, operator, right, expected) => {
    expect(compare(operator, left, right)).toBe(expected);
  });

  test('what spells a number gives the same as the number', () => {
    const orders = fc.constantFrom(...COMPARISONS.slice(0, 6));
    fc.assert(
      fc.property(fc.integer(), fc.integer(), orders, (a, b, operator) => {
        expect(compare(operator, String(a), b)).toBe(compare(operator, a, b));
      }),
    );
  });
});

describe('calculate', () => {
  test('gives a finite number or null, whatever the values', () => {
    fc.assert(
      fc.property(values, values, fc.constantFrom(...ARITHMETIC), (a, b, operator) => {
        expect(calculate(operator, a, b) ?? 0).toSatisfy(Number.isFinite);
      }),
    );
  });

  test('has the sign of the dividend in a remainder', () => {
    expect([calculate('%', -7, 3), calculate('%', 7, -3)]).toEqual([-1, 1]);
  });
});

describe('compareAsVersions', () => {
  test.each([
    // left, operator, right, expected
    ['1.0.0-alpha.9', '<', '1.0.0-alpha.10', true],
    ['1.0.0+a', '==', '1.0.0+b', true],
    ['1.0.0-rc.1', '<', '1.0.0', true],
    ['v1.0.0', '==', 'v1.0.0', false],
    ['x', '!=', '1.0.0', false],
    [1, '<', '2.0.0', false],
  ] as const)('semver(%j, %j, %j): %s', (left, operator, right, expected) => {
    expect(compareAsVersions(operator, left, right)).toBe(expected);
  });

  test('isVersion takes canonical SemVer alone', () => {
    expect(['1.2.3', '1.2', 'v1.2.3', '01.2.3', ' 1.2.3', 1, null].map(isVersion)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
