import { describe, expect, test } from 'vitest';
import { POLICY_LIMITS } from '../../../../src/devices/ioto/policy/limits.js';
import { finite, isNumeric, isTrue, scalar, toNumber, toText } from '../../../../src/devices/ioto/policy/value.js';

describe('toNumber', () => {
  test.each([
    // value, number
    ['256', 256],
    ['-1.5', -1.5],
    ['.5', 0.5],
    ['1e3', 1000],
    ['true', 1],
    ['false', 0],
    [true, 1],
    [false, 0],
    [7, 7],
    [null, null],
    ['', null],
    [' 1', null],
    ['0x10', null],
    ['Infinity', null],
    ['1e999', null],
    ['256MB', null],
    ['1.2.3', null],
  ])('%j stands for %j', (value, number) => {
    expect(toNumber(value)).toBe(number);
  });
});

describe('isTrue', () => {
  test.each([
    // value, whether it counts as true
    [true, true],
    ['true', true],
    ['yes', true],
    ['no', true],
    [-1, true],
    [false, false],
    ['false', false],
    [0, false],
    ['0', false],
    ['0.0', false],
    ['', false],
    [null, false],
  ])('%j: %s', (value, expected) => {
    expect(isTrue(value)).toBe(expected);
  });
});

describe('scalar', () => {
  test.each([[{}], [[]], [undefined], [Number.NaN], [Number.POSITIVE_INFINITY], [() => 1], [1n], [Symbol('x')]])(
    'takes %s for missing',
    (value) => {
      expect(scalar(value)).toBeNull();
    },
  );

  test('takes a text beyond the limit for missing', () => {
    expect(scalar('x'.repeat(POLICY_LIMITS.maxTextLength))).toHaveLength(POLICY_LIMITS.maxTextLength);
    expect(scalar('x'.repeat(POLICY_LIMITS.maxTextLength + 1))).toBeNull();
  });
});

test('toText spells numbers and booleans, and leaves null', () => {
  expect([toText('a'), toText(1.5), toText(true), toText(null)]).toEqual(['a', '1.5', 'true', null]);
});

test('isNumeric knows texts that spell a finite number', () => {
  expect(['1', '1.', 'true', '', '1e400'].map(isNumeric)).toEqual([true, true, false, false, false]);
});

test('finite makes what is no number null', () => {
  expect([1, Number.NaN, Number.NEGATIVE_INFINITY].map(finite)).toEqual([1, null, null]);
});
