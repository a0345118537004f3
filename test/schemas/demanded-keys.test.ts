import { expect, test } from 'vitest';
import { demandsKey } from '../../src/schemas/demanded-keys.js';
import { condition } from './condition.js';

const nested = { required: ['a'], properties: { a: { required: ['b'] } } };

// schema, path, whether the key is demanded
const rows: readonly (readonly [unknown, string, boolean])[] = [
  [nested, 'a.b', true],
  [nested, 'a.c', false],
  [{ ...nested, required: [] }, 'a.b', false],
  [{ required: ['a'] }, 'a', true],
  [{ $ref: '#/$defs/x', $defs: { x: nested } }, 'a.b', true],
  [{ allOf: [{ required: ['a'] }, { properties: { a: { allOf: [{ required: ['b'] }] } } }] }, 'a.b', true],
  [{ anyOf: [nested, { required: ['a', 'c'], properties: { a: { required: ['b', 'c'] } } }] }, 'a.b', true],
  [{ anyOf: [nested, { type: 'null' }] }, 'a.b', false],
  [{ required: ['a'], oneOf: [{ properties: { a: { required: ['b'] } } }, false] }, 'a.b', true],
  [condition(true, nested), 'a.b', false],
  [false, 'a.b', true],
  [{ $ref: '#/$defs/x', $defs: { x: { anyOf: [{ $ref: '#/$defs/x' }] } } }, 'a', false],
];

test.each(rows)('%j demands %s: %s', (schema, path, demanded) => {
  expect(demandsKey(schema as never, path.split('.'))).toBe(demanded);
});
