import { invalid, show } from './entry.js';
import { didYouMean, listed } from './project-file.js';

const values = {
  'project-product-invalid': invalid(
    'Product name that can’t be part of a file name',
    (p: { value: string; suggestion?: string | undefined }) =>
      `${show(p.value)} can’t be a product’s name, which becomes part of file names and URLs.`,
    (p) =>
      `Use lower-case letters, digits, dots, hyphens and underscores, at most 64, a letter or digit at both ends${p.suggestion === undefined ? '' : `: ${p.suggestion}`}.`,
  ),
  'project-version-number': invalid(
    'Version that YAML reads as a number',
    (p: { written: string; number: string }) => `YAML reads ${p.written} as the number ${p.number}, not as a version.`,
    (p) => `Quote it, and write all three parts: version: "${threeParts(p.written)}".`,
  ),
  'project-version-source-unknown': invalid(
    'Version source that isn’t known',
    (p: { value: string; suggestion?: string | undefined }) =>
      `${show(p.value)} is neither a version nor a place to read one from.`,
    (p) =>
      didYouMean(
        p.suggestion,
        'Write a version as "1.2.0", or package.json, pyproject.toml, Cargo.toml, tag, or file:PATH for the first line of a file.',
      ),
  ),
  'project-path-invalid': invalid(
    'Path that can’t be used',
    (p: { key: string; value: string; reason: string }) => `${p.key} can’t be ${show(p.value)}: ${p.reason}.`,
    () => 'Write a path relative to the project file, as in config/schema.json, or an absolute one.',
  ),
  'project-glob-invalid': invalid(
    'Pattern that can’t match',
    (p: { key: string; value: string; reason: string }) =>
      `The pattern ${show(p.value)} in ${p.key} can’t match: ${p.reason}.`,
    () => 'Write patterns relative to bundle.root with / between names: "docs/**", "**/*.log".',
  ),
  'project-size-invalid': invalid(
    'Size that can’t be read',
    (p: { key: string; value: string }) => `${p.key} is ${show(p.value)}, which is no size.`,
    () => 'Write a number of bytes, or a number and a unit: "64 KB", "100 MiB", "1.5 GiB".',
  ),
  'project-expires-invalid': invalid(
    'Expiry that can’t be read',
    (p: { value: string; minimum: number; maximum: number }) =>
      `${show(p.value)} is no time from ${p.minimum} to ${p.maximum} days.`,
    (p) => `Write a number of days from ${p.minimum} to ${p.maximum}, as in 180 or "180d".`,
  ),
  'project-hours-invalid': invalid(
    'Time under rollout that can’t be read',
    (p: { value: string; minimum: number; maximum: number }) =>
      `${show(p.value)} is no time from ${p.minimum} to ${p.maximum} hours.`,
    (p) => `Write a number of hours from ${p.minimum} to ${p.maximum}, as in 48 or "48h".`,
  ),
  'project-prune-older-invalid': invalid(
    'Age that is none',
    (p: { value: string; minimum: number; maximum: number }) =>
      `prune.olderThan is ${show(p.value)}, and not a number of days from ${p.minimum} to ${p.maximum}.`,
    () => 'Write days, as in 365d.',
  ),
  'project-channel-invalid': invalid(
    'Channel name that can’t be used',
    (p: { value: string }) => `${show(p.value)} can’t be a channel’s name, which becomes part of URLs.`,
    () => 'Use lower-case letters, digits and hyphens, beginning with a letter, at most 32: stable, beta, customer-a.',
  ),
  'project-version-text-invalid': invalid(
    'Version that isn’t SemVer',
    (p: { key: string; value: string }) => `${p.key} says ${show(p.value)}, which is no SemVer version.`,
    () => 'Write three numbers without a v, such as 0.9.0, or 1.0.0-rc.1.',
  ),
  'project-range-invalid': invalid(
    'Range that isn’t SemVer',
    (p: { value: string }) => `${show(p.value)} is no range of SemVer versions.`,
    () =>
      'Write a range as npm reads it: ">=1.0.0", "^1.2.0", "1.x", ">=1.0.0 <2.0.0 || 3.0.0"; "*" for every version.',
  ),
  'project-url-invalid': invalid(
    'URL that devices can’t use',
    (p: { key: string; value: string; reason: string }) => `${p.key} can’t be ${show(p.value)}: ${p.reason}.`,
    () =>
      'Write the absolute http(s) URL under which devices reach the site, as in https://updates.example.com/gateway.',
  ),
  'project-host-unsupported': invalid(
    'Host of a kind that isn’t supported',
    (p: { value: string; known: readonly string[] }) =>
      `A host of the kind ${show(p.value)} is not supported; known are: ${listed(p.known)}.`,
    () =>
      'Publish to a directory (./site), a bucket (s3://bucket/prefix), a branch (branch:gh-pages, git+ssh://server/repo.git#gh-pages), or a server that takes PUT (https://…).',
  ),
  'project-host-url-invalid': invalid(
    'Host that is written wrongly',
    (p: { value: string; reason: string }) => `${show(p.value)} names no host: ${p.reason}.`,
    () =>
      'Write a path, file:///absolute/path, s3://bucket/prefix?region=…, branch:gh-pages, git+https://server/repo.git#gh-pages, or https://server/path.',
  ),
  'project-host-kind': invalid(
    'Host of no kind, or of several',
    (p: { given: readonly string[]; known: readonly string[] }) =>
      p.given.length === 0
        ? 'host doesn’t say what kind of host it is.'
        : `host is of several kinds at once: ${listed(p.given)}.`,
    (p) => `Give exactly one of ${listed(p.known)}.`,
  ),
  'project-host-option': invalid(
    'Option of another kind of host',
    (p: { option: string; kind: string; options: readonly string[] }) =>
      `${show(p.option)} doesn’t go with ${p.kind}: it belongs to another kind of host.`,
    (p) => (p.options.length === 0 ? 'Remove it.' : `Remove it; with ${p.kind} go: ${listed(p.options)}.`),
  ),
  'project-host-option-invalid': invalid(
    'Option with a value that can’t be used',
    (p: { key: string; value: string; reason: string }) => `${p.key} can’t be ${show(p.value)}: ${p.reason}.`,
    (p) => `Correct ${p.key}; docs/hosting.md has an example of everything that goes there.`,
  ),
  'project-purge-kind': invalid(
    'Purge of no kind, or of several',
    (p: { given: readonly string[] }) =>
      p.given.length === 0 ? 'purge doesn’t say what to do.' : `purge names several ways at once: ${listed(p.given)}.`,
    () => 'Give exactly one: cloudfront with the id of a distribution, or command with a program and its arguments.',
  ),
  'project-remote-invalid': invalid(
    'Git remote that can’t be used',
    (p: { value: string; reason: string }) => `${show(p.value)} can’t be the remote: ${p.reason}.`,
    () => 'Write the name of a remote, as in origin, or a git URL without a password.',
  ),
  'project-tag-prefix': invalid(
    'Tag prefix that can’t be used',
    (p: { value: string }) =>
      `${show(p.value)} can’t stand before the v of a tag: it has to be one to four names of letters, digits, ., _ and -, each with a slash behind it.`,
    () =>
      'Write the product’s name and a slash, as in gateway/; leave tag.prefix out where the repository has one product.',
  ),
  'project-tag-prefix-ivy': invalid(
    'Tag prefix in front of an Ivy release',
    (p: { value: string }) =>
      `With the prefix ${show(p.value)} an Ivy device finds no release: it fetches the archive of the tag v and the version.`,
    () => 'Leave tag.prefix out, or give the Ivy system a repository of its own.',
  ),
  'project-tag-placeholder': invalid(
    'Unknown placeholder in the tag’s message',
    (p: { placeholder: string; suggestion?: string | undefined }) => `tag.message doesn’t know {${p.placeholder}}.`,
    (p) => didYouMean(p.suggestion && `{${p.suggestion}}`, 'It knows {product} and {version}.'),
  ),
  'project-notes-source': invalid(
    'Notes without exactly one source',
    (p: { given: number }) =>
      p.given === 0 ? 'notes names neither a file nor a changelog.' : 'notes names both a file and a changelog.',
    () => 'Write the notes as a text, or one of notes: {file: NOTES.md} and notes: {changelog: CHANGELOG.md}.',
  ),
  'project-attachment-name-invalid': invalid(
    'Attachment name that can’t be part of a URL',
    (p: { value: string }) => `${show(p.value)} can’t be an attachment’s name, which becomes part of its URL.`,
    () => 'Give it a name of letters, digits, dots, hyphens, underscores and plus signs: {path: …, name: manual.pdf}.',
  ),
  'project-attachment-name-clash': invalid(
    'Two attachments of one name',
    (p: { value: string }) => `Two attachments are named ${show(p.value)}, upper and lower case taken as one.`,
    () => 'Give one of them another name: {path: …, name: …}.',
  ),
  'project-attachment-unreadable': invalid(
    'Attachment that can’t be read',
    (p: { file: string; reason: string }) => `${p.file} is to be published beside the bundle, and ${p.reason}.`,
    () => 'Make the file before the release, or remove it from attachments.',
  ),
  'project-media-type-invalid': invalid(
    'Media type that can’t be read',
    (p: { value: string }) => `${show(p.value)} is no media type.`,
    () => 'Write type/subtype, as in application/pdf.',
  ),
  'project-secret-key': invalid(
    'Secret in the project file',
    (p: { key: string }) => `${p.key} would hold a secret, and the project file is committed for everyone to read.`,
    () =>
      'Remove it. If a real secret was committed, replace it. The signing key comes from OTA_SIGNING_KEY or --signing-key-file, what a host asks for from OTA_HOST_TOKEN, OTA_HOST_PASSWORD or the variables of AWS.',
  ),
  'project-pattern-unmatched': invalid(
    'Pattern that matches no file',
    (p: { key: string; value: string }) => `The pattern ${show(p.value)} in ${p.key} matches no file.`,
    () =>
      'Correct it, or remove it: a check that looks at nothing would pass unnoticed. Patterns start from the project file’s directory.',
  ),
  'project-pattern-too-wide': invalid(
    'Pattern that matches too many files',
    (p: { key: string; value: string; maximum: number }) =>
      `The pattern ${show(p.value)} in ${p.key} leads through more than ${p.maximum} files.`,
    () => 'Begin it with the directory that holds the samples: config/samples/*.json.',
  ),
};

