import { expect, it } from 'vitest';
import {
  conjunctsOf,
  localTarget,
  possibleSchemas,
  schemaList,
  schemaMap,
  stringList,
} from '../../src/schemas/schema-conjuncts.js';
import { condition } from './condition.js';

const root = { $ref: '#/$defs/a', $defs: { a: { allOf: [{ minimum: 1 }, { $ref: '#' }] }, 'b c/%': { type: 'null' } } };

it('follows local references only', () => {
  expect(localTarget(root, '#/$defs/b%20c~1%25')).toEqual({ type: 'null' });
  expect(localTarget(root, '#')).toBe(root);
  for (const ref of ['other.json', '#/nowhere', '#anchor', '#/$defs/%']) expect(localTarget(root, ref)).toBeUndefined();
});

it('gathers what applies at once, each object once, in circles too', () => {
  expect(conjunctsOf(root, [root, true])).toEqual([root, root.$defs.a, { minimum: 1 }, { $ref: '#' }]);
  expect(conjunctsOf(root, [{ allOf: [{ allOf: [false] }] }])).toBeUndefined();
});

it('gathers what may apply', () => {
  const schema = {
    anyOf: [{ title: '1' }, false],
    oneOf: [{ title: '2' }],
    ...condition({ title: '3' }, { title: '4' }),
    else: true,
    dependentSchemas: { a: { title: '5' } },
    not: { title: 'never' },
  };
  expect(possibleSchemas(schema, [schema]).flatMap(({ title }) => title ?? [])).toEqual(['1', '2', '3', '4', '5']);
});

it('reads keywords of the wrong shape as absent', () => {
  const schema = { anyOf: {}, properties: [], required: 'a' };
  expect([schemaList(schema, 'anyOf'), schemaMap(schema, 'properties'), stringList(schema, 'required')]).toEqual([
    [],
    [],
    [],
  ]);
  expect(schemaMap({ properties: { a: true, b: 1 } }, 'properties')).toEqual([['a', true]]);
});
