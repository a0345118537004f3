import { describe } from 'vitest';
import { bundleErrors } from '../../src/errors/bundle.js';
import { problem } from '../../src/errors/problem.js';
import { type CatalogueRows, describeCatalogue, describeWordings, type Wordings } from '../support/catalogue-rows.js';

const rows: CatalogueRows<typeof bundleErrors> = {
  // code: exit code, sample details, message, hint where it depends on the details
  'bundle-root-missing': [
    2,
    { root: 'payload', reason: 'there is no such directory' },
    `The bundle's directory "payload" can't be read: there is no such directory.`,
  ],
  'bundle-empty': [2, { root: 'payload' }, 'Nothing in "payload" is selected for the bundle.'],
  'bundle-pattern-invalid': [
    2,
    { pattern: '/app/**', reason: 'it begins with a slash' },
    'The pattern "/app/**" selects no file: it begins with a slash.',
  ],
  'bundle-pattern-unmatched': ['warning', { pattern: 'docs/**' }, 'The include pattern "docs/**" matches no file.'],
  'bundle-file-unreadable': [
    2,
    { path: 'app/key', reason: 'permission denied' },
    `"app/key" can't be read: permission denied.`,
  ],
  'bundle-file-special': [
    2,
    { path: 'run/pipe', kind: 'named pipe' },
    '"run/pipe" is a named pipe; a bundle holds regular files.',
  ],
  'bundle-file-stray': [
    'warning',
    { path: '.DS_Store', what: 'a leftover of macOS' },
    '".DS_Store" is a leftover of macOS.',
    'Add ".DS_Store" to bundle.exclude, unless devices need it.',
  ],
  'bundle-directory-empty': [
    'warning',
    { path: 'var/log' },
    'The directory "var/log" is empty and will not be in the bundle.',
  ],
  'bundle-symlink-refused': [2, { path: 'current', target: 'app' }, '"current" is a symbolic link to "app".'],
  'bundle-symlink-absolute': [
    2,
    { path: 'current', target: '/opt/app' },
    '"current" is a symbolic link to the absolute path "/opt/app".',
  ],
  'bundle-symlink-escapes': [
    2,
    { path: 'current', target: '../app' },
    '"current" is a symbolic link to "../app", which is outside the bundle.',
  ],
  'bundle-symlink-dangling': [
    2,
    { path: 'current', target: 'none' },
    '"current" is a symbolic link to "none", which is not in the bundle.',
  ],
  'bundle-name-undecodable': [2, { path: 'gr\uFFFDn' }, 'The name "gr\uFFFDn" is not UTF-8.'],
  'bundle-name-escapes': [
    2,
    { path: '../x', reason: 'leads out of the bundle' },
    'The name "../x" leads out of the bundle.',
  ],
  'bundle-name-backslash': [
    2,
    { path: 'a\\b' },
    'The name "a\\\\b" holds a backslash, which some devices take for a directory separator.',
  ],
  'bundle-name-control': [2, { path: 'a\u0007' }, 'The name "a\\u0007" holds a control character.'],
  'bundle-name-duplicate': [2, { path: 'app/main' }, 'The name "app/main" occurs twice in the bundle.'],
  'bundle-name-clash': [
    2,
    { path: 'README', other: 'readme', by: 'case' },
    'The names "README" and "readme" differ only by case.',
  ],
  'bundle-name-too-long': [
    2,
    { path: 'long', bytes: 300, maxBytes: 255, part: 'name' },
    'The name "long" takes 300 bytes; the limit is 255.',
  ],
  'bundle-name-unportable': [
    'warning',
    { path: 'aux.txt', reason: 'is reserved on Windows' },
    'The name "aux.txt" is reserved on Windows.',
  ],
  'bundle-name-not-nfc': [
    'warning',
    { path: 'Gro\u0308ße' },
    'The name "Gro\u0308ße" is written with combining characters.',
  ],
  'bundle-too-many-entries': [2, { entries: 12, maxEntries: 10 }, 'The bundle has 12 files; bundle.maxEntries is 10.'],
  'bundle-too-large-unpacked': [
    2,
    { bytes: 2048, maxBytes: 1024 },
    "The bundle's files take 2048 bytes unpacked; bundle.maxUnpackedSize is 1024.",
  ],
  'bundle-too-large': [2, { bytes: 2048, maxBytes: 1024 }, 'The zip takes 2048 bytes; bundle.maxSize is 1024.'],
  'bundle-too-large-for-ioto': [
    2,
    { bytes: 2048, maxBytes: 1024 },
    'The zip takes 2048 bytes; the Ioto updaters take at most 1024.',
  ],
  'bundle-slow-download': [
    'warning',
    { bytes: 2048, maxBytes: 1024 },
    'The zip takes 2048 bytes; above 1024 a download blocks a Connhex device for long.',
  ],
  'bundle-script-missing': [2, { root: 'payload' }, 'There is no update.sh at the top of "payload".'],
  'bundle-script-not-a-file': [
    2,
    { path: 'update.sh' },
    '"update.sh" is a symbolic link; devices expect a regular file.',
  ],
  'bundle-script-rollback-missing': [
    'warning',
    { root: 'payload' },
    'There is no rollback.sh at the top of "payload".',
  ],
  'bundle-script-too-large': [
    2,
    { path: 'update.sh', bytes: 2048, maxBytes: 1024 },
    '"update.sh" takes 2048 bytes; a script may take 1024.',
  ],
  'bundle-script-empty': [
    2,
    { path: 'update.sh' },
    '"update.sh" holds no command: a device would run it and report success.',
  ],
  'bundle-script-not-utf8': [
    2,
    { path: 'update.sh', reason: 'the byte 0xfc is not part of a character' },
    '"update.sh" is not UTF-8 text: the byte 0xfc is not part of a character.',
  ],
  'bundle-script-byte-order-mark': [
    2,
    { path: 'update.sh' },
    '"update.sh" begins with a byte order mark, which a shell takes for part of the first command.',
  ],
  'bundle-script-carriage-return': [
    2,
    { path: 'update.sh', lines: 1 },
    '"update.sh" has carriage returns (CRLF line endings) on 1 line; a shell takes them for part of the commands.',
  ],
  'bundle-script-shebang-missing': [
    'warning',
    { path: 'update.sh', line: 'set -e' },
    '"update.sh" begins with "set -e" instead of #!/bin/sh.',
  ],
  'bundle-script-shebang': [
    2,
    { path: 'update.sh', shebang: '#!/bin/bash' },
    '"update.sh" asks for "#!/bin/bash", but devices run it as "sh update.sh", whatever the shebang says.',
  ],
  'bundle-script-shebang-options': [
    'warning',
    { path: 'update.sh', options: '-eu' },
    '"update.sh" sets "-eu" in its shebang; devices run it as "sh update.sh", which ignores that.',
    'Make "set -eu" the second line instead.',
  ],
  'bundle-script-syntax': [
    2,
    { path: 'update.sh', reason: 'unexpected end of file' },
    '"update.sh" does not parse as a shell script: unexpected end of file.',
    'Correct the line, then try it with: sh -n update.sh',
  ],
  'bundle-script-unchecked': [
    'warning',
    { path: 'update.sh', reason: 'sh could not be started' },
    'The syntax of "update.sh" was not checked: sh could not be started.',
  ],
  'bundle-script-version-differs': [
    'warning',
    { path: 'update.sh', variable: 'VERSION', found: '1.0.0', version: '1.1.0' },
    '"update.sh" sets VERSION to "1.0.0", but this release is 1.1.0.',
    'Set VERSION to 1.1.0, or write it into the script when you build.',
  ],
  'bundle-contains-itself': [
    2,
    { out: 'payload/update.zip' },
    'The zip is to be written to "payload/update.zip", which lies among the files to pack.',
  ],
  'bundle-file-changed': [
    1,
    { path: 'app/main', reason: 'it grew' },
    '"app/main" changed while it was packed: it grew.',
  ],
  'bundle-unwritable': [
    1,
    { out: 'out/update.zip', reason: 'permission denied' },
    `"out/update.zip" can't be written: permission denied.`,
  ],
  'bundle-thread-died': [
    1,
    { reason: 'out of memory' },
    'A thread that compresses the bundle ended early: out of memory.',
  ],
  'bundle-not-reproducible': [
    1,
    { path: 'app/main', reason: 'its contents differ' },
    'Packing the same files twice gave different zips, first at "app/main": its contents differ.',
  ],
  'bundle-unreadable': [
    1,
    { file: 'update.zip', reason: 'permission denied' },
    `"update.zip" can't be read: permission denied.`,
  ],
  'bundle-malformed': [
    3,
    { file: 'update.zip', reason: 'it ends after 12 bytes' },
    '"update.zip" is not a well-formed bundle: it ends after 12 bytes.',
  ],
  'bundle-entry-refused': [
    3,
    { file: 'update.zip', path: '../x', reason: 'it leads out of the bundle' },
    'The entry "../x" of "update.zip" is refused: it leads out of the bundle.',
  ],
  'bundle-entry-corrupt': [
    3,
    { file: 'update.zip', path: 'app/main', reason: 'its CRC-32 differs' },
    'The entry "app/main" of "update.zip" is damaged: its CRC-32 differs.',
  ],
};

const wordings: Wordings = [
  // problem, its message or hint
  [
    problem('bundle-script-carriage-return', { path: 'update.sh', lines: 3 }),
    '"update.sh" has carriage returns (CRLF line endings) on 3 lines; a shell takes them for part of the commands.',
  ],
];

describe('what can be wrong with a bundle', () => {
  describeCatalogue(bundleErrors, rows, ['bundle']);

  describeWordings(wordings);
});
