import { expect, test } from 'vitest';
import { narrowerContext } from '../../src/schemas/narrower-context.js';
import { isDisjoint } from '../../src/schemas/schema-disjoint.js';

const tagged = (kind: unknown, required = true) => ({
  type: 'object',
  properties: { kind },
  ...(required ? { required: ['kind'] } : {}),
});

// one schema, another, whether no value fits both for certain
const rows: readonly (readonly [unknown, unknown, boolean])[] = [
  [false, true, true],
  [{ type: 'string' }, { type: ['integer', 'null'] }, true],
  [{ type: 'integer' }, { type: 'number' }, false],
  [{ enum: ['a', 'b'] }, { enum: ['c'] }, true],
  [{ enum: ['a', 'b'] }, { pattern: '^c' }, true],
  [{ const: 1 }, { minimum: 1 }, false],
  [tagged({ const: 'a' }), tagged({ const: 'b' }), true],
  [tagged({ const: 'a' }), tagged({ const: 'b' }, false), true],
  [tagged({ const: 'a' }, false), tagged({ const: 'b' }, false), false],
  [tagged(tagged({ const: 'a' })), tagged(tagged({ const: 'b' })), true],
  [
    { properties: { kind: { const: 'a' } }, required: ['kind'] },
    { properties: { kind: { const: 'b' } }, required: ['kind'] },
    false,
  ],
];

test.each(rows)('%j and %j: %s', (one, other, disjoint) => {
  const context = narrowerContext(true, true, () => []);
  expect(isDisjoint(context, [one as never], [other as never])).toBe(disjoint);
  expect(isDisjoint(context, [other as never], [one as never])).toBe(disjoint);
});