const notes = {
  'project-notes-unreadable': invalid(
    'Release notes that can’t be read',
    (p: { file: string; reason: string }) => `The notes are to be read from ${p.file}, and ${p.reason}.`,
    () => 'Correct the notes key of the project file, or write the file.',
  ),
  'project-notes-empty': invalid(
    'Empty release notes',
    (p: { file: string }) => `${p.file} has no notes for this release.`,
    () => 'Write them, or remove the notes key.',
  ),
  'project-notes-too-long': invalid(
    'Release notes too long',
    (p: { file: string; bytes: number; maxBytes: number }) =>
      `The notes in ${p.file} have ${p.bytes} bytes; at most ${p.maxBytes} are signed with a release, because every device reads them.`,
    () => 'Shorten them, or publish the long form as an attachment.',
  ),
  'project-notes-section-missing': invalid(
    'Version without a section in the changelog',
    (p: { file: string; version: string; headings: readonly string[] }) =>
      p.headings.length === 0
        ? `${p.file} has no heading that names a version.`
        : `${p.file} has no section for ${p.version}; it has: ${listed(p.headings)}.`,
    (p) => `Add the heading "## ${p.version}" with the notes below it.`,
  ),
  'project-notes-section-ambiguous': invalid(
    'Version with two sections in the changelog',
    (p: { file: string; version: string; lines: readonly number[] }) =>
      `${p.file} has several sections for ${p.version}, at lines ${p.lines.join(' and ')}.`,
    () => 'Join them into one.',
  ),
};

/** What can be wrong with the project file, and with the release notes it names. */
export const projectErrors = { ...values, ...notes };

const threeParts = (written: string): string => {
  const parts = /^\d+(\.\d+)?$/.test(written) ? written.split('.') : ['1', '2', '0'];
  return [...parts, '0', '0'].slice(0, 3).join('.');
};
