import { failed, invalid, show, warning } from './entry.js';

/** What can be wrong with the host. */
export const hostErrors = {
  'host-path-invalid': invalid(
    'Path that can’t be on a site',
    (p: { path: string; reason: string }) => `${show(p.path)} can’t be the path of an object: ${p.reason}.`,
    () => 'Use a relative path of plain names with / between them: bundles/a.zip.',
  ),
  'host-path-is-directory': invalid(
    'Directory where an object is expected',
    (p: { path: string; location: string }) =>
      `${show(p.path)} in ${p.location} is a directory; the site has a file of that name.`,
    () => 'Move the directory away: it is no part of the site, and a web server would answer with it.',
  ),
  'host-path-not-a-file': invalid(
    'Something other than a file where an object is expected',
    (p: { path: string; location: string }) => `${show(p.path)} in ${p.location} is neither a file nor a directory.`,
    () => 'Remove it: it is no part of the site.',
  ),
  'host-parent-is-file': invalid(
    'File where a directory is expected',
    (p: { path: string; location: string }) =>
      `${show(p.path)} in ${p.location} can’t be written: one of its directories is a file.`,
    () => 'Move the file away, or give another directory as host.',
  ),
  'host-symlink': invalid(
    'Symbolic link in the site',
    (p: { path: string; location: string }) =>
      `${show(p.path)} in ${p.location} is a symbolic link, and nothing is written through one.`,
    () => 'Replace the link by the file or directory it points to. The site’s own directory may be a link.',
  ),
  'host-root-not-a-directory': invalid(
    'Host that isn’t a directory',
    (p: { location: string }) => `The host ${show(p.location)} is not a directory.`,
    () => 'Give the path of a directory as host; it is made if it isn’t there.',
  ),
  'host-unwritable': failed(
    'Host that can’t be written to',
    (p: { location: string; path: string; reason: string }) =>
      `${show(p.path)} in ${p.location} can’t be written: ${p.reason}.`,
    () => 'Give the user that runs the release write access to the directory and everything in it.',
  ),
  'host-unreadable': failed(
    'Object that can’t be read',
    (p: { location: string; path: string; reason: string }) =>
      `${show(p.path)} in ${p.location} can’t be read: ${p.reason}.`,
    () => 'Give the user that runs the release read access to the directory and everything in it.',
  ),
  'host-read-only': failed(
    'Host on a read-only file system',
    (p: { location: string }) => `${p.location} is on a file system that is mounted read-only.`,
    () => 'Mount it for writing, or give another directory as host.',
  ),
  'host-disk-full': failed(
    'No space left on the host',
    (p: { location: string; path: string }) => `There is no space left in ${p.location} for ${show(p.path)}.`,
    () => 'Free space (or raise the quota) and run the release again: it goes on where it stopped.',
  ),
  'host-other-file-system': failed(
    'Site spread over file systems',
    (p: { location: string; path: string }) => `${show(p.path)} is on another file system than ${p.location}.`,
    () => 'Keep the whole site on one file system: objects can’t be put in place atomically across two.',
  ),
  'host-failed': failed(
    'Host that failed',
    (p: { location: string; path: string; reason: string }) => `${show(p.path)} in ${p.location}: ${p.reason}.`,
    () => 'Check the file system and its log, then run again: it goes on where it stopped.',
  ),
  'host-object-too-large': failed(
    'Object too large to be read into memory',
    (p: { path: string; location: string; size: number; maxBytes: number }) =>
      `${show(p.path)} in ${p.location} has ${p.size} bytes; at most ${p.maxBytes} are read.`,
    () => 'An object of this name is always small: restore it from a copy of the site.',
  ),
  'host-source-changed': failed(
    'File that changed while it was copied',
    (p: { file: string; path: string; expected: string; found: string }) =>
      `${show(p.file)} is not what was promised for ${p.path}: expected ${p.expected}, found ${p.found}.`,
    () => 'Nothing was published. Keep other programs away from the file and run the release again.',
  ),
  'host-source-unreadable': failed(
    'File to be copied that can’t be read',
    (p: { file: string; path: string; reason: string }) => `${show(p.file)} can’t be copied to ${p.path}: ${p.reason}.`,
    () => 'Nothing was published. Check that the file is there and readable, then run the release again.',
  ),
  'host-locked': failed(
    'Site that another process holds',
    (p: { location: string; owner: string; seconds: number }) =>
      `${p.location} is locked by ${p.owner}, and was not let go within ${p.seconds} seconds.`,
    () => 'Wait until that process ends and run again. The lock of a process that is gone is taken over by itself.',
  ),
  'host-lock-lost': failed(
    'Lock that was taken over',
    (p: { location: string }) =>
      `Another process took over the lock on ${p.location}: this one was held up for too long.`,
    () => 'Nothing was written. Run again.',
  ),
  'host-no-hard-links': warning(
    'File system without hard links',
    (p: { location: string }) =>
      `The file system of ${p.location} has no hard links: writes are kept apart by a lock alone.`,
    () => 'Let no other program write to the directory during a release, or move it to a file system with hard links.',
  ),
  'host-case-insensitive': warning(
    'File system that ignores case',
    (p: { location: string }) => `The file system of ${p.location} takes names that differ in case for the same.`,
    () => 'Use a case-sensitive file system, as web servers do, so that the site is the same everywhere.',
  ),
  'host-unlistable': invalid(
    'Host that can’t say what it holds',
    (p: { location: string }) => `${p.location} can’t list its objects.`,
    () => 'Read the site through its signed index instead; a whole listing needs a host that can give one.',
  ),
  'host-unreachable': failed(
    'Host that gives no answer',
    (p: { location: string; path: string; reason: string }) =>
      `${p.path === '.' ? p.location : `${show(p.path)} in ${p.location}`} can’t be reached: ${p.reason.replace(/\.$/, '')}.`,
    () => 'Check the address, the network and the proxy, then run again: it goes on where it stopped.',
  ),
  'host-denied': failed(
    'Host that refuses the credentials',
    (p: { location: string; path: string; access: 'read' | 'write' | 'remove'; reason: string }) =>
      `${p.location} refuses to ${p.access} ${show(p.path)}: ${p.reason}.`,
    () => 'Give the run credentials that may read and write below the site’s address; the page on hosting lists them.',
  ),
  'host-refused': failed(
    'Host that answers otherwise than expected',
    (p: { location: string; path: string; reason: string }) => `${p.location} refuses ${show(p.path)}: ${p.reason}.`,
    () => 'Look into the server’s log for the reason, then run again: it goes on where it stopped.',
  ),
  'host-corrupted': failed(
    'Object that arrived damaged',
    (p: { location: string; path: string; expected: string; found: string }) =>
      `${show(p.path)} in ${p.location} is not what was sent: expected ${p.expected}, found ${p.found}.`,
    () =>
      'Something between here and the host changes what passes through it. Nothing points to the object; find the cause, then run again.',
  ),
  'host-ignores-conditions': invalid(
    'Host that ignores conditions',
    (p: { location: string; shown: string }) =>
      `${p.location} overwrites where it was asked not to (${p.shown}): two releases at once could lose one.`,
    () =>
      'Let CI release one at a time (a concurrency group on GitHub, a resource_group on GitLab), then say so with oneAtATime: true in the project file, or use a host that honours conditions.',
  ),
  'host-conditions-trusted': warning(
    'Host that ignores conditions, used one at a time',
    (p: { location: string; shown: string }) =>
      `${p.location} overwrites where it was asked not to (${p.shown}); releases are kept apart by your word alone (oneAtATime).`,
    () => 'A race that is lost all the same is found and repaired; a host that honours conditions can’t lose one.',
  ),
};
