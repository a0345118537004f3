import { expect, it, test } from 'vitest';
import {
  dialectOf,
  isJudgedFormat,
  isKnownFormat,
  isKnownKeyword,
  isObject,
  isSchema,
  mapSubschemas,
  objectAt,
  subschemas,
} from '../../src/schemas/schema-keywords.js';

// $schema, dialect
const dialects: readonly (readonly [unknown, string | undefined])[] = [
  [undefined, '2020-12'],
  ['https://json-schema.org/draft/2020-12/schema', '2020-12'],
  ['https://json-schema.org/draft/2020-12/schema#', '2020-12'],
  ['http://json-schema.org/draft-07/schema#', 'draft-07'],
  ['http://json-schema.org/draft-07/schema', 'draft-07'],
  ['http://json-schema.org/draft-04/schema#', undefined],
  ['https://json-schema.org/draft/2019-09/schema', undefined],
  [7, undefined],
];

test.each(dialects)('$schema %j is %s', ($schema, dialect) => {
  expect(dialectOf($schema === undefined ? {} : { $schema })).toBe(dialect);
});

const schema = {
  properties: { $ref: { type: 'string' }, b: true },
  items: [{ const: 1 }, false],
  not: { enum: [{ properties: {} }] },
  enum: [{ not: {} }],
  default: { items: {} },
  dependencies: { a: ['b'], c: {} },
};

it('finds schemas where schemas stand, and nowhere else', () => {
  expect(subschemas(schema).map(({ tokens }) => tokens.join('/'))).toEqual([
    'properties/$ref',
    'properties/b',
    'items/0',
    'items/1',
    'not',
    'dependencies/c',
  ]);
  expect(subschemas(true)).toEqual([]);
});

it('replaces them there', () => {
  expect(mapSubschemas(schema, () => false)).toEqual({
    ...schema,
    properties: { $ref: false, b: false },
    items: [false, false],
    not: false,
    dependencies: { a: ['b'], c: false },
  });
});

it('knows keywords, annotations of its neighbours and own ones', () => {
  expect(['required', 'discriminator', 'x-unit', '$dynamicRef'].every(isKnownKeyword)).toBe(true);
  expect(['requird', 'nullable', 'divisibleBy'].some(isKnownKeyword)).toBe(false);
  expect([
    isKnownFormat('file-path'),
    isJudgedFormat('file-path'),
    isJudgedFormat('ipv4'),
    isKnownFormat('ipv5'),
  ]).toEqual([true, false, true, false]);
});

it('tells schemas and objects from other values', () => {
  expect([{}, true, false].every(isSchema)).toBe(true);
  expect([null, [], 'true', 1].some(isSchema)).toBe(false);
  expect([isObject({}), isObject([]), isObject(null)]).toEqual([true, false, false]);
  expect([objectAt({ a: { b: 1 } }, 'a'), objectAt({ a: 1 }, 'a')]).toEqual([{ b: 1 }, {}]);
});
