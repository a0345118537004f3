import { expect, test } from 'vitest';
import { type Compare, narrowerContext } from '../../src/schemas/narrower-context.js';
import { compareAlternatives } from '../../src/schemas/narrower-unions.js';
import { narrower } from '../../src/schemas/narrower-words.js';
import { atomsOf } from '../../src/schemas/schema-types.js';

/** Takes equal texts for equal, and everything else for narrower. */
const compare: Compare = (_, older, newer, tokens) =>
  JSON.stringify(older) === JSON.stringify(newer)
    ? []
    : [narrower(tokens, `${JSON.stringify(older)} > ${JSON.stringify(newer)}`)];

const a = { required: ['k'], properties: { k: { const: 'a' } }, type: 'object' };
const b = { required: ['k'], properties: { k: { const: 'b' } }, type: 'object' };
const s = { type: 'string' };

// older, newer, what is told
const rows: readonly (readonly [object, object, readonly string[]])[] = [
  [s, { anyOf: [{ type: 'null' }, s] }, []],
  [a, { oneOf: [a, b] }, []],
  [s, { oneOf: [s, { maxLength: 3 }] }, ['may fit several alternatives where only one may fit']],
  [a, { anyOf: [b, { type: 'null' }] }, ['has lost the alternative that took this']],
  [s, { anyOf: [{ maxLength: 3 }, { type: 'null' }] }, ['[{"type":"string"}] > [{"maxLength":3}]']],
  [s, { anyOf: [{ maxLength: 3 }, { minLength: 3 }] }, ['fits none of the alternatives as a whole']],
  [
    { type: ['string', 'null'] },
    { anyOf: [s, { type: 'null' }] },
    [
      '[{"type":["string","null"]},{"type":"null"}] > [{"anyOf":[{"type":"string"},{"type":"null"}]}]',
      '[{"type":["string","null"]},{"type":"string"}] > [{"anyOf":[{"type":"string"},{"type":"null"}]}]',
    ],
  ],
  [s, { maxLength: 3 }, []],
];

test.each(rows)('%j, then %j', (older, newer, expected) => {
  const context = narrowerContext(true, true, compare);
  expect(
    compareAlternatives(context, [older as never], newer as never, atomsOf([older as never]), []).map(
      ({ what }) => what,
    ),
  ).toEqual(expected);
});
