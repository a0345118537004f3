import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { convertExport } from '../../src/schemas/zod-conversion.js';

describe('exports that are no schema', () => {
  // default export, outcome
  const rows: readonly (readonly [unknown, object])[] = [
    [undefined, { kind: 'no-schema', found: 'missing' }],
    [null, { kind: 'no-schema', found: 'null' }],
    [{ type: 'object' }, { kind: 'no-schema', found: 'a plain object' }],
    [[], { kind: 'no-schema', found: 'a list' }],
    [() => 1, { kind: 'no-schema', found: 'a function' }],
    ['text', { kind: 'no-schema', found: 'a string' }],
    [{ _def: { typeName: 'ZodObject' }, safeParse: () => ({}) }, { kind: 'zod-3' }],
  ];
  test.each(rows)('%#', async (exported, outcome) => {
    expect(await convertExport(exported, [])).toEqual(outcome);
  });
});

it('describes what goes in, before defaults and transforms', async () => {
  const schema = z.object({
    port: z.int().min(1),
    host: z.string().default('x'),
    at: z.string().transform(Number).optional(),
  });
  expect(await convertExport(schema, [])).toMatchObject({
    kind: 'schema',
    json: {
      type: 'object',
      required: ['port'],
      properties: {
        port: { type: 'integer', minimum: 1 },
        host: { type: 'string', default: 'x' },
        at: { type: 'string' },
      },
    },
    judgements: [],
  });
});

it('tells closed objects, open ones and those that drop keys apart', async () => {
  const jsonOf = async (schema: unknown) => ((await convertExport(schema, [])) as { json: object }).json;
  expect(await jsonOf(z.strictObject({ a: z.null() }))).toMatchObject({ additionalProperties: false });
  expect(await jsonOf(z.looseObject({ a: z.null() }))).toMatchObject({ additionalProperties: {} });
  expect(await jsonOf(z.object({ a: z.null() }))).not.toHaveProperty('additionalProperties');
});

it('lets the schema itself judge, with refinements, waiting for slow ones', async () => {
  const schema = z.object({
    a: z.number().refine(async (value) => value !== 3, 'not three'),
    list: z.array(z.string()).optional(),
  });
  const outcome = await convertExport(schema, [{ a: 1 }, { a: 3 }, { a: 1, list: ['x', 2] }]);
  expect(outcome).toMatchObject({
    judgements: [
      [],
      [{ path: '/a', message: 'not three', keyword: 'custom' }],
      [{ path: '/list/1', keyword: 'invalid_type' }],
    ],
  });
});

it('says why a schema has no JSON Schema', async () => {
  for (const schema of [z.bigint(), z.object({ at: z.date() }), z.map(z.string(), z.string())])
    expect(await convertExport(schema, [])).toMatchObject({
      kind: 'not-json',
      reason: expect.stringMatching(/cannot be represented in JSON Schema/),
    });
});

it('words its findings as the schema’s own copy of zod does', async () => {
  const own = z.number().min(1);
  expect(await convertExport(own, [0])).toMatchObject({
    judgements: [[{ message: own.safeParse(0).error?.issues[0]?.message }]],
  });
});
