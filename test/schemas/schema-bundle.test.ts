import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { bundleSchema } from '../../src/schemas/schema-bundle.js';
import { loadSchemaFiles } from '../../src/schemas/schema-files.js';
import { projectFiles } from './project-files.js';

const bundle = async (files: Readonly<Record<string, unknown>>) => {
  const directory = await projectFiles(files);
  const { set, problems } = await loadSchemaFiles(join(directory, 'schema.json'), { directory });
  if (!set) throw new Error(JSON.stringify(problems));
  return bundleSchema(set);
};

const draft7 = 'http://json-schema.org/draft-07/schema#';

// files, the one schema
const rows: readonly (readonly [string, Readonly<Record<string, unknown>>, unknown])[] = [
  ['true', { 'schema.json': true }, true],
  [
    'an own definition',
    { 'schema.json': { $id: 'config', $ref: '#a', $defs: { x: { $anchor: 'a' } } } },
    { $ref: '#/$defs/x', $defs: { x: {} } },
  ],
  [
    'a file',
    {
      'schema.json': { items: { $ref: 'b.schema.json#/$defs/c' } },
      'b.schema.json': { $schema: 'https://json-schema.org/draft/2020-12/schema', $defs: { c: { $ref: '#' } } },
    },
    { items: { $ref: '#/$defs/b/$defs/c' }, $defs: { b: { $defs: { c: { $ref: '#/$defs/b' } } } } },
  ],
  [
    'files of one name',
    {
      'schema.json': { $defs: { a: {} }, anyOf: [{ $ref: 'a.json' }, { $ref: 'x/a.json' }] },
      'a.json': { minimum: 1 },
      'x/a.json': { minimum: 2 },
    },
    {
      $defs: { a: {}, 'a-2': { minimum: 1 }, 'a-3': { minimum: 2 } },
      anyOf: [{ $ref: '#/$defs/a-2' }, { $ref: '#/$defs/a-3' }],
    },
  ],
  [
    'draft-07, where nothing counts beside a reference',
    {
      'schema.json': { $schema: draft7, $ref: 'a%20b.json', type: 'string', title: 't' },
      'a b.json': { nullable: true },
    },
    { $schema: draft7, title: 't', $ref: '#/definitions/a%20b', definitions: { 'a b': {} } },
  ],
];

test.each(rows)('%s', async (_, files, expected) => {
  expect(await bundle(files)).toEqual(expected);
});

it('leaves data alone that only looks like a reference', async () => {
  const schema = { const: { $ref: 'nowhere.json', $id: 'x' }, properties: { $id: { type: 'string' } } };
  expect(await bundle({ 'schema.json': schema })).toEqual(schema);
});
