import { expect, it, test } from 'vitest';
import { giveUp, type JsonCursor, skipBlanks, take, takes, Unparsable } from '../../src/schemas/json-cursor.js';

const cursorAt = (text: string, offset = 0) => {
  const faults: unknown[] = [];
  const cursor: JsonCursor = {
    text,
    offset,
    depth: 0,
    report: (at, code, details) => faults.push([at, code, details]),
  };
  return { cursor, faults };
};

// text, offset behind blanks and comments, marks of the comments
const rows: readonly (readonly [string, number, readonly string[]])[] = [
  [' \t\r\n1', 4, []],
  ['// a\n1', 5, ['//']],
  ['/* a\n*//**/1', 11, ['/*', '/*']],
  ['# a', 3, ['#']],
  ['/1', 0, []],
  ['\u00a01', 0, []],
];

test.each(rows)('%j: what counts begins at %i', (text, offset, marks) => {
  const { cursor, faults } = cursorAt(text);
  skipBlanks(cursor);
  expect(cursor.offset).toBe(offset);
  expect(faults).toEqual(marks.map((mark) => [expect.any(Number), 'config-json-comment', { mark }]));
});

it('takes what matches at the cursor and nothing further on', () => {
  const { cursor } = cursorAt('ab1');
  expect(take(cursor, /[0-9]+/y)).toBeUndefined();
  expect(take(cursor, /[a-z]+/y)).toBe('ab');
  expect([takes(cursor, '2'), takes(cursor, '1'), cursor.offset]).toEqual([false, true, 3]);
});

// text, what is said to be found
const finds: readonly (readonly [string, string])[] = [
  ['', 'the end of the text'],
  ['secret', 'a word without quotes'],
  ['}', '"}"'],
  ['\u00a0', 'the character U+00A0'],
  ['😀', 'the character U+1F600'],
];

test.each(finds)('before %j it says it found %s', (text, found) => {
  const { cursor, faults } = cursorAt(text);
  expect(() => giveUp(cursor, 'a value')).toThrow(Unparsable);
  expect(faults).toEqual([[0, 'config-json-syntax', { expected: 'a value', found }]]);
});
