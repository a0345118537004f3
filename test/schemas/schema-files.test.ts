import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { loadSchemaFiles } from '../../src/schemas/schema-files.js';
import { projectFiles } from './project-files.js';

const load = async (files: Readonly<Record<string, unknown>>, root = 'schema.json') => {
  const directory = await projectFiles(files);
  return loadSchemaFiles(join(directory, root), { directory });
};

const told = (
  problems: readonly { code: string; place?: { file?: string; line?: number; column?: number } }[],
): readonly string[] =>
  problems.map(({ code, place }) => `${code.replace('config-', '')} ${place?.file} ${place?.line}:${place?.column}`);

describe('references that are refused', () => {
  // files, problems
  const rows: readonly (readonly [Readonly<Record<string, unknown>>, readonly string[]])[] = [
    [{}, ['file-missing schema.json undefined:undefined']],
    [{ 'schema.json': '{"type":"object",}' }, ['json-trailing-comma schema.json 1:17']],
    [{ 'schema.json': '[]' }, ['schema-invalid schema.json 1:1']],
    [{ 'schema.json': '{"type":\n"strin"}' }, ['schema-invalid schema.json 2:1']],
    [{ 'schema.json': '{"$schema":"http://json-schema.org/draft-04/schema#"}' }, ['schema-dialect schema.json 1:12']],
    [{ 'schema.json': '{"$ref":"https://example.com/a.json"}' }, ['schema-ref-remote schema.json 1:9']],
    [{ 'schema.json': '{"$ref":"//example.com/a.json"}' }, ['schema-ref-remote schema.json 1:9']],
    [{ 'schema.json': '{"$ref":"missing.json"}' }, ['schema-ref-missing schema.json 1:9']],
    [{ 'schema.json': '{"$ref":"#/$defs/a"}' }, ['schema-ref-missing schema.json 1:9']],
    [{ 'schema.json': '{"$ref":"#nowhere"}' }, ['schema-ref-missing schema.json 1:9']],
    [{ 'schema.json': '{"items":{"$ref":"../outside.json"}}' }, ['schema-ref-outside schema.json 1:18']],
    [{ 'schema.json': '{"$ref":"file:///etc/hostname"}' }, ['schema-ref-outside schema.json 1:9']],
    [{ 'schema.json': '{"$ref":"a.json"}', 'a.json': '{"type":7}' }, ['schema-invalid a.json 1:9']],
    [
      { 'schema.json': '{"anyOf":[{"$ref":"a.json"},{"$ref":"a.json#/x"}]}', 'a.json': '{' },
      ['json-syntax a.json 1:2'],
    ],
    [
      { 'schema.json': '{"$ref":"a.json"}', 'a.json': '{"$schema":"http://json-schema.org/draft-07/schema#"}' },
      ['schema-mixed-dialects a.json 1:12'],
    ],
    [
      { 'schema.json': '{"$ref":"a.json","$dynamicRef":"#x"}', 'a.json': '{"$dynamicAnchor":"x"}' },
      ['schema-ref-dynamic schema.json 1:18'],
    ],
  ];
  test.each(rows)('%j', async (files, expected) => {
    const { set, problems } = await load(files);
    expect(told(problems)).toEqual(expected);
    expect(set).toBeUndefined();
  });
});

it('follows files, pointers, anchors, ids and circles', async () => {
  const { set, problems } = await load({
    'schema.json': {
      $id: 'https://schemas.example.com/config.json',
      allOf: [{ $ref: 'parts/a.json' }, { $ref: 'https://schemas.example.com/by-id.json#here' }, { $ref: '#/$defs/x' }],
      $defs: { x: { $ref: 'parts/b.json' } },
    },
    'parts/a.json': { properties: { b: { $ref: 'b.json#/$defs/inner' } } },
    'parts/b.json': { $defs: { inner: { $ref: '../schema.json' } }, not: { $ref: '../by-id.json' } },
    'by-id.json': { $id: 'https://schemas.example.com/by-id.json', $defs: { y: { $anchor: 'here' } } },
  });
  expect(problems).toEqual([]);
  expect(set?.files.map(({ name }) => name)).toEqual(['schema', 'a', 'b', 'by-id']);
  expect([...(set?.targets.values() ?? [])].map(({ file, pointer }) => file.name + pointer)).toEqual([
    'a',
    'by-id/$defs/y',
    '/$defs/x'.padStart(14, 'schema'),
    'b',
    'b/$defs/inner',
    'schema',
    'by-id',
  ]);
});

it('refuses a symbolic link out of the project', async () => {
  const outside = await projectFiles({ 'secret.json': { type: 'string' } });
  const directory = await projectFiles({ 'schema.json': { $ref: 'link.json' } });
  await symlink(join(outside, 'secret.json'), join(directory, 'link.json'));
  const { problems } = await loadSchemaFiles(join(directory, 'schema.json'), { directory });
  expect(told(problems)).toEqual(['schema-ref-outside schema.json 1:9']);
});

it('takes a dynamic reference within one file', async () => {
  const { set } = await load({ 'schema.json': { $dynamicAnchor: 'node', items: { $dynamicRef: '#node' } } });
  expect(set?.files).toHaveLength(1);
});

it('stops at 256 files', async () => {
  const names = Array.from({ length: 300 }, (_, index) => `part-${index}.json`);
  const files = Object.fromEntries(names.map((name) => [name, {}]));
  const { problems } = await load({ ...files, 'schema.json': { anyOf: names.map(($ref) => ({ $ref })) } });
  expect(problems[0]?.code).toBe('config-schema-too-many-files');
});

it('names files as the user does where the project is behind a symbolic link', async () => {
  const real = await projectFiles({ 'schema.json': { $ref: 'a.json' }, 'a.json': { type: 7 } });
  const directory = join(await projectFiles(), 'link');
  await symlink(real, directory);
  const { problems } = await loadSchemaFiles(join(directory, 'schema.json'), { directory });
  expect(problems).toMatchObject([{ code: 'config-schema-invalid', place: { file: 'a.json' } }]);
});

it('reports a directory that is not there as the missing file', async () => {
  const { problems } = await loadSchemaFiles('/nowhere/schema.json', { directory: '/nowhere' });
  expect(told(problems)).toEqual(['file-missing schema.json undefined:undefined']);
});
