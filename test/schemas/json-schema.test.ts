import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { gather } from '../../src/errors/gather.js';
import { loadJsonSchema, schemaFromBytes } from '../../src/schemas/json-schema.js';
import { projectFiles } from './project-files.js';

const load = async (files: Readonly<Record<string, unknown>>) => {
  const directory = await projectFiles(files);
  return loadJsonSchema(join(directory, 'schema.json'), { directory });
};

it('judges by a schema of several files as by one', async () => {
  const { document, problems } = await load({
    'schema.json': { type: 'object', properties: { port: { $ref: 'types.json#/$defs/port' } } },
    'types.json': { $defs: { port: { type: 'integer', maximum: 65535 } } },
  });
  expect(problems).toEqual([]);
  expect(document?.judge({ port: 80 })).toEqual([]);
  expect(document?.judge({ port: 70000 })).toMatchObject([{ path: '/port', keyword: 'maximum' }]);
  expect(document?.file).toBe('schema.json');
});

it('reads back what it publishes', async () => {
  const { document } = await load({
    'schema.json': { allOf: [{ $ref: 'a.json' }], title: 'ä' },
    'a.json': { required: ['x'] },
  });
  const again = schemaFromBytes(document?.bytes ?? new Uint8Array(), 'schemas/x.config.json');
  expect(again.sha256).toBe(document?.sha256);
  expect(again.judge({})).toEqual(document?.judge({}));
  expect(schemaFromBytes(again.bytes, 'schemas/x.config.json')).toBe(again);
});

it('warns without refusing', async () => {
  const { document, problems } = await load({ 'schema.json': { requird: [], format: 'ipv5' } });
  expect(problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    'warning config-schema-unknown-keyword',
    'warning config-schema-unknown-format',
  ]);
  expect(document).toBeDefined();
});

it('judges draft-07 by its own rules', async () => {
  const { document } = await load({
    'schema.json': {
      $schema: 'http://json-schema.org/draft-07/schema#',
      items: [{ $ref: '#/definitions/a', type: 'string' }],
      definitions: { a: { type: 'integer' } },
    },
  });
  expect(document?.judge([1])).toEqual([]);
  expect(document?.judge(['x'])).toMatchObject([{ path: '/0' }]);
});

it('does not take null for an OpenAPI “nullable”', async () => {
  const { document } = await load({ 'schema.json': { type: 'string', nullable: true } });
  expect(document?.judge(null)).toHaveLength(1);
});

// published bytes, code
const published: readonly (readonly [string, string])[] = [
  ['{"type":"object"', 'config-json-syntax'],
  ['[]', 'config-schema-invalid'],
  ['{"type":"strin"}', 'config-schema-invalid'],
  ['{"$schema":"x"}', 'config-schema-invalid'],
  ['{"$ref":"other.json"}', 'config-schema-invalid'],
  ['{"$async":true}', 'config-schema-invalid'],
];

test.each(published)('refuses the published schema %s', async (text, code) => {
  const { problems } = await gather(() => schemaFromBytes(Buffer.from(text), 'schemas/a.json'));
  expect(problems.map((problem) => [problem.code, problem.place?.file])).toEqual([[code, 'schemas/a.json']]);
});
