import { failed, invalid, show, unverified, warning } from './entry.js';

/** What can be wrong with the bundle: its files, its names, its scripts, and the zip made from them. */
export const bundleErrors = {
  'bundle-root-missing': invalid(
    'No directory to pack',
    (p: { root: string; reason: string }) => `The bundle's directory ${show(p.root)} can't be read: ${p.reason}.`,
    () => 'Set bundle.root to the directory that holds update.sh, relative to the project file.',
  ),
  'bundle-empty': invalid(
    'Empty bundle',
    (p: { root: string }) => `Nothing in ${show(p.root)} is selected for the bundle.`,
    () => 'Put update.sh and its files there, or widen bundle.include and narrow bundle.exclude.',
  ),
  'bundle-pattern-invalid': invalid(
    'Pattern that can never match',
    (p: { pattern: string; reason: string }) => `The pattern ${show(p.pattern)} selects no file: ${p.reason}.`,
    () => "Write patterns relative to bundle.root with '/', such as app/** or **/*.log.",
  ),
  'bundle-pattern-unmatched': warning(
    'Include pattern without a match',
    (p: { pattern: string }) => `The include pattern ${show(p.pattern)} matches no file.`,
    () =>
      'Correct the pattern or remove it. Patterns are relative to bundle.root; * stays within a directory, ** does not.',
  ),
  'bundle-file-unreadable': invalid(
    'File that can’t be read',
    (p: { path: string; reason: string }) => `${show(p.path)} can't be read: ${p.reason}.`,
    () => 'Give the user who packs the right to read it, or exclude it with bundle.exclude.',
  ),
  'bundle-file-special': invalid(
    'Socket, pipe or device in the bundle',
    (p: { path: string; kind: string }) => `${show(p.path)} is a ${p.kind}; a bundle holds regular files.`,
    () => 'Remove it, or exclude it with bundle.exclude. Let update.sh create such files on the device.',
  ),
  'bundle-file-stray': warning(
    'File that hardly belongs in a bundle',
    (p: { path: string; what: string }) => `${show(p.path)} is ${p.what}.`,
    (p) => `Add ${show(p.path)} to bundle.exclude, unless devices need it.`,
  ),
  'bundle-directory-empty': warning(
    'Empty directory',
    (p: { path: string }) => `The directory ${show(p.path)} is empty and will not be in the bundle.`,
    () => 'Create it in update.sh with mkdir -p, or put a file into it.',
  ),
  'bundle-symlink-refused': invalid(
    'Symbolic link',
    (p: { path: string; target: string }) => `${show(p.path)} is a symbolic link to ${show(p.target)}.`,
    () =>
      'Replace it by a copy of the file, or create it in update.sh with ln -s. Set bundle.symlinks to allow if every device can unpack links.',
  ),
  'bundle-symlink-absolute': invalid(
    'Symbolic link to an absolute path',
    (p: { path: string; target: string }) =>
      `${show(p.path)} is a symbolic link to the absolute path ${show(p.target)}.`,
    () => 'Make the link relative and keep it within the bundle, or create it in update.sh with ln -s.',
  ),
  'bundle-symlink-escapes': invalid(
    'Symbolic link out of the bundle',
    (p: { path: string; target: string }) =>
      `${show(p.path)} is a symbolic link to ${show(p.target)}, which is outside the bundle.`,
    () => 'Copy the file into the bundle, or create the link in update.sh with ln -s.',
  ),
  'bundle-symlink-dangling': invalid(
    'Symbolic link to nothing',
    (p: { path: string; target: string }) =>
      `${show(p.path)} is a symbolic link to ${show(p.target)}, which is not in the bundle.`,
    () => 'Add the file it points to (it may be excluded), or remove the link.',
  ),
  'bundle-name-undecodable': invalid(
    'Name that isn’t UTF-8',
    (p: { path: string }) => `The name ${show(p.path)} is not UTF-8.`,
    () => 'Rename the file. Plain ASCII names work on every device.',
  ),
  'bundle-name-escapes': invalid(
    'Name that leads out of the bundle',
    (p: { path: string; reason: string }) => `The name ${show(p.path)} ${p.reason}.`,
    () => 'Rename the file to a relative path without empty, . or .. parts.',
  ),
  'bundle-name-backslash': invalid(
    'Backslash in a name',
    (p: { path: string }) =>
      `The name ${show(p.path)} holds a backslash, which some devices take for a directory separator.`,
    () => "Rename the file. Directories are separated by '/'.",
  ),
  'bundle-name-control': invalid(
    'Control character in a name',
    (p: { path: string }) => `The name ${show(p.path)} holds a control character.`,
    () => 'Rename the file with printable characters only.',
  ),
  'bundle-name-duplicate': invalid(
    'Name given twice',
    (p: { path: string }) => `The name ${show(p.path)} occurs twice in the bundle.`,
    () => 'Give each file a path of its own.',
  ),
  'bundle-name-clash': invalid(
    'Names that some file systems can’t tell apart',
    (p: { path: string; other: string; by: string }) =>
      `The names ${show(p.path)} and ${show(p.other)} differ only by ${p.by}.`,
    () => 'Rename one of them: unpacked on some file systems, one would overwrite the other.',
  ),
  'bundle-name-too-long': invalid(
    'Name that is too long',
    (p: { path: string; bytes: number; maxBytes: number; part: string }) =>
      `The ${p.part} ${show(p.path)} takes ${p.bytes} bytes; the limit is ${p.maxBytes}.`,
    () => 'Shorten the name. What counts is its length in UTF-8.',
  ),
  'bundle-name-unportable': warning(
    'Name that not every system takes',
    (p: { path: string; reason: string }) => `The name ${show(p.path)} ${p.reason}.`,
    () => 'Rename the file, so that the bundle can be checked out, packed and unpacked everywhere.',
  ),
  'bundle-name-not-nfc': warning(
    'Name that isn’t in Unicode normal form C',
    (p: { path: string }) => `The name ${show(p.path)} is written with combining characters.`,
    () => 'Rename the file in the composed form (NFC), or in plain ASCII: a script that spells it so will not find it.',
  ),
  'bundle-too-many-entries': invalid(
    'Too many files',
    (p: { entries: number; maxEntries: number }) =>
      `The bundle has ${p.entries} files; bundle.maxEntries is ${p.maxEntries}.`,
    () => 'Exclude what devices do not need, or raise bundle.maxEntries.',
  ),
  'bundle-too-large-unpacked': invalid(
    'Unpacked bundle too large',
    (p: { bytes: number; maxBytes: number }) =>
      `The bundle's files take ${p.bytes} bytes unpacked; bundle.maxUnpackedSize is ${p.maxBytes}.`,
    () => 'Exclude what devices do not need, or raise bundle.maxUnpackedSize if every device has the room.',
  ),
  'bundle-too-large': invalid(
    'Bundle too large',
    (p: { bytes: number; maxBytes: number }) => `The zip takes ${p.bytes} bytes; bundle.maxSize is ${p.maxBytes}.`,
    () => 'Exclude what devices do not need, or raise bundle.maxSize.',
  ),
  'bundle-too-large-for-ioto': invalid(
    'Bundle that Ioto devices refuse',
    (p: { bytes: number; maxBytes: number }) =>
      `The zip takes ${p.bytes} bytes; the Ioto updaters take at most ${p.maxBytes}.`,
    () => 'Exclude what devices do not need, or remove ioto from devices.',
  ),
  'bundle-slow-download': warning(
    'Bundle that is slow to download',
    (p: { bytes: number; maxBytes: number }) =>
      `The zip takes ${p.bytes} bytes; above ${p.maxBytes} a download blocks a Connhex device for long.`,
    () => 'Exclude what devices do not need, or plan the roll-out for a time when devices may be busy.',
  ),
  'bundle-script-missing': invalid(
    'No update.sh',
    (p: { root: string }) => `There is no update.sh at the top of ${show(p.root)}.`,
    () =>
      'Add update.sh there, check that bundle.exclude spares it, or set bundle.root to the directory that holds it.',
  ),
  'bundle-script-not-a-file': invalid(
    'Script that isn’t a regular file',
    (p: { path: string }) => `${show(p.path)} is a symbolic link; devices expect a regular file.`,
    () => 'Replace the link by the script itself.',
  ),
  'bundle-script-rollback-missing': warning(
    'No rollback.sh',
    (p: { root: string }) => `There is no rollback.sh at the top of ${show(p.root)}.`,
    () => 'Add one that undoes update.sh: Connhex devices run it when an update fails or is interrupted.',
  ),
  'bundle-script-too-large': invalid(
    'Script that is too large',
    (p: { path: string; bytes: number; maxBytes: number }) =>
      `${show(p.path)} takes ${p.bytes} bytes; a script may take ${p.maxBytes}.`,
    () => 'Keep the script to commands and put its payload into files beside it.',
  ),
  'bundle-script-empty': invalid(
    'Script without a command',
    (p: { path: string }) => `${show(p.path)} holds no command: a device would run it and report success.`,
    () => 'Write the commands that install the update.',
  ),
  'bundle-script-not-utf8': invalid(
    'Script that isn’t UTF-8 text',
    (p: { path: string; reason: string }) => `${show(p.path)} is not UTF-8 text: ${p.reason}.`,
    () => 'Save the script as UTF-8 without a byte order mark.',
  ),
  'bundle-script-byte-order-mark': invalid(
    'Script with a byte order mark',
    (p: { path: string }) =>
      `${show(p.path)} begins with a byte order mark, which a shell takes for part of the first command.`,
    () => 'Save the script as UTF-8 without a byte order mark.',
  ),
  'bundle-script-carriage-return': invalid(
    'Script with carriage returns',
    (p: { path: string; lines: number }) =>
      `${show(p.path)} has carriage returns (CRLF line endings) on ${p.lines} ${p.lines === 1 ? 'line' : 'lines'}; a shell takes them for part of the commands.`,
    () => "Save the script with LF line endings, and add '*.sh text eol=lf' to .gitattributes.",
  ),
  'bundle-script-shebang-missing': warning(
    'Script without a shebang',
    (p: { path: string; line: string }) => `${show(p.path)} begins with ${show(p.line)} instead of #!/bin/sh.`,
    () => 'Make #!/bin/sh the first line.',
  ),
  'bundle-script-shebang': invalid(
    'Script for another interpreter',
    (p: { path: string; shebang: string }) =>
      `${show(p.path)} asks for ${show(p.shebang)}, but devices run it as "sh update.sh", whatever the shebang says.`,
    () => 'Write it for a POSIX shell with #!/bin/sh, or let it start a second script with the interpreter it needs.',
  ),
  'bundle-script-shebang-options': warning(
    'Shebang with options',
    (p: { path: string; options: string }) =>
      `${show(p.path)} sets ${show(p.options)} in its shebang; devices run it as "sh update.sh", which ignores that.`,
    (p) => `Make ${show(`set ${p.options}`)} the second line instead.`,
  ),
  'bundle-script-syntax': invalid(
    'Script with a syntax error',
    (p: { path: string; reason: string }) => `${show(p.path)} does not parse as a shell script: ${p.reason}.`,
    (p) => `Correct the line, then try it with: sh -n ${p.path}`,
  ),
  'bundle-script-unchecked': warning(
    'Script whose syntax was not checked',
    (p: { path: string; reason: string }) => `The syntax of ${show(p.path)} was not checked: ${p.reason}.`,
    () => 'Pack where a POSIX sh is installed, as CI machines have it.',
  ),
  'bundle-script-version-differs': warning(
    'Script that states another version',
    (p: { path: string; variable: string; found: string; version: string }) =>
      `${show(p.path)} sets ${p.variable} to ${show(p.found)}, but this release is ${p.version}.`,
    (p) => `Set ${p.variable} to ${p.version}, or write it into the script when you build.`,
  ),
  'bundle-contains-itself': invalid(
    'Zip inside the directory it is made from',
    (p: { out: string }) => `The zip is to be written to ${show(p.out)}, which lies among the files to pack.`,
    () => 'Write it to a directory outside of bundle.root.',
  ),
  'bundle-file-changed': failed(
    'File changed while it was packed',
    (p: { path: string; reason: string }) => `${show(p.path)} changed while it was packed: ${p.reason}.`,
    () => 'Pack after the build has ended and nothing writes to the directory any more.',
  ),
  'bundle-unwritable': failed(
    'Zip that can’t be written',
    (p: { out: string; reason: string }) => `${show(p.out)} can't be written: ${p.reason}.`,
    () => 'Check that the directory exists, that you may write to it and that the disk has room.',
  ),
  'bundle-thread-died': failed(
    'Packing thread ended early',
    (p: { reason: string }) => `A thread that compresses the bundle ended early: ${p.reason}.`,
    () => 'Run it again. If it happens again, the machine may be short of memory.',
  ),
  'bundle-not-reproducible': failed(
    'Bundle that isn’t reproducible',
    (p: { path: string; reason: string }) =>
      `Packing the same files twice gave different zips, first at ${show(p.path)}: ${p.reason}.`,
    () => 'Make sure that nothing writes to the bundle’s directory during a release, then release again.',
  ),
  'bundle-unreadable': failed(
    'Zip that can’t be read',
    (p: { file: string; reason: string }) => `${show(p.file)} can't be read: ${p.reason}.`,
    () => 'Check the path and that you may read the file.',
  ),
  'bundle-malformed': unverified(
    'Zip that isn’t well formed',
    (p: { file: string; reason: string }) => `${show(p.file)} is not a well-formed bundle: ${p.reason}.`,
    () => 'Fetch it again, or pack it again: it is damaged, or it was not made by ota-release.',
  ),
  'bundle-entry-refused': unverified(
    'Zip entry that is refused',
    (p: { file: string; path: string; reason: string }) =>
      `The entry ${show(p.path)} of ${show(p.file)} is refused: ${p.reason}.`,
    () => 'Do not unpack it. Pack it again with ota-release.',
  ),
  'bundle-entry-corrupt': unverified(
    'Zip entry with damaged data',
    (p: { file: string; path: string; reason: string }) =>
      `The entry ${show(p.path)} of ${show(p.file)} is damaged: ${p.reason}.`,
    () => 'Fetch the bundle again, or pack it again.',
  ),
};
