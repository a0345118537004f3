import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { dottedPath, pointerOf, pointerTokens, valueAt } from '../../src/schemas/json-pointer.js';

// tokens, pointer, dotted path
const rows: readonly (readonly [readonly (string | number)[], string, string])[] = [
  [[], '', ''],
  [['general', 'config_revision'], '/general/config_revision', 'general.config_revision'],
  [['channels', 2, 'name'], '/channels/2/name', 'channels[2].name'],
  [['a/b', '~x'], '/a~1b/~0x', '["a/b"]["~x"]'],
  [['a', '*'], '/a/*', 'a.*'],
  [['', ' '], '// ', '[""][" "]'],
];

test.each(rows)('%j as pointer and dotted path', (tokens, pointer, dotted) => {
  expect(pointerOf(tokens)).toBe(pointer);
  expect(dottedPath(pointer)).toBe(dotted);
});

it('gives back the tokens of any pointer', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (tokens) => {
      expect(pointerTokens(pointerOf(tokens))).toEqual(tokens);
    }),
  );
});

it('follows own keys and indexes only', () => {
  const document = { list: [{ 'a/b': 1 }], text: 'abc' };
  expect(valueAt(document, '')).toBe(document);
  expect(valueAt(document, '/list/0/a~1b')).toBe(1);
  for (const pointer of ['/list/1', '/toString', '/list/length/x', '/text/0', '/list/0/a~1b/c'])
    expect(valueAt(document, pointer)).toBeUndefined();
});
