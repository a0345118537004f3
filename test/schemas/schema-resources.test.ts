import { expect, it, test } from 'vitest';
import { schemaResources } from '../../src/schemas/schema-resources.js';

const BASE = 'file:///p/schema.json';

// schema, named URIs behind the file’s own, references as uri#fragment
const rows: readonly (readonly [object, readonly string[], readonly string[]])[] = [
  [{ $ref: 'other.json#/$defs/a%20b' }, [], ['file:///p/other.json#/$defs/a b']],
  [
    { $id: 'https://a.example/x/s.json', items: { $ref: 'o.json' } },
    ['https://a.example/x/s.json '],
    ['https://a.example/x/o.json#'],
  ],
  [
    { $defs: { a: { $id: 'sub/a.json', not: { $ref: '#/b' } } } },
    ['file:///p/sub/a.json /$defs/a'],
    ['file:///p/sub/a.json#/b'],
  ],
  [
    { $defs: { a: { $anchor: 'A' }, b: { $id: '#B' } }, $ref: '#A' },
    [`${BASE}#A /$defs/a`, `${BASE}#B /$defs/b`],
    [`${BASE}#A`],
  ],
  [{ $id: 'urn:x:y', $ref: '#/a' }, ['urn:x:y '], ['urn:x:y#/a']],
  [{ $ref: 'http://[' }, [], ['undefined#']],
  [{ enum: [{ $ref: '#/x' }], properties: { $ref: { type: 'string' } } }, [], []],
];

test.each(rows)('%j', (schema, named, referred) => {
  const { resources, references } = schemaResources(schema as never, BASE);
  expect(resources.map(({ uri, pointer }) => `${uri} ${pointer}`)).toEqual([`${BASE} `, ...named]);
  expect(references.map(({ uri, fragment }) => `${uri}#${fragment}`)).toEqual(referred);
});

it('lists dynamic references', () => {
  expect(schemaResources({ items: { $dynamicRef: '#x' } }, BASE).dynamic).toEqual([
    { keyword: '$dynamicRef', pointer: '/items/$dynamicRef' },
  ]);
});
