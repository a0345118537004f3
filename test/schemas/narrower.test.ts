import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { newAjv } from '../../src/schemas/ajv-instances.js';
import { narrowings } from '../../src/schemas/narrower.js';
import type { JsonSchema } from '../../src/schemas/schema-keywords.js';
import { condition } from './condition.js';
import { cpuMsOf } from './cpu-time.js';

/** Pairs of schemas that are tried; raise it to hunt. */
const RUNS = 600;

const told = (older: unknown, newer: unknown): readonly string[] =>
  narrowings(older as JsonSchema, newer as JsonSchema).map(
    ({ path, what, kind }) => `${kind === 'unknown' ? '? ' : ''}${path}: ${what}`,
  );

const general = (extra: object) => ({
  type: 'object',
  required: ['general'],
  properties: {
    general: {
      type: 'object',
      required: ['config_revision'],
      properties: { config_revision: { type: 'integer' }, ...extra },
    },
  },
});

const optional = (schema: object) => ({ anyOf: [schema, { type: 'null' }], default: null, title: 'Optional' });

const tree = (leaf: object) => ({
  $ref: '#/$defs/Node',
  $defs: {
    Node: { type: 'object', properties: { value: leaf, children: { type: 'array', items: { $ref: '#/$defs/Node' } } } },
  },
});

const tagged = (kind: string, extra: object = {}) => ({
  type: 'object',
  required: ['kind'],
  properties: { kind: { const: kind, type: 'string' }, ...extra },
});

describe('what is narrower', () => {
  // older, newer, what is told
  const rows: readonly (readonly [unknown, unknown, readonly string[]])[] = [
    [true, false, [': is no longer allowed']],
    [{}, { type: 'object' }, [': no longer takes null or boolean or array or string or number']],
    [{ type: 'number' }, { type: 'integer' }, [': no longer takes fractions']],
    [{ type: ['string', 'null'] }, { type: 'string' }, [': no longer takes null']],
    [optional({ type: 'integer' }), { type: 'integer' }, [': no longer takes null']],
    [{ enum: ['a', 'b', 1] }, { enum: ['a'] }, [': no longer takes "b"', ': no longer takes 1']],
    [{ type: 'string' }, { enum: ['a', 'b'] }, [': now takes only "a, b"']],
    [{ type: 'string' }, { const: 'a' }, [': now takes only "a"']],
    [{ type: 'boolean' }, { const: true }, [': no longer takes false']],
    [{ type: 'integer' }, { type: 'integer', minimum: 1 }, [': must now be 1 or more']],
    [{ minimum: 1, type: 'integer' }, { exclusiveMinimum: 1, type: 'integer' }, [': must now be 2 or more']],
    [{ type: 'number', maximum: 5 }, { type: 'number', exclusiveMaximum: 5 }, [': must now be below 5']],
    [{ type: 'integer' }, { type: 'integer', multipleOf: 5 }, [': must now be a multiple of 5']],
    [{ type: 'string' }, { type: 'string', minLength: 1 }, [': now needs 1 characters or more']],
    [{ type: 'string', maxLength: 9 }, { type: 'string', maxLength: 8 }, [': now takes 8 characters at most']],
    [{ type: 'string' }, { type: 'string', pattern: '^a' }, [': must now match "^a"']],
    [{ type: 'string' }, { type: 'string', format: 'ipv4' }, [': must now be a ipv4']],
    [
      general({ name: { type: 'string' } }),
      general({ name: { type: 'integer' } }),
      ['general.name: no longer takes string'],
    ],
    [general({}), { ...general({}), required: ['general', 'mqtt'] }, ['mqtt: is now required']],
    [
      general({}),
      { ...general({}), additionalProperties: false },
      ['*: is closed now: keys that are not declared are refused'],
    ],
    [general({}), general({ name: { type: 'string' } }), ['general.name: is now checked; any value was taken before']],
    [
      { ...general({}), additionalProperties: false },
      { type: 'object', additionalProperties: false },
      ['general: is no longer allowed'],
    ],
    [
      { type: 'array', items: { type: 'number' } },
      { type: 'array', items: { type: 'integer' } },
      ['*: no longer takes fractions'],
    ],
    [
      { type: 'array' },
      { type: 'array', minItems: 1, maxItems: 2, uniqueItems: true },
      [': now needs 1 items or more', ': now takes 2 items at most', ': no longer takes equal items'],
    ],
    [
      { type: 'array', prefixItems: [{}, {}] },
      { type: 'array', prefixItems: [{}, { type: 'string' }] },
      ['[1]: no longer takes null or boolean or object or array or number'],
    ],
    [{ anyOf: [tagged('a'), tagged('b')] }, { anyOf: [tagged('a')] }, [': has lost the alternative that took this']],
    [
      { anyOf: [tagged('a'), tagged('b'), tagged('c')] },
      { anyOf: [tagged('a'), tagged('b')] },
      [': has lost the alternative that took this'],
    ],
    [
      { oneOf: [tagged('a', { x: { type: 'string' } }), tagged('b')] },
      { oneOf: [tagged('a', { x: { type: 'string', maxLength: 5 } }), tagged('b')] },
      ['x: now takes 5 characters at most'],
    ],
    [tree({ type: ['string', 'integer'] }), tree({ type: 'string' }), ['value: no longer takes integer']],
    [{ type: 'object', minProperties: 1 }, { type: 'object', minProperties: 2 }, [': now needs 2 keys or more']],
    [
      { type: 'object' },
      { type: 'object', dependentRequired: { a: ['b'] } },
      ['b: is now required where "a" is there'],
    ],
    [
      { type: 'object' },
      { type: 'object', propertyNames: { maxLength: 3 } },
      ['["(names of keys)"]: now takes 3 characters at most'],
    ],
    [
      { type: 'object' },
      { type: 'object', patternProperties: { '^x': { type: 'string' } } },
      ['*: is now checked; any value was taken before'],
    ],
    [
      { type: 'object', properties: { a: {} }, additionalProperties: { type: 'string' } },
      { properties: { a: { type: 'string' } } },
      ['a: is now checked; any value was taken before'],
    ],
    [
      { type: 'object', patternProperties: { '^x': {} }, additionalProperties: { type: 'string' } },
      { patternProperties: { '1$': { type: 'string' } } },
      ['*: is now checked; any value was taken before'],
    ],
    [
      { $schema: 'http://json-schema.org/draft-07/schema#', items: [{}] },
      { items: false, type: ['array', 'object', 'string', 'number', 'boolean', 'null'] },
      ['[0]: is no longer allowed', '*: is no longer allowed'],
    ],
  ];
  test.each(rows)('%j, then %j', (older, newer, expected) => {
    expect(told(older, newer)).toEqual(expected);
  });
});

