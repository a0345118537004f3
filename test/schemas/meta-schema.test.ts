import { expect, test } from 'vitest';
import { schemaFaults } from '../../src/schemas/meta-schema.js';

// dialect, schema, places of the faults
const rows: readonly (readonly ['2020-12' | 'draft-07', object | boolean, readonly string[]])[] = [
  ['2020-12', true, []],
  ['2020-12', { $schema: 'https://json-schema.org/draft/2020-12/schema#', type: 'string' }, []],
  ['2020-12', { type: 'strin' }, ['/type']],
  ['2020-12', { required: 'a', properties: { b: { minimum: '1' } } }, ['/required', '/properties/b/minimum']],
  ['2020-12', { items: [{}] }, ['/items']],
  ['draft-07', { items: [{}] }, []],
  ['draft-07', { exclusiveMinimum: true }, ['/exclusiveMinimum']],
];

test.each(rows)('%s %j', (dialect, schema, pointers) => {
  const faults = schemaFaults(schema as never, dialect);
  expect(faults.map(({ pointer }) => pointer).sort()).toEqual([...pointers].sort());
  for (const { reason } of faults) expect(reason).toMatch(/^"\w+" must \S/);
});
