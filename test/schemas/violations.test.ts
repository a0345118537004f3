import { expect, it, test } from 'vitest';
import { newAjv } from '../../src/schemas/ajv-instances.js';
import { violationsOf } from '../../src/schemas/violations.js';
import { condition } from './condition.js';

const judge = (schema: object, value: unknown): readonly string[] => {
  const validate = newAjv('2020-12').compile(schema);
  validate(value);
  return violationsOf(validate.errors ?? []).map(({ path, message }) => `${path} ${message}`);
};

const optional = { properties: { a: { anyOf: [{ type: 'integer', minimum: 1 }, { type: 'null' }] } } };

// schema, value, violations
const rows: readonly (readonly [object, unknown, readonly string[]])[] = [
  [{ type: ['string', 'null'] }, 1, [' must be string or null']],
  [{ required: ['a', 'b'] }, {}, [' the key "a" is missing', ' the key "b" is missing']],
  [{ additionalProperties: false }, { 'x/y': 1 }, ['/x~1y this key is not allowed']],
  [{ properties: { a: {} }, unevaluatedProperties: false }, { b: 1 }, ['/b this key is not allowed']],
  [{ enum: ['a', 1] }, 'secret', [' must be one of "a", 1']],
  [{ const: { a: 1 } }, 2, [' must be {"a":1}']],
  [{ properties: { a: false } }, { a: 1 }, ['/a is not allowed']],
  [optional, { a: 'x' }, ['/a must be integer']],
  [optional, { a: 0 }, ['/a must be >= 1']],
  [{ anyOf: [{ required: ['a'] }, { required: ['b'] }] }, {}, [' the key "a" is missing', ' the key "b" is missing']],
  [{ oneOf: [{}, {}] }, 1, [' must match exactly one schema in oneOf']],
  [condition(true, { minimum: 5 }), 1, [' must be >= 5']],
];

test.each(rows)('%j judges %j', (schema, value, violations) => {
  expect(judge(schema, value)).toEqual(violations);
});

it('never shows the value', () => {
  const schema = { properties: { password: { type: 'string', minLength: 20, pattern: '^[a-z]+$', format: 'ipv4' } } };
  expect(judge(schema, { password: 'hunter2' }).join()).not.toContain('hunter2');
});

it('tells a hundred at most', () => {
  expect(
    judge(
      { items: { type: 'string' } },
      Array.from({ length: 500 }, () => 1),
    ),
  ).toHaveLength(100);
});
