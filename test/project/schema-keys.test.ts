import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { innerSchemas, knownKeys } from '../../src/project/schema-keys.js';

const schema = z.strictObject({
  a: z.strictObject({ b: z.string(), c: z.number() }).prefault({ b: '', c: 1 }),
  list: z.array(z.union([z.string(), z.strictObject({ d: z.string() }).nullable()])).default([]),
  piped: z
    .strictObject({ e: z.string() })
    .optional()
    .transform((value) => value?.e),
});

describe('knownKeys', () => {
  test.each([
    // path | keys
    [[], ['a', 'list', 'piped']],
    [['a'], ['b', 'c']],
    [['list'], []],
    [['list', 0], ['d']],
    [['piped'], ['e']],
    [['a', 'b'], []],
    [['nowhere', 'x'], []],
    [['toString'], []],
  ])('at %j: %j', (path, keys) => {
    expect(knownKeys(schema, path)).toEqual(keys);
  });
});

test('innerSchemas unwraps to what users write', () => {
  expect(innerSchemas(schema.shape.list.unwrap().element).map((inner) => inner.constructor.name)).toEqual([
    'ZodString',
    'ZodObject',
  ]);
});
