const text = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** What every config says of itself: which revision of the text it is, and which version it is for. */
const GENERAL = {
  config_revision: { type: 'integer', minimum: -1 },
  software_version: { type: 'string', minLength: 1 },
} as const;

const REQUIRED_GENERAL = ['config_revision', 'software_version'];

/** The text of a first config schema: what this version needs to run. Strict, so that a slip is found before a release. */
export const configSchemaText = (product: string): string =>
  text({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `Configuration of ${product}`,
    description: 'What this version needs to run. A config that this schema refuses is never delivered.',
    type: 'object',
    required: ['general', 'telemetry'],
    additionalProperties: false,
    properties: {
      general: { type: 'object', required: REQUIRED_GENERAL, additionalProperties: false, properties: GENERAL },
      telemetry: {
        type: 'object',
        required: ['interval_seconds'],
        additionalProperties: false,
        properties: { interval_seconds: { type: 'integer', minimum: 1, maximum: 86_400 } },
      },
    },
  });

/** The text of a first foreign config schema: as little as possible, so that a fielded version takes any later config. */
export const foreignConfigSchemaText = (product: string): string =>
  text({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `Foreign configuration of ${product}`,
    description:
      'What this version needs of the config of a version it upgrades to. Never narrow it: that strands the devices which run this version.',
    type: 'object',
    required: ['general'],
    properties: { general: { type: 'object', required: REQUIRED_GENERAL, properties: GENERAL } },
  });

/** The text of a first config template, of the given version. */
export const configTemplateText = (version: string): string =>
  text({ general: { config_revision: 0, software_version: version }, telemetry: { interval_seconds: 60 } });
