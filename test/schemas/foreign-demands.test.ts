import { expect, test } from 'vitest';
import { checkDemands } from '../../src/schemas/foreign-demands.js';
import { schemaDocument } from '../../src/schemas/schema-document.js';
import { condition } from './condition.js';
import { foreignSchema, template } from './contracts.js';

const keys = { config_revision: { type: 'integer' }, software_version: { type: 'string' } };
const both = ['config_revision', 'software_version'];
const inline = (general: object) => ({ type: 'object', required: ['general'], properties: { general } });

// what, schema, problems
const rows: readonly (readonly [string, unknown, readonly string[]])[] = [
  ['demands both', foreignSchema(), []],
  ['demands both, written inline', inline({ type: 'object', required: both, properties: keys }), []],
  ['demands one', foreignSchema({ required: ['config_revision'] }), ['foreign-undemanded general.software_version']],
  [
    'general may be left out',
    { ...(foreignSchema() as object), required: [] },
    ['foreign-undemanded general.config_revision', 'foreign-undemanded general.software_version'],
  ],
  [
    'general may be null',
    inline({ anyOf: [{ type: 'object', required: both, properties: keys }, { type: 'null' }] }),
    ['foreign-undemanded general.config_revision', 'foreign-undemanded general.software_version'],
  ],
  [
    'general may be a text',
    inline({ required: both, properties: keys }),
    ['foreign-undemanded general.config_revision', 'foreign-undemanded general.software_version'],
  ],
  [
    'revision is any number',
    inline({ type: 'object', required: both, properties: { ...keys, config_revision: { type: 'number' } } }),
    ['foreign-revision-type 1.5'],
  ],
  [
    'revision is a string too',
    inline({
      type: 'object',
      required: both,
      properties: { ...keys, config_revision: { type: ['integer', 'string'] } },
    }),
    ['foreign-revision-type "1"'],
  ],
  [
    'demands by a condition',
    condition(true, inline({ type: 'object', required: both, properties: keys })),
    ['foreign-demand-unproven general.config_revision', 'foreign-demand-unproven general.software_version'],
  ],
  [
    'takes anything',
    true,
    [
      'foreign-undemanded general.config_revision',
      'foreign-undemanded general.software_version',
      'foreign-revision-type "1"',
    ],
  ],
  [
    'takes nothing that was tried',
    inline({ type: 'object', required: [...both, 'x'], properties: keys, minProperties: 9 }),
    [],
  ],
  [
    'takes nothing that was tried, and demands nothing',
    inline({ type: 'object', minProperties: 9 }),
    ['foreign-undemanded general.config_revision', 'foreign-undemanded general.software_version'],
  ],
];

test.each(rows)('%s', (_, schema, expected) => {
  const foreign = schemaDocument(schema as never, { file: 'foreign.json' });
  const problems = checkDemands(foreign, [template('1.0.0'), 'no object'], '1.0.0');
  expect(
    problems.map(({ code, message, place }) => {
      expect(place).toEqual({ file: 'foreign.json' });
      return `${code.replace('config-', '')} ${/general\.\w+(?=\.|,)|(?<=accepts )\S+(?= as)/.exec(message)?.[0]}`;
    }),
  ).toEqual(expected);
});
