import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import {
  configSchemaText,
  configTemplateText,
  foreignConfigSchemaText,
} from '../../../src/commands/init/config-files.js';

const compile = (schema: string) => new Ajv2020({ strict: true }).compile(JSON.parse(schema));
const template = JSON.parse(configTemplateText('1.2.0')) as { general: Record<string, unknown> };

describe('the first config contract', () => {
  test('the template names the version and passes both schemas', () => {
    expect(template.general.software_version).toBe('1.2.0');
    expect(compile(configSchemaText('pump'))(template)).toBe(true);
    expect(compile(foreignConfigSchemaText('pump'))(template)).toBe(true);
  });

  test.each([
    // what is missing, document
    ['everything', {}],
    ['the revision', { general: { software_version: '1.2.0' } }],
    ['the version', { general: { config_revision: 1 } }],
  ])('both schemas refuse a config without %s', (_, document) => {
    expect(compile(configSchemaText('pump'))(document)).toBe(false);
    expect(compile(foreignConfigSchemaText('pump'))(document)).toBe(false);
  });

  test('an unknown key stops at the config schema, and passes the foreign one, which must take later configs', () => {
    const later = { ...template, relay: { on: true } };
    expect(compile(configSchemaText('pump'))(later)).toBe(false);
    expect(compile(foreignConfigSchemaText('pump'))(later)).toBe(true);
  });
});
