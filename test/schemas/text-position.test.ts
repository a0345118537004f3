import { expect, test } from 'vitest';
import { textPositions } from '../../src/schemas/text-position.js';

// text, offset, line, column
const rows: readonly (readonly [string, number, number, number])[] = [
  ['', 0, 1, 1],
  ['abc', 3, 1, 4],
  ['a\nb', 1, 1, 2],
  ['a\nb', 2, 2, 1],
  ['a\r\nb', 3, 2, 1],
  ['a\rb\r\rc', 6, 4, 2],
  ['\n\n\n', 3, 4, 1],
  ['😀x', 2, 1, 3],
];

test.each(rows)('%j at %i is line %i, column %i', (text, offset, line, column) => {
  expect(textPositions(text)(offset)).toEqual({ line, column });
});
