import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { canonicalBytes, canonicalJson } from '../../src/schemas/canonical-json.js';

// value, canonical text
const rows: readonly (readonly [unknown, string])[] = [
  [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
  [{ 10: 'b', 9: 'a' }, '{"10":"b","9":"a"}'],
  [{ '€': 1, '\r': 2, '1': 3, '\u0080': 4, ö: 5 }, '{"\\r":2,"1":3,"\u0080":4,"ö":5,"€":1}'],
  [1e21, '1e+21'],
  [-0, '0'],
  [{ gone: undefined }, '{}'],
];

test.each(rows)('%j', (value, text) => {
  expect(canonicalJson(value)).toBe(text);
});

it('is the same for every order of keys, and means the same value', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
      const turned = Object.fromEntries(Object.entries(object).reverse());
      expect(canonicalJson(turned)).toBe(canonicalJson(object));
      expect(JSON.parse(canonicalJson(object))).toEqual(JSON.parse(JSON.stringify(object)));
    }),
  );
});

it('ends with one line feed when published', () => {
  expect(new TextDecoder().decode(canonicalBytes({ ä: 1 }))).toBe('{"ä":1}\n');
});
