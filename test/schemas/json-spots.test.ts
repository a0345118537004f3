import { expect, it } from 'vitest';
import { jsonSpots } from '../../src/schemas/json-spots.js';
import { textPositions } from '../../src/schemas/text-position.js';

const spotsOf = (text: string) => jsonSpots(text, 'a.json', textPositions(text));

it('names values and keys by pointer, with the dotted path', () => {
  const spots = spotsOf('{\n "a/b": [true]\n}');
  expect(spots.place('/a~1b/0')).toEqual({ file: 'a.json', line: 2, column: 10, path: '["a/b"][0]' });
  expect(spots.keyPlace('/a~1b')).toEqual({ file: 'a.json', line: 2, column: 2, path: '["a/b"]' });
});

it('names the nearest value around one that is not there', () => {
  expect(spotsOf('{"a": {"b": 1}}').place('/a/c/d')).toEqual({ file: 'a.json', line: 1, column: 7, path: 'a.c.d' });
});

it('begins where the first value does', () => {
  expect(spotsOf('\n\n  []').place('')).toEqual({ file: 'a.json', line: 3, column: 3 });
});
