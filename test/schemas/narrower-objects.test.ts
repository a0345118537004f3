import { expect, test } from 'vitest';
import { compareObjects } from '../../src/schemas/narrower-objects.js';
import { askingContext } from './narrower-parts.js';

const s = { type: 'string' };
const n = { type: 'null' };

// older, newer, what is asked or told
const rows: readonly (readonly [readonly object[], object, readonly string[]])[] = [
  [[{ required: ['a'] }, { required: ['b'] }], { required: ['a', 'b', 'c'] }, ['c: is now required']],
  [
    [{ properties: { a: s } }, { properties: { a: n } }],
    { properties: { a: s } },
    ['a: [{"type":"string"},{"type":"null"}] > [{"type":"string"}]'],
  ],
  [[{ additionalProperties: s }], { properties: { a: n } }, ['a: [{"type":"string"}] > [{"type":"null"}]']],
  [
    [{ patternProperties: { '^a': s }, additionalProperties: n }],
    { properties: { a: n } },
    ['a: [{"type":"string"}] > [{"type":"null"}]'],
  ],
  [
    [{ properties: { a: s, b: s } }],
    { properties: { b: true }, additionalProperties: n },
    ['a: [{"type":"string"}] > [{"type":"null"}]', '*: is now checked; any value was taken before'],
  ],
  [
    [{ properties: { x1: s } }],
    { patternProperties: { '^x': n } },
    ['x1: [{"type":"string"}] > [{"type":"null"}]', '*: is now checked; any value was taken before'],
  ],
  [
    [{ patternProperties: { '^y': s } }],
    { additionalProperties: n },
    ['*: [{"type":"string"}] > [{"type":"null"}]', '*: is now checked; any value was taken before'],
  ],
  [
    [{ patternProperties: { '^y': s } }],
    { patternProperties: { '^y': s } },
    ['*: [{"type":"string"}] > [{"type":"string"}]'],
  ],
  [
    [{ dependentRequired: { a: ['b'] } }],
    { dependentRequired: { a: ['b', 'c'] } },
    ['c: is now required where "a" is there'],
  ],
  [
    [{ propertyNames: s }],
    { propertyNames: n },
    ['["(names of keys)"]: [{"type":"string"},{"type":"string"}] > [{"type":"null"}]'],
  ],
  [[{ required: ['a', 'b'], maxProperties: 3 }], { minProperties: 2, maxProperties: 3 }, []],
  [[{}], { minProperties: 1, maxProperties: 3 }, [': now needs 1 keys or more', ': now takes 3 keys at most']],
];

test.each(rows)('%j, then %j', (older, newer, expected) => {
  expect(
    compareObjects(askingContext(), older as never, newer as never, []).map(({ path, what }) => `${path}: ${what}`),
  ).toEqual(expected);
});