describe('what can’t be told', () => {
  const rows: readonly (readonly [unknown, unknown, readonly string[]])[] = [
    [{ type: 'string', pattern: '^a+$' }, { type: 'string', pattern: '^a*$' }, ['? : must now match "^a*$"']],
    [
      { type: 'string' },
      { type: 'string', not: { pattern: 'x' } },
      ['? : has a rule under "not" that can’t be compared'],
    ],
    [
      { type: 'object' },
      { type: 'object', ...condition({ required: ['a'] }, { required: ['b'] }) },
      ['? : has a rule under "if" that can’t be compared'],
    ],
    [
      { type: 'array' },
      { type: 'array', contains: { type: 'string' } },
      ['? : has another rule for what it must contain'],
    ],
    [
      { type: 'string' },
      { anyOf: [{ maxLength: 5 }, { minLength: 5 }] },
      ['? : fits none of the alternatives as a whole'],
    ],
    [
      { type: 'integer' },
      { oneOf: [{ type: 'integer' }, { type: 'number' }] },
      ['? : may fit several alternatives where only one may fit'],
    ],
    [
      { type: 'object' },
      { $ref: 'other.json', type: 'object' },
      ['? : has a rule under "$ref" that can’t be compared'],
    ],
    [{ const: { a: 1 } }, { properties: { a: { type: 'integer' } } }, ['? : may no longer take {"a":1}']],
  ];
  test.each(rows)('%j, then %j', (older, newer, expected) => {
    expect(told(older, newer)).toEqual(expected);
  });
});

