import { expect, test } from 'vitest';
import { comparableForm } from '../../src/schemas/narrower-form.js';

const draft7 = 'http://json-schema.org/draft-07/schema#';

// schema, comparable form
const rows: readonly (readonly [unknown, unknown])[] = [
  [true, true],
  [{ title: 't', description: 'd', default: 1, 'x-unit': 'm', type: 'string' }, { type: 'string' }],
  [
    { properties: { title: { title: 't', const: { title: 'kept' } } } },
    { properties: { title: { const: { title: 'kept' } } } },
  ],
  [
    { $schema: draft7, items: [{ type: 'string' }], additionalItems: false },
    { prefixItems: [{ type: 'string' }], items: false },
  ],
  [{ $schema: draft7, items: { type: 'string' }, additionalItems: false }, { items: { type: 'string' } }],
  [
    { $schema: draft7, $ref: '#/definitions/a', type: 'string', definitions: { a: {} } },
    { $ref: '#/definitions/a', definitions: { a: {} } },
  ],
  [
    { $ref: '#/$defs/a', type: 'string' },
    { $ref: '#/$defs/a', type: 'string' },
  ],
  [{ dependencies: { a: ['b'], c: { title: 't' } } }, { dependentRequired: { a: ['b'] }, dependentSchemas: { c: {} } }],
];

test.each(rows)('%j', (schema, form) => {
  expect(comparableForm(schema as never)).toEqual(form);
});
