import type { DeviceFamilyName } from '../../project/device-families.js';
import { isPrerelease } from '../../version/semver.js';
import { commentText } from './comment-text.js';
import type { DetectedProject } from './detect.js';
import type { DeviceHint } from './device-hints.js';
import type { FoundContract } from './found-contract.js';
import { hostLines, type PublicAddress } from './host-lines.js';
import { type HostSetup, yamlText } from './host-setup.js';

/** Where a new project publishes to, and by what. */
export interface ProjectHosting extends PublicAddress {
  readonly host: HostSetup;
}

/** What else a new project file says, where it is known. */
export interface ProjectContents {
  /** The product’s name where it is left out. */
  readonly models?: readonly string[];
  readonly families?: readonly DeviceFamilyName[];
  readonly hints?: readonly DeviceHint[];
  /** Public keys in base64. */
  readonly trustedKeys?: readonly string[];
  /** `bundle` where it is left out. */
  readonly bundleRoot?: string;
  /** The config contract; absent where there is none. */
  readonly contract?: FoundContract;
  readonly changelog?: string;
  /** Before the `v` of the tags of this product, where the repository holds several. */
  readonly tagPrefix?: string;
}

/** The contract that `init` writes itself. */
export const SAMPLE_CONTRACT: FoundContract = {
  schema: 'config/config.schema.json',
  foreignSchema: 'config/foreign-config.schema.json',
  template: 'config/template.json',
  samples: [],
};

/** The text of a new `ota-release.yaml`, with a comment on everything that is to be decided. */
export const projectFileText = (
  project: DetectedProject,
  { host, ...address }: ProjectHosting,
  { models = [project.product], contract = SAMPLE_CONTRACT, ...contents }: ProjectContents = {},
): string => `\
# What ota-release publishes, and where. Every key: docs/project-file.md of ota-release.

# Part of file names on the site, and signed: never change it once devices are in the field.
product: ${yamlText(project.product)}

# The hardware that this product's bundles fit. Signed; a device refuses what doesn't name its model.
models:
${models.map((model) => `  - ${yamlText(model)}\n`).join('')}
${versionLines(project, contract.template)}
${bundleLines(contents.bundleRoot ?? 'bundle')}
${contractLines(contract)}
${deviceLines(contents)}${hostLines(host, address)}
${signingLines(project, contents.trustedKeys ?? [])}
${contents.tagPrefix === undefined ? '' : tagLines(contents.tagPrefix)}\
# The versions that are promised a direct upgrade to this one. A broken upgrade path from one of them stops the release.
# upgradeFrom: ">=${project.version}"

${notesLines(contents.changelog)}`;

const versionLines = (
  { version, versionSource, copiedFrom }: DetectedProject,
  template: string | undefined,
): string => `\
# Where the version comes from: package.json, pyproject.toml, Cargo.toml, tag, file:PATH, or the version itself in quotes.
${template === undefined ? '' : `${commentText(`Raise it in ${template} as well: a release refuses a template that says another version.`)}\n`}\
${copiedFrom === undefined ? '' : `${commentText(`Copied from ${copiedFrom}, which a release can't read: raise both together, or write the version to a file and name it as file:PATH.`)}\n`}\
${versionSource === 'tag' ? '# A release is of a commit that carries a tag, v and the version.\n' : ''}\
version: ${versionSource === version ? `"${version}"` : yamlText(versionSource)}
${
  versionSource !== 'tag' && isPrerelease(version)
    ? `
# Pre-releases live in a channel of their own: stable is for released versions.
channel: beta
`
    : ''
}`;

const bundleLines = (root: string): string => `\
# What a device unpacks: update.sh at its root, everything else beside it.
bundle:
  root: ${yamlText(root)}
${
  root === '.'
    ? `  # The whole repository would be packed: name what belongs into a bundle.
  # include: [update.sh, "files/**"]
`
    : ''
}`;

const contractLines = ({ schema, foreignSchema, template, samples }: FoundContract): string => {
  const found = [
    ...(schema === undefined ? [] : [`  schema: ${yamlText(schema)}\n`]),
    ...(foreignSchema === undefined ? [] : [`  foreignSchema: ${yamlText(foreignSchema)}\n`]),
    ...(template === undefined ? [] : [`  template: ${yamlText(template)}\n`]),
    ...(samples.length === 0 ? [] : ['  samples:\n', ...samples.map((sample) => `    - ${yamlText(sample)}\n`)]),
  ];
  return `\
# What a version needs of its configuration, and what a fielded version needs of the configuration it upgrades to.
${found.length === 0 ? '# config:\n#   schema: config/config.schema.json\n' : `config:\n${found.join('')}`}`;
};

const deviceLines = ({ families = [], hints = [] }: ProjectContents): string =>
  families.length === 0
    ? ''
    : `\
# The systems whose devices take the release: their rules are checked, their files published. Options: docs/devices of ota-release.
devices:
${families
  .map((family) => {
    const seen = hints.find((hint) => hint.family === family)?.seen;
    return `  - ${family}${seen === undefined ? '' : ` # ${seen}`}\n`;
  })
  .join('')}
`;

const signingLines = ({ product }: DetectedProject, keys: readonly string[]): string =>
  keys.length > 0
    ? `\
# Whose signatures count. The secret half is no part of this repository: it belongs into the secret OTA_SIGNING_KEY of your CI.
signing:
  trustedKeys:
${keys.map((key) => `    - ${key}\n`).join('')}`
    : `\
# Whose signatures count. Make a key once, on your own machine, outside of this repository:
#   npx ota-release keys generate --out ../${product}-keys
# then put the text of ota.pub.b64 here, and the text of ota.key into the secret variable OTA_SIGNING_KEY of your CI.
signing:
  trustedKeys: []
`;

const tagLines = (prefix: string): string => `\
# Tags are ${prefix}v1.2.0: other products of this repository have tags of their own.
tag:
  prefix: ${yamlText(prefix)}

`;

const notesLines = (changelog: string | undefined): string =>
  changelog === undefined
    ? `\
# Release notes, signed with the release: a text, {file: PATH}, or the section of a changelog.
# notes:
#   changelog: CHANGELOG.md
`
    : `\
# Release notes, signed with the release: the section of the version. Without one for it there is no release.
notes:
  changelog: ${changelog}
`;
