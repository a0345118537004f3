const STRAY_NAMES: ReadonlyMap<string, string> = new Map([
  ['.DS_Store', 'a leftover of the macOS Finder'],
  ['Thumbs.db', 'a leftover of the Windows Explorer'],
  ['desktop.ini', 'a leftover of the Windows Explorer'],
  ['ota.key', 'named like the secret signing key'],
  ['id_rsa', 'named like a private SSH key'],
  ['id_ed25519', 'named like a private SSH key'],
  ['.env', 'a file that usually holds secrets'],
]);

// In a work tree of git's own making, .git is a file.
const STRAY_DIRECTORIES = /(?:^|\/)\.(?:git|hg|svn)(?:\/|$)/;
const EDITOR_LEFTOVER = /(?:~|\.swp|\.orig|\.rej)$/;

/** What the file of that path most likely is, where it hardly belongs in a bundle; undefined for all others. */
export const describeStray = (path: string): string | undefined => {
  const byName = STRAY_NAMES.get(path.slice(path.lastIndexOf('/') + 1));
  if (byName) return byName;
  if (STRAY_DIRECTORIES.test(path)) return 'a part of a version control system’s store';
  return EDITOR_LEFTOVER.test(path) ? 'a leftover of an editor or a merge' : undefined;
};