describe('what is no narrowing', () => {
  const rows: readonly (readonly [unknown, unknown])[] = [
    [{ type: 'integer' }, { type: 'number', title: 'T' }],
    [{ type: 'integer' }, { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 }],
    [{ type: 'integer', minimum: 1, maximum: 3 }, { enum: [0, 1, 2, 3] }],
    [
      { type: 'integer', exclusiveMinimum: 0 },
      { type: 'integer', minimum: 1 },
    ],
    [
      { type: 'integer', multipleOf: 10 },
      { type: 'number', multipleOf: 5 },
    ],
    [{ enum: ['a', 'b'] }, { type: 'string', minLength: 1, pattern: '^[ab]$' }],
    [{ const: 'a' }, { anyOf: [{ const: 'a' }, { const: 'b' }] }],
    [{ enum: ['a', 'b'] }, { oneOf: [{ const: 'a' }, { const: 'b' }, { const: 'c' }] }],
    [{ type: 'boolean' }, { anyOf: [{ const: true }, { const: false }] }],
    [{ type: 'integer' }, optional({ type: 'integer' })],
    [optional({ type: 'integer' }), { type: ['integer', 'null'] }],
    [{ type: ['string', 'null'] }, optional({ type: 'string' })],
    [general({ name: { type: 'string' } }), general({})],
    [general({ name: { type: 'string' } }), { type: 'object' }],
    [
      { ...general({}), additionalProperties: false },
      { ...general({}), additionalProperties: true },
    ],
    [
      { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: false },
      { type: 'object', properties: { a: {}, b: { type: 'integer' } }, additionalProperties: false },
    ],
    [tree({ type: 'string' }), tree({ type: ['string', 'integer'] })],
    [tree({ type: 'string' }), tree({ type: 'string', description: 'other words' })],
    [{ anyOf: [tagged('a'), tagged('b')] }, { oneOf: [tagged('a'), tagged('b'), tagged('c')] }],
    [
      { oneOf: [tagged('a', { x: { type: 'string' } }), tagged('b')] },
      { oneOf: [tagged('b'), tagged('a', { x: { type: ['string', 'null'] } })] },
    ],
    [{ allOf: [{ type: 'string' }, { maxLength: 5 }] }, { type: 'string', maxLength: 6 }],
    [{ type: 'string' }, { not: { type: 'integer' } }],
    [
      { type: 'string', format: 'date' },
      { type: 'string', format: 'path' },
    ],
    [
      { not: { enum: [1] }, type: 'object', ...condition({ required: ['a'] }, { required: ['b'] }) },
      { not: { enum: [1] }, ...condition({ required: ['a'] }, { required: ['b'] }) },
    ],
    [
      {
        $schema: 'http://json-schema.org/draft-07/schema#',
        type: 'array',
        items: [{ type: 'string' }],
        additionalItems: false,
      },
      { type: 'array', prefixItems: [{ type: 'string' }] },
    ],
    [
      { $schema: 'http://json-schema.org/draft-07/schema#', type: 'object', dependencies: { a: ['b', 'c'] } },
      { type: 'object', dependentRequired: { a: ['b'] } },
    ],
    [false, { type: 'string' }],
    [
      { type: 'object', patternProperties: { '^x': { type: 'integer' } } },
      { type: 'object', patternProperties: { '^x': { type: 'number' } } },
    ],
    [
      { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/a' } } },
      { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/a' } } },
    ],
  ];
  test.each(rows)('%j, then %j', (older, newer) => {
    expect(told(older, newer)).toEqual([]);
  });
});

const scalar = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 'a', 'b', 'ab', '', 'abc'),
  fc.integer({ min: -3, max: 6 }),
  fc.constantFrom(0.5, 2.5),
);

const leafSchema: fc.Arbitrary<unknown> = fc.oneof(
  fc.constant(true),
  fc.constant({}),
  fc.record({
    type: fc.constantFrom(
      'string',
      'integer',
      'number',
      'boolean',
      'null',
      ['string', 'null'],
      ['integer', 'string'],
      ['number', 'boolean'],
    ),
  }),
  fc.record({ enum: fc.uniqueArray(scalar, { minLength: 1, maxLength: 4 }) }),
  fc.record({ const: scalar }),
  fc.record(
    {
      type: fc.constantFrom('integer', 'number'),
      minimum: fc.integer({ min: -2, max: 3 }),
      maximum: fc.integer({ min: 0, max: 5 }),
    },
    { requiredKeys: [] },
  ),
  fc.record(
    { exclusiveMinimum: fc.integer({ min: -2, max: 3 }), multipleOf: fc.constantFrom(1, 2, 0.5) },
    { requiredKeys: [] },
  ),
  fc.record(
    {
      type: fc.constant('string'),
      minLength: fc.nat(2),
      maxLength: fc.integer({ min: 1, max: 3 }),
      pattern: fc.constantFrom('^a', 'b', '^[ab]*$'),
    },
    { requiredKeys: ['type'] },
  ),
);

