import type { ConfigContract } from '../../src/schemas/contract.js';
import { schemaDocument } from '../../src/schemas/schema-document.js';
import type { JsonSchema } from '../../src/schemas/schema-keywords.js';
import { textOf } from './project-files.js';

/** A ForeignConfig as pydantic writes it: two keys demanded, extras kept. */
export const foreignSchema = (general: object = {}, properties: object = {}): JsonSchema => ({
  $defs: {
    ForeignGeneral: {
      additionalProperties: true,
      properties: {
        config_revision: { minimum: -1, title: 'Config Revision', type: 'integer' },
        software_version: {
          pattern: '^\\d+\\.\\d+\\.\\d+(-(alpha|beta|rc)\\.\\d+)?$',
          title: 'Software Version',
          type: 'string',
        },
      },
      required: ['config_revision', 'software_version'],
      title: 'ForeignGeneralConfig',
      type: 'object',
      ...general,
    },
  },
  additionalProperties: true,
  properties: { general: { $ref: '#/$defs/ForeignGeneral' }, ...properties },
  required: ['general'],
  title: 'ForeignConfig',
  type: 'object',
});

/** A Config as pydantic writes it: closed at the top only, optional parts as unions with null. */
export const configSchema = (pump: object = {}): JsonSchema => ({
  $defs: {
    General: {
      properties: {
        config_revision: { type: 'integer' },
        software_version: { type: 'string' },
        system_identifier: { type: 'string' },
      },
      required: ['config_revision', 'software_version'],
      type: 'object',
    },
    Pump: {
      properties: { rpm: { type: 'integer', minimum: 0, maximum: 6000 }, ...pump },
      required: ['rpm'],
      type: 'object',
    },
  },
  additionalProperties: false,
  properties: {
    general: { $ref: '#/$defs/General' },
    pump: { anyOf: [{ $ref: '#/$defs/Pump' }, { type: 'null' }], default: null },
  },
  required: ['general'],
  type: 'object',
});

/** The template of a version. */
export const template = (version: string, extra: object = {}) => ({
  general: { config_revision: 1, software_version: version },
  ...extra,
});

/** The contract of a version, with parts replaced. */
export const contractOf = (
  version: string,
  parts: Partial<{ config: JsonSchema; foreign: JsonSchema; template: unknown; samples: readonly unknown[] }> = {},
): ConfigContract => ({
  config: schemaDocument(parts.config ?? configSchema(), { file: 'config.schema.json' }),
  foreign: schemaDocument(parts.foreign ?? foreignSchema(), { file: 'foreign.schema.json' }),
  template: textOf(parts.template ?? template(version), 'template.json'),
  samples: (parts.samples ?? []).map((sample, index) => textOf(sample, `sample-${index + 1}.json`)),
});
