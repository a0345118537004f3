import { isPrerelease } from '../../version/semver.js';
import type { DetectedProject } from './detect.js';
import { hostLines } from './host-lines.js';
import type { HostSetup } from './host-setup.js';

/** Where a new project publishes to, and by what. */
export interface ProjectHosting {
  readonly host: HostSetup;
  /** A pipeline is written beside the file, which releases one at a time. */
  readonly serialised: boolean;
}

/** The text of a new `ota-release.yaml`, with a comment on everything that is to be decided. */
export const projectFileText = (
  { product, version, versionSource }: DetectedProject,
  { host, serialised }: ProjectHosting,
): string => `\
# What ota-release publishes, and where. Every key: docs/project-file.md of ota-release.

# Part of file names on the site, and signed: never change it once devices are in the field.
product: ${product}

# The hardware that this product's bundles fit. Signed; a device refuses what doesn't name its model.
models:
  - ${product}

# Where the version comes from: package.json, pyproject.toml, tag, file:PATH, or the version itself in quotes.
version: ${versionSource === version ? `"${version}"` : versionSource}
${
  isPrerelease(version)
    ? `
# Pre-releases live in a channel of their own: stable is for released versions.
channel: beta
`
    : ''
}
# What a device unpacks: update.sh at its root, everything else beside it.
bundle:
  root: bundle

# What a version needs of its configuration, and what a fielded version needs of the configuration it upgrades to.
config:
  schema: config/config.schema.json
  foreignSchema: config/foreign-config.schema.json
  template: config/template.json

${hostLines(host, serialised)}
# Whose signatures count. Make a key once, on your own machine, outside of this repository:
#   npx ota-release keys generate --out ../${product}-keys
# then put the text of ota.pub.b64 here, and the text of ota.key into the secret variable OTA_SIGNING_KEY of your CI.
signing:
  trustedKeys: []

# The versions that are promised a direct upgrade to this one. A broken upgrade path from one of them stops the release.
# upgradeFrom: ">=${version}"

# Release notes, signed with the release: a text, {file: PATH}, or the section of a changelog.
# notes:
#   changelog: CHANGELOG.md
`;