const { schema: anySchema } = fc.letrec<{ schema: unknown }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'schema' },
    leafSchema,
    fc.record(
      {
        type: fc.constant('object'),
        required: fc.uniqueArray(fc.constantFrom('a', 'b', 'x1')),
        properties: fc.dictionary(fc.constantFrom('a', 'b', 'x1'), tie('schema'), { maxKeys: 2 }),
        patternProperties: fc.dictionary(fc.constantFrom('^x', '1$'), tie('schema'), { maxKeys: 1 }),
        additionalProperties: fc.oneof(fc.boolean(), tie('schema')),
        minProperties: fc.nat(2),
        maxProperties: fc.nat(3),
        propertyNames: fc.constantFrom({ maxLength: 1 }, { enum: ['a', 'b'] }),
        dependentRequired: fc.constantFrom({ a: ['b'] }, { b: ['x1'] }),
      },
      { requiredKeys: [] },
    ),
    fc.record(
      {
        type: fc.constant('array'),
        items: fc.oneof(fc.constant(false), tie('schema')),
        prefixItems: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
        minItems: fc.nat(2),
        maxItems: fc.nat(3),
        uniqueItems: fc.boolean(),
        contains: tie('schema'),
      },
      { requiredKeys: [] },
    ),
    fc.record({ anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ oneOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ not: tie('schema') }),
    fc
      .record({ test: tie('schema'), consequence: tie('schema') })
      .map(({ test: when, consequence }) => condition(when, consequence)),
    fc.record(
      { $ref: fc.constantFrom('#/$defs/p', '#/$defs/q'), minProperties: fc.nat(1) },
      { requiredKeys: ['$ref'] },
    ),
  ),
}));

const { document: anyDocument } = fc.letrec<{ document: unknown }>((tie) => ({
  document: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'document' },
    scalar,
    fc.dictionary(fc.constantFrom('a', 'b', 'x1', 'c'), tie('document'), { maxKeys: 3 }),
    fc.array(tie('document'), { maxLength: 3 }),
  ),
}));

/** Definitions descend into the document, so that no schema runs in circles. */
const rooted = fc.tuple(anySchema, leafSchema, fc.constantFrom('#/$defs/p', '#/$defs/q')).map(([root, leaf, next]) => {
  const $defs = {
    p: { type: 'object', properties: { a: { $ref: next }, b: leaf } },
    q: { items: { $ref: '#/$defs/p' }, maxItems: 2 },
  };
  return typeof root === 'object' && root !== null ? { ...root, $defs } : { allOf: [root], $defs };
});

const removals = (schema: unknown): readonly unknown[] => {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return [];
  const droppable = [
    'type',
    'enum',
    'const',
    'minimum',
    'maximum',
    'minLength',
    'maxLength',
    'pattern',
    'required',
    'minItems',
    'maxItems',
    'uniqueItems',
    'minProperties',
    'maxProperties',
    'propertyNames',
    'dependentRequired',
    'multipleOf',
    'exclusiveMinimum',
  ];
  return Object.keys(schema)
    .filter((keyword) => droppable.includes(keyword))
    .map((keyword) => Object.fromEntries(Object.entries(schema).filter(([key]) => key !== keyword)));
};

/** One rule, so that two schemas that differ in it alone are often comparable. */
const rule: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc.oneof(
  fc.record({ minimum: fc.integer({ min: -2, max: 3 }) }),
  fc.record({ exclusiveMaximum: fc.integer({ min: -1, max: 4 }) }),
  fc.record({ multipleOf: fc.constantFrom(1, 2, 3, 4, 6) }),
  fc.record({ minLength: fc.nat(3) }),
  fc.record({ maxLength: fc.nat(3) }),
  fc.record({ pattern: fc.constantFrom('^a', 'b', '') }),
  fc.record({ required: fc.uniqueArray(fc.constantFrom('a', 'b', 'x1'), { maxLength: 2 }) }),
  fc.record({ properties: fc.dictionary(fc.constantFrom('a', 'b', 'x1'), leafSchema, { maxKeys: 2 }) }),
  fc.record({ patternProperties: fc.dictionary(fc.constantFrom('^x', '1$', 'a'), leafSchema, { maxKeys: 2 }) }),
  fc.record({ additionalProperties: leafSchema }),
  fc.record({ additionalProperties: fc.boolean() }),
  fc.record({ minProperties: fc.nat(2) }),
  fc.record({ maxProperties: fc.nat(3) }),
  fc.record({ propertyNames: fc.constantFrom({ maxLength: 1 }, { maxLength: 2 }, { enum: ['a', 'b'] }) }),
  fc.record({ dependentRequired: fc.constantFrom({ a: ['b'] }, { b: ['x1'] }, { a: ['b', 'x1'] }) }),
  fc.record({ items: leafSchema }),
  fc.record({ prefixItems: fc.array(leafSchema, { minLength: 1, maxLength: 2 }) }),
  fc.record({ minItems: fc.nat(2) }),
  fc.record({ maxItems: fc.nat(3) }),
  fc.record({ uniqueItems: fc.boolean() }),
  fc.record({
    type: fc.constantFrom(
      'object',
      'array',
      'string',
      'integer',
      'number',
      ['object', 'null'],
      ['array', 'object', 'integer'],
    ),
  }),
  fc.record({ enum: fc.uniqueArray(scalar, { minLength: 1, maxLength: 4 }) }),
  fc.record({ anyOf: fc.array(leafSchema, { minLength: 1, maxLength: 3 }) }),
  fc.record({ oneOf: fc.array(leafSchema, { minLength: 1, maxLength: 3 }) }),
  fc.record({ not: leafSchema }),
);

