import { expect, test } from 'vitest';
import { atomOf, atomsOf, typeNames } from '../../src/schemas/schema-types.js';

// schemas, type names
const rows: readonly (readonly [readonly object[], readonly string[]])[] = [
  [[], ['null', 'boolean', 'object', 'array', 'string', 'number']],
  [[{ type: 'number' }, { type: ['integer', 'string'] }], ['integer']],
  [[{ type: 'number' }, { multipleOf: 5 }], ['integer']],
  [[{ type: 'number' }, { multipleOf: 0.5 }], ['number']],
  [[{ type: 'string' }, { type: 'null' }], []],
  [[{ type: 'fraction' }], []],
];

test.each(rows)('%j', (schemas, names) => {
  expect(typeNames(atomsOf(schemas as never))).toEqual(names);
});

// value, atom
const values: readonly (readonly [unknown, string])[] = [
  [null, 'null'],
  [[], 'array'],
  [{}, 'object'],
  [1, 'integer'],
  [-0.5, 'fraction'],
  [1e3, 'integer'],
  [true, 'boolean'],
  ['1', 'string'],
];

test.each(values)('%j is of kind %s', (value, atom) => {
  expect(atomOf(value)).toBe(atom);
});
