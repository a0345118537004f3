import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { newAjv } from '../../src/schemas/ajv-instances.js';
import { acceptsValue, hasOpenReference } from '../../src/schemas/schema-accepts.js';

// schema, value, verdict
const rows: readonly (readonly [unknown, unknown, boolean | undefined])[] = [
  [true, 1, true],
  [false, 1, false],
  [{ type: 'integer', minimum: 1 }, 0, false],
  [{ multipleOf: 0.5 }, 1.5, true],
  [{ maxLength: 1 }, '😀', true],
  [{ pattern: '^a' }, 'b', false],
  [{ format: 'date' }, 'x', undefined],
  [{ format: 'date' }, 1, true],
  [{ format: 'int32' }, 1, undefined],
  [{ enum: [{ a: 1, b: 2 }] }, { b: 2, a: 1 }, true],
  [{ const: null }, false, false],
  [{ properties: { a: false } }, { a: 1 }, undefined],
  [{ properties: { a: false } }, 'text', true],
  [{ type: 'object', required: ['a'] }, 'text', false],
  [{ anyOf: [{ const: 1 }, { format: 'date' }] }, 'x', undefined],
  [{ anyOf: [{ const: 1 }, { format: 'date' }] }, 1, true],
  [{ oneOf: [{}, {}] }, 1, false],
  [{ not: { const: 1 } }, 1, false],
  [{ allOf: [{ $ref: '#/$defs/a' }] }, 'b', false],
  [{ if: {} }, 1, undefined],
  [{ $ref: 'other.json' }, 1, undefined],
];

const root = { $defs: { a: { const: 'a' } } };

test.each(rows)('%j judges %j: %s', (schema, value, verdict) => {
  expect(acceptsValue(root, [schema as never], value)).toBe(verdict);
});

it('never contradicts a whole validator', () => {
  const ajv = newAjv('2020-12');
  const value = fc.constantFrom<unknown>(null, true, 0, 1, 2.5, -3, '', 'a', 'ab', [], [1], {}, { a: 1 });
  const leaf = fc.oneof(
    fc.record({ type: fc.constantFrom('string', 'integer', 'object', ['null', 'number']) }),
    fc.record({ enum: fc.array(value, { minLength: 1, maxLength: 3 }) }),
    fc.record(
      {
        minimum: fc.integer({ min: -4, max: 3 }),
        maxLength: fc.nat(2),
        minItems: fc.nat(1),
        required: fc.constant(['a']),
      },
      { requiredKeys: [] },
    ),
  );
  const schema = fc.oneof(
    leaf,
    fc.record({ anyOf: fc.array(leaf, { minLength: 1, maxLength: 2 }) }),
    fc.record({ oneOf: fc.array(leaf, { minLength: 1, maxLength: 2 }) }),
    fc.record({ not: leaf }),
  );
  fc.assert(
    fc.property(schema, value, (rules, judged) => {
      const verdict = acceptsValue(true, [rules as never], judged);
      if (verdict !== undefined) expect(ajv.compile(rules)(judged)).toBe(verdict);
    }),
    { numRuns: 300 },
  );
});

it('sees references that lead out', () => {
  expect([
    hasOpenReference(root, { $ref: '#/$defs/a' }),
    hasOpenReference(root, { $ref: '#/$defs/b' }),
    hasOpenReference(root, { $dynamicRef: '#a' }),
  ]).toEqual([false, true, true]);
});
