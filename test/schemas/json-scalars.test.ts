import { expect, it, test } from 'vitest';
import { Unparsable } from '../../src/schemas/json-cursor.js';
import { parseString, parseWord } from '../../src/schemas/json-scalars.js';

const read = (text: string) => {
  const codes: string[] = [];
  const cursor = {
    text,
    offset: 0,
    depth: 0,
    report: (_: number, code: string) => void codes.push(code.replace('config-json-', '')),
  };
  const value = /^["']/.test(text) ? parseString(cursor) : parseWord(cursor);
  return { value, codes, rest: text.slice(cursor.offset) };
};

// text, value, faults, what is left
const rows: readonly (readonly [string, unknown, readonly string[], string])[] = [
  ['"abc",', 'abc', [], ','],
  ['""', '', [], ''],
  ['"\\u0041\\n\\"" ', 'A\n"', [], ' '],
  ['"it\'s"', "it's", [], ''],
  ["'a\"b'", 'a"b', ['quotes'], ''],
  ['"\\q"', '', ['escape'], ''],
  ['"\u0001"', '\u0001', ['control-character'], ''],
  ['"\u007f\u009f"', '\u007f\u009f', [], ''],
  ['"\\udc00"', '\udc00', ['lone-surrogate'], ''],
  ['true,', true, [], ','],
  ['null', null, [], ''],
  ['-12.5e-1]', -1.25, [], ']'],
  ['9007199254740992', 9007199254740992, ['integer-too-large'], ''],
  ['-1e999', Number.NEGATIVE_INFINITY, ['integer-too-large'], ''],
  ['1.2.3', null, ['number'], ''],
  ['FALSE', null, ['constant'], ''],
];

test.each(rows)('%j', (text, value, codes, rest) => {
  expect(read(text)).toEqual({ value, codes, rest });
});

it.each(['"a', '"a\n"', '"\\', 'oops', '@'])('leaves the parser at %j', (text) => {
  expect(() => read(text)).toThrow(Unparsable);
});
