import { describe, expect, test } from 'vitest';
import { excerpt, placeAt } from '../../../../src/devices/ioto/policy/span.js';

describe('placeAt', () => {
  test.each([
    // text, offset, line, column
    ['a == 1', 0, 1, 1],
    ['a == 1', 5, 1, 6],
    ['a &&\n  b', 7, 2, 3],
    ['a\r\nb\rc', 5, 3, 1],
    ['', 0, 1, 1],
  ])('%j at %d is line %d, column %d', (text, offset, line, column) => {
    expect(placeAt(text, offset)).toEqual({ line, column, path: 'devices.ioto.policy' });
  });
});

test('excerpt shows a stretch in one line', () => {
  expect(excerpt('x a ==\n   1 y', { start: 2, end: 11 })).toBe('a == 1');
});
