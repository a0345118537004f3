import { expect, test } from 'vitest';
import { foundContract, isContractText } from '../../../src/commands/init/found-contract.js';

const SCHEMA = '{"$schema": "https://json-schema.org/draft/2020-12/schema"}';
const ZOD = "import { z } from 'zod';\nexport default z.object({});";
const found = (files: Readonly<Record<string, string>>) =>
  foundContract({ paths: Object.keys(files), texts: new Map(Object.entries(files)) });

test.each([
  // files, contract
  [{}, { samples: [] }],
  [{ 'config.schema.json': SCHEMA }, { schema: 'config.schema.json', samples: [] }],
  [{ 'config.schema.json': '{}' }, { samples: [] }],
  [{ 'api/order.schema.json': SCHEMA }, { samples: [] }],
  [
    { 'a/b/config.schema.json': SCHEMA, 'config/config.schema.json': SCHEMA },
    { schema: 'config/config.schema.json', samples: [] },
  ],
  [
    { 'config/config.schema.json': SCHEMA, 'config/foreign-config.schema.json': SCHEMA, 'config/template.json': '' },
    {
      schema: 'config/config.schema.json',
      foreignSchema: 'config/foreign-config.schema.json',
      template: 'config/template.json',
      samples: [],
    },
  ],
  [{ 'src/config-schema.ts': ZOD }, { schema: 'src/config-schema.ts', samples: [] }],
  [{ 'src/config-schema.ts': 'export const a = 1;' }, { samples: [] }],
  [
    { 'config.schema.json': SCHEMA, 'samples/a.json': '', 'samples/b.json': '', 'config.example.json': '' },
    { schema: 'config.schema.json', samples: ['samples/*.json', 'config.example.json'] },
  ],
  [{ 'samples/a.json': '', 'template.json': '' }, { samples: [] }],
])('%j is the contract %j', (files, contract) => {
  expect(found(files)).toEqual(contract);
});

test('only schemas are read', () => {
  expect(['a.schema.json', 'config-schema.ts', 'a.json', 'main.ts'].map(isContractText)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