const fewRules = fc
  .array(rule, { maxLength: 3 })
  .map((rules) => Object.assign({}, ...rules) as Readonly<Record<string, unknown>>);

/** Two schemas with much in common, at the root or one level down. */
const siblings = fc
  .tuple(fewRules, fewRules, fewRules, fc.constantFrom('root', 'key', 'item', 'union'))
  .map(([shared, mine, yours, where]) => {
    const [older, newer] = [
      { ...shared, ...mine },
      { ...shared, ...yours },
    ];
    const wrap = (schema: object): object => {
      if (where === 'key') return { properties: { a: schema }, required: ['a'] };
      if (where === 'item') return { type: 'array', items: schema };
      return where === 'union' ? { anyOf: [schema, { type: 'null' }] } : schema;
    };
    return [wrap(older), wrap(newer)] as const;
  });

describe('any two schemas', () => {
  const ajv = newAjv('2020-12', { validateSchema: false, allErrors: false });
  const judgeBy = (schema: object) => ajv.compile(schema);

  const related = fc.oneof(
    { weight: 6, arbitrary: siblings },
    { weight: 1, arbitrary: fc.tuple(rooted, rooted) },
    {
      weight: 1,
      arbitrary: rooted.chain((older) =>
        fc.tuple(
          fc.constant(older),
          fc.constantFrom({ anyOf: [older, { type: 'null' }], $defs: older.$defs }, ...(removals(older) as object[])),
        ),
      ),
    },
    { weight: 1, arbitrary: fc.tuple(rooted, rooted).map(([a, b]) => [{ allOf: [a, b], $defs: a.$defs }, a] as const) },
    { weight: 1, arbitrary: fc.tuple(rooted, rooted).map(([a, b]) => [a, { anyOf: [b, a], $defs: a.$defs }] as const) },
  );
  const manyDocuments = fc
    .array(anyDocument, { minLength: 20, maxLength: 20 })
    .map((documents) => JSON.parse(JSON.stringify(documents)) as readonly unknown[]);

  it('takes every document that the older took, where nothing is told', () => {
    let judged = 0;
    fc.assert(
      fc.property(related, manyDocuments, ([older, newer], documents) => {
        if (narrowings(older as JsonSchema, newer as JsonSchema).length > 0) return;
        const [was, is] = [judgeBy(older), judgeBy(newer)];
        for (const document of documents.filter((value) => was(value))) {
          judged += 1;
          expect(is(document), JSON.stringify({ older, newer, document })).toBe(true);
        }
      }),
      { numRuns: RUNS },
    );
    expect(judged).toBeGreaterThan(RUNS / 2);
  });

  it('tells nothing where the schema is the same, or a rule is gone', () => {
    fc.assert(
      fc.property(rooted, (schema) => {
        for (const wider of [schema, ...removals(schema)]) expect(told(schema, wider)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

it('ends on schemas that branch without end', async () => {
  const branching = (type: string) => ({
    $ref: '#/$defs/n',
    $defs: {
      n: {
        anyOf: [
          { type },
          { type: 'object', properties: { l: { $ref: '#/$defs/n' }, r: { $ref: '#/$defs/n' } } },
          { type: 'array', items: { $ref: '#/$defs/n' } },
        ],
      },
    },
  });
  const cpuMs = await cpuMsOf(() => {
    expect(told(branching('string'), branching('integer')).length).toBeGreaterThan(0);
    expect(told(branching('integer'), branching('number'))).toEqual([]);
  });
  expect(cpuMs).toBeLessThan(5000);
});
