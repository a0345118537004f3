/** What the project of a workspace is filled in with. */
export interface ProjectFacts {
  readonly version: string;
  readonly publicKey: string;
  /** Lines put at the end of the project file. */
  readonly extra: string;
}

/** The text of `update.sh`: it writes the version below `DEVICE_ROOT`, as a device's script would replace its software. */
export const script = (version: string): string => `#!/bin/sh
# Installs the pump controller's software.
set -eu
VERSION=${version}
mkdir -p "\${DEVICE_ROOT:?}/opt/pump"
cp -R app "\${DEVICE_ROOT}/opt/pump/"
printf '%s\\n' "$VERSION" > "\${DEVICE_ROOT}/opt/pump/version"
`;

/** The files of a small but complete project, by path: project file, bundle, config contract. */
export const projectFiles = ({ version, publicKey, extra }: ProjectFacts): Readonly<Record<string, string>> => ({
  'ota-release.yaml': projectFile(version, publicKey, extra),
  'bundle/update.sh': script(version),
  'bundle/rollback.sh': `#!/bin/sh\nset -eu\nrm -rf "\${DEVICE_ROOT:?}/opt/pump"\n`,
  'bundle/app/main.py': 'print("pumping")\n'.repeat(50),
  'bundle/app/Größe – 大小.txt': 'names are UTF-8\n',
  'bundle/app/empty': '',
  'config/config.schema.json': json(configSchema),
  'config/foreign-config.schema.json': json(foreignSchema),
  'config/template.json': json({ general: { config_revision: 1, software_version: version }, pump: { rpm: 1200 } }),
});

const projectFile = (version: string, publicKey: string, extra: string): string => `product: pump
models: [pc-200, pc-400]
version: ${version}
bundle:
  root: bundle
host: ../site
publicUrl: https://updates.example.com/pump
signing:
  trustedKeys:
    - ${publicKey}
config:
  schema: config/config.schema.json
  foreignSchema: config/foreign-config.schema.json
  template: config/template.json
notes: Better pumping.
${extra}`;

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const general = {
  type: 'object',
  required: ['config_revision', 'software_version'],
  properties: { config_revision: { type: 'integer' }, software_version: { type: 'string' } },
};

const configSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['general'],
  properties: {
    general,
    pump: { type: 'object', properties: { rpm: { type: 'integer', minimum: 0, maximum: 6000 } } },
  },
};

const foreignSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['general'],
  properties: { general },
};
