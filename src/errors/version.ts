import { invalid, show, warning } from './entry.js';

/** What can be wrong with the version of a release, and with the place it is read from. */
export const versionErrors = {
  'version-missing': invalid(
    'No version',
    () => 'Nothing says which version this is.',
    () =>
      'Set version in the project file ("1.2.0", package.json, pyproject.toml, Cargo.toml, tag or file:PATH), or give --version 1.2.0.',
  ),
  'version-not-semver': invalid(
    'Version that is not SemVer',
    (p: { version: string; reason: string; suggestion?: string | undefined }) =>
      `${show(p.version)} is not a SemVer version: ${p.reason}.`,
    (p) =>
      p.suggestion === undefined
        ? 'Write MAJOR.MINOR.PATCH, as in 1.2.0, or with a pre-release, as in 1.2.0-rc.1.'
        : `Write ${p.suggestion}.`,
  ),
  'version-v-prefix': invalid(
    'Version with a v',
    (p: { version: string; bare: string }) => `The version ${show(p.version)} begins with a "v".`,
    (p) => `Write ${p.bare}. Only the tag has the v (v${p.bare}), and it is put there for you.`,
  ),
  'version-build-metadata': invalid(
    'Version with build metadata',
    (p: { version: string; build: string }) =>
      `${show(p.version)} has build metadata (+${p.build}), which SemVer does not order: two builds of one version clash.`,
    (p) => `Write ${p.version.slice(0, p.version.indexOf('+'))}, and raise the version for a further build.`,
  ),
  'version-undotted-number': invalid(
    'Pre-release number without a dot',
    (p: { version: string; identifier: string; suggestion: string }) =>
      `In ${show(p.version)}, ${show(p.identifier)} is ordered as text, by which alpha11 comes before alpha8.`,
    (p) => `Write ${p.suggestion}.`,
  ),
  'version-number-too-large': invalid(
    'Version number too large',
    (p: { version: string; number: string }) =>
      `In ${show(p.version)}, ${p.number} is beyond ${Number.MAX_SAFE_INTEGER}, the largest number that every reader compares rightly.`,
    () => 'Use smaller numbers, for example a date as 20260131 instead of a time stamp with fractions of a second.',
  ),
  'version-too-long': invalid(
    'Version too long',
    (p: { version: string; length: number; maximum: number }) =>
      `The version ${show(p.version)} has ${p.length} characters; at most ${p.maximum} are allowed, because it becomes part of file names.`,
    () => 'Shorten the pre-release part.',
  ),
  'version-back-port': warning(
    'Version lower than the latest',
    (p: { version: string; latest: string; channel: string }) =>
      `${p.version} is lower than ${p.latest}, the latest of channel ${p.channel}.`,
    (p) =>
      `As a back-port it is listed and ${p.latest} stays the latest. If it is meant for every device, give it a version above ${p.latest}.`,
  ),
  'version-pre-release-in-stable': invalid(
    'Pre-release in the stable channel',
    (p: { version: string }) =>
      `${p.version} is a pre-release, and devices of the stable channel install every version that is listed there.`,
    () => 'Release it to another channel, for example --channel beta, or drop the pre-release part.',
  ),
  'version-first-is-default': warning(
    'First release named 0.0.1',
    (p: { version: string }) =>
      `The first release is ${p.version}, which a 0-OS node without a version file takes itself to run already: it would never install it.`,
    () => 'Begin with 0.1.0.',
  ),
  'version-file-unreadable': invalid(
    'File of the version that can’t be read',
    (p: { file: string; reason: string }) => `The version is to be read from ${p.file}, and ${p.reason}.`,
    () => 'Correct the file, or the version key of the project file.',
  ),
  'version-file-empty': invalid(
    'File of the version without a version',
    (p: { file: string; reason: string }) => `The version is to be read from ${p.file}, and ${p.reason}.`,
    () => 'Write the version there, as in 1.2.0, or set version in the project file to another source.',
  ),
  'version-dynamic': invalid(
    'Version left to a build back end',
    (p: { file: string; backend?: string | undefined }) =>
      `${p.file} declares its version as dynamic, so that only the build back end${p.backend ? ` (${p.backend})` : ''} knows it.`,
    () =>
      'Where the back end takes it from git, set version: tag. Else write it to a file and set version: file:PATH, or give --version.',
  ),
  'version-python-spelling': invalid(
    'Version in Python’s spelling',
    (p: { version: string; file: string; suggestion?: string | undefined }) =>
      `${show(p.version)} in ${p.file} is a PEP 440 version, not a SemVer one.`,
    (p) =>
      p.suggestion === undefined
        ? 'Write MAJOR.MINOR.PATCH, which PEP 440 takes as well. Epochs, post-releases and local versions have no counterpart in SemVer.'
        : `Write ${p.suggestion}: Python’s tools take that spelling too.`,
  ),
  'version-tag-missing': invalid(
    'No version tag at the commit',
    (p: { others: readonly string[] }) =>
      p.others.length === 0
        ? 'The version is to be read from the tag, and no tag stands on this commit.'
        : `The version is to be read from the tag, and none of the tags on this commit is v and a version: ${p.others.join(', ')}.`,
    () =>
      'Tag the commit (git tag -a v1.2.0 -m v1.2.0), or give --version. In CI, fetch the tags: a shallow checkout has none.',
  ),
  'version-not-raised': warning(
    'Proposed change that doesn’t raise the version',
    (p: { version: string; name: string; location: string }) =>
      `${p.version} is out: tag ${show(p.name)} of ${p.location} stands on another commit. Merged as it is, this change releases nothing.`,
    () => 'Raise the version in the change that is to be released; leave it where it is otherwise.',
  ),
  'version-tag-ambiguous': invalid(
    'Several version tags at the commit',
    (p: { tags: readonly string[] }) =>
      `The version is to be read from the tag, and several stand on this commit: ${p.tags.join(', ')}.`,
    (p) => `Say which one: --version ${p.tags[0]?.replace(/^.*v/, '')}.`,
  ),
};
