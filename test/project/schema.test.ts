import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { errorsPage } from '../../scripts/generate/errors-page.js';
import { type JsonSchema, projectJsonSchema } from '../../scripts/generate/project-schema.js';
import { projectTable } from '../../scripts/generate/project-table.js';
import { catalogue } from '../../src/errors/catalogue.js';
import { HOST_KEYS, OPTIONS_OF } from '../../src/project/host-options.js';
import { productSlug, projectSchema } from '../../src/project/schema.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const validator = () => {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
  addFormats.default(ajv);
  return ajv.compile(JSON.parse(read('schema/ota-release.schema.json')));
};

const guideExamples = [...read('docs/project-file.md').matchAll(/```yaml\n(.*?)```/gs)].map(([, text = '']) =>
  parse(text),
);

const fileExamples = existsSync(join(root, 'examples'))
  ? readdirSync(join(root, 'examples'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('ota-release.yaml'))
      .map((path) => parse(read(join('examples', path))))
  : [];

describe('the generated JSON Schema', () => {
  test('is the one of this declaration', () => {
    expect(JSON.parse(read('schema/ota-release.schema.json'))).toEqual(projectJsonSchema());
    expect(read('schema/ota-release.schema.json')).toBe(`${JSON.stringify(projectJsonSchema(), null, 2)}\n`);
  });

  test('takes every example of guide and examples, as the loader does', () => {
    const validate = validator();
    const whole = [...guideExamples, ...fileExamples].filter((example) => 'product' in example);
    expect(whole.length).toBeGreaterThanOrEqual(2);
    for (const example of whole) {
      validate(example);
      expect(validate.errors).toBeNull();
      expect(projectSchema.safeParse(example).success).toBe(true);
    }
  });

  test('takes the example of every key', () => {
    const validate = validator();
    const examplesOf = (schema: JsonSchema, wrap: (value: unknown) => object): readonly object[] =>
      Object.entries(schema.properties ?? {}).flatMap(([key, value]) => [
        ...(value.examples ?? []).map((example) => wrap({ [key]: example })),
        ...examplesOf(value, (inner) => wrap({ [key]: inner })),
      ]);
    const schema = projectJsonSchema();
    const minimal = { product: 'gw', models: ['a'] };
    const examples = examplesOf(schema, (value) => ({ ...minimal, ...(value as object) }));
    // An option of a host is taken beside the key that names its kind.
    const hostKeys = schema.properties?.host?.anyOf?.find(({ properties }) => properties)?.properties ?? {};
    const hosts = HOST_KEYS.flatMap((kind) =>
      [kind, ...OPTIONS_OF[kind]].flatMap((option) =>
        (hostKeys[option]?.examples ?? []).map((example) => ({
          ...minimal,
          host: { [kind]: hostKeys[kind]?.examples?.[0], [option]: example },
        })),
      ),
    );
    expect(hosts.length).toBeGreaterThan(8);
    expect(examples.length).toBeGreaterThan(30);
    for (const example of [...examples, ...hosts]) {
      validate(example);
      expect(validate.errors, JSON.stringify(example)).toBeNull();
      expect(projectSchema.safeParse(example).success, JSON.stringify(example)).toBe(true);
    }
  });

  test.each([
    // what the schema refuses, as the loader does
    {},
    { product: 'gw', models: [] },
    { product: 'Edge Gateway', models: ['a'] },
    { product: 'gw', models: ['a', 'a'] },
    { product: 'gw', models: ['a'], modle: 1 },
    { product: 'gw', models: ['a'], version: 1.1 },
    { product: 'gw', models: ['a'], bundle: { rot: 'x' } },
    { product: 'gw', models: ['a'], bundle: { maxEntries: 0 } },
    { product: 'gw', models: ['a'], devices: ['zoss'] },
    { product: 'gw', models: ['a'], host: {} },
    { product: 'gw', models: ['a'], host: { bucket: 'updates', branch: 'b' } },
    { product: 'gw', models: ['a'], host: { directory: 'x', region: 'y' } },
    { product: 'gw', models: ['a'], host: { prefix: 'x' } },
    { product: 'gw', models: ['a'], host: { bucket: 'updates', bukcet: 'x' } },
    { product: 'gw', models: ['a'], host: 5 },
    { product: 'gw', models: ['a'], purge: {} },
    { product: 'gw', models: ['a'], purge: { command: [] } },
    { product: 'gw', models: ['a'], purge: { command: ['a'], cloudfront: 'E2EXAMPLE1234' } },
    { product: 'gw', models: ['a'], publicCheck: 'yes' },
    { product: 'gw', models: ['a'], publicWait: 3601 },
    { product: 'gw', models: ['a'], headerFiles: ['apache'] },
    { product: 'gw', models: ['a'], headerFiles: ['nginx', 'nginx'] },
    { product: 'gw', models: ['a'], channel: 'Beta' },
    { product: 'gw', models: ['a'], notes: {} },
    { product: 'gw', models: ['a'], tag: { prefix: 'v' } },
  ])('refuses %j', (value) => {
    expect(validator()(value)).toBe(false);
    expect(projectSchema.safeParse(value).success).toBe(false);
  });

  test('describes every key', () => {
    const undescribed = (schema: JsonSchema, prefix: string): readonly string[] =>
      Object.entries(schema.properties ?? {}).flatMap(([key, value]) => [
        ...(value.description?.endsWith('.') ? [] : [`${prefix}${key}`]),
        ...undescribed(value, `${prefix}${key}.`),
      ]);
    expect(undescribed(projectJsonSchema(), '')).toEqual([]);
  });
});

describe('generated pages', () => {
  test('the table of the guide is up to date', () => {
    expect(read('docs/project-file.md')).toContain(`\n${projectTable(projectJsonSchema())}\n<!-- end of generated -->`);
  });

  test('the errors page explains every code, with placeholders for the values', () => {
    const page = errorsPage();
    for (const code of Object.keys(catalogue)) expect(page).toContain(`\n### ${code}\n`);
    expect(page).toContain('> The key ‹key› is missing.');
    expect(page).not.toMatch(/\[object|undefined/);
  });
});

describe('productSlug', () => {
  test.each([
    // name | slug
    ['Edge Gateway', 'edge-gateway'],
    ['@acme/gateway', 'acme-gateway'],
    ['gw_2.0', 'gw_2.0'],
    ['--x--', 'x'],
    ['Größe', 'gr-e'],
    ['!!!', undefined],
    ['', undefined],
  ])('of %j is %j', (name, slug) => {
    expect(productSlug(name)).toBe(slug);
  });

  test('is a product’s name, whatever it is made from', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), (name) => {
        const slug = productSlug(name);
        if (slug !== undefined) expect(projectSchema.shape.product.safeParse(slug).success).toBe(true);
      }),
    );
  });
});
