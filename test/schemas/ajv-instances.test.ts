import { expect, it, test } from 'vitest';
import { newAjv } from '../../src/schemas/ajv-instances.js';

// dialect, schema, value, whether it is accepted
const rows: readonly (readonly ['2020-12' | 'draft-07', object, unknown, boolean])[] = [
  ['2020-12', { prefixItems: [{ type: 'string' }], items: false }, ['a', 1], false],
  ['draft-07', { items: [{ type: 'string' }], additionalItems: false }, ['a'], true],
  ['2020-12', { $defs: { a: {} }, $ref: '#/$defs/a', type: 'string' }, 1, false],
  ['2020-12', { required: ['constructor'] }, {}, false],
  ['2020-12', { format: 'ipv4' }, '300.1.1.1', false],
  ['2020-12', { pattern: '^\\d\\-\\d$' }, '1-2', true],
  ['2020-12', { format: 'made-up' }, 'x', true],
];

test.each(rows)('%s %j judges %j: %s', (dialect, schema, value, accepted) => {
  expect(newAjv(dialect).compile(schema)(value)).toBe(accepted);
});

it('fetches nothing', () => {
  expect(() => newAjv('2020-12').compile({ $ref: 'https://example.com/schema.json' })).toThrow(/can't resolve/);
});
