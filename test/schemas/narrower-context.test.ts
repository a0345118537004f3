import { expect, it } from 'vitest';
import { flattened, isSame, narrowerContext } from '../../src/schemas/narrower-context.js';
import type { JsonSchema } from '../../src/schemas/schema-keywords.js';

const contextOf = (older: JsonSchema, newer: JsonSchema = older) => narrowerContext(older, newer, () => []);

it('numbers equal schemas alike and others apart', () => {
  const context = contextOf(true);
  expect(context.idOf({ a: 1, b: 2 })).toBe(context.idOf({ b: 2, a: 1 }));
  expect(context.idOf({ a: 1 })).not.toBe(context.idOf({ a: 2 }));
});

it('flattens allOf and references, and keeps a reference that leads nowhere', () => {
  const root = { allOf: [{ $ref: '#/$defs/a' }, { minimum: 1 }], $defs: { a: { type: 'integer' } } };
  expect(flattened(contextOf(root), root, [root, true])).toEqual([{ minimum: 1 }, { type: 'integer' }]);
  expect(flattened(contextOf(true), true, [{ $ref: 'other.json' }])).toEqual([{ $ref: 'other.json' }]);
  expect(flattened(contextOf(true), true, [{ allOf: [false] }])).toBeUndefined();
});

it('calls parts the same only if what they refer to is the same', () => {
  const root = (type: string) => ({ $defs: { a: { type, items: { $ref: '#/$defs/a' } } } });
  const part = { anyOf: [{ $ref: '#/$defs/a' }] };
  expect(isSame(contextOf(root('array'), root('array')), part, part)).toBe(true);
  expect(isSame(contextOf(root('array'), root('object')), part, part)).toBe(false);
  expect(isSame(contextOf(true), { $ref: 'x.json' }, { $ref: 'x.json' })).toBe(false);
  expect(isSame(contextOf(true), undefined, undefined)).toBe(true);
});
