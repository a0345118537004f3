import { rollbackScriptText, updateScriptText } from '../init/bundle-files.js';
import { configSchemaText, configTemplateText, foreignConfigSchemaText } from '../init/config-files.js';
import type { NewFile } from '../init/write-new-files.js';

/** The product that the demo releases, and the one model it fits. */
export const PRODUCT = 'gateway';
export const MODEL = 'gateway-100';

/** What one version of the sample repository is made from. */
export interface SampleInput {
  readonly version: string;
  readonly publicUrl: string;
  /** The base64 form of the public key. */
  readonly trustedKey: string;
}

/** Every file of the sample repository at a version. */
export const sampleFiles = (input: SampleInput): readonly NewFile[] => [
  { path: 'ota-release.yaml', text: projectText(input) },
  { path: 'CHANGELOG.md', text: changelogText(input.version) },
  { path: 'bundle/update.sh', text: updateScriptText(PRODUCT), executable: true },
  { path: 'bundle/rollback.sh', text: rollbackScriptText(PRODUCT), executable: true },
  { path: `bundle/files/bin/${PRODUCT}`, text: programText(input.version), executable: true },
  { path: 'bundle/files/share/motd', text: 'Measures the level of the spring, every minute.\n' },
  { path: 'config/config.schema.json', text: configSchemaText(PRODUCT) },
  { path: 'config/foreign-config.schema.json', text: foreignConfigSchemaText(PRODUCT) },
  { path: 'config/template.json', text: configTemplateText(input.version) },
];

const projectText = ({ version, publicUrl, trustedKey }: SampleInput): string => `\
product: ${PRODUCT}
models:
  - ${MODEL}
version: "${version}"
bundle:
  root: bundle
config:
  schema: config/config.schema.json
  foreignSchema: config/foreign-config.schema.json
  template: config/template.json
# The directory that a web server serves. The URL is the demo's own loopback server; yours is https://updates.example.com.
host: ../site
publicUrl: ${publicUrl}
signing:
  trustedKeys:
    - ${trustedKey}
# A device at any version from 1.0.0 on is promised a direct upgrade: the check proves it against what is fielded.
upgradeFrom: ">=1.0.0"
notes:
  changelog: CHANGELOG.md
`;

const NOTES = [
  { version: '1.1.0', text: 'Tells the time of each measurement.' },
  { version: '1.0.0', text: 'First release.' },
] as const;

const changelogText = (version: string): string => {
  const known = NOTES.slice(NOTES.findIndex((note) => note.version === version));
  return ['# Changelog', ...known.map((note) => `\n## ${note.version}\n\n- ${note.text}`), ''].join('\n');
};

const programText = (version: string): string => `\
#!/bin/sh
# The product itself: what the devices run.
${version === '1.0.0' ? "echo 'level: 42 cm'" : 'echo "$(date): level: 42 cm"'}
`;
