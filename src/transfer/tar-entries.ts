import { fail } from '../errors/ota-error.js';
import { sitePathFault } from '../hosts/site-path.js';

/** What is known of an entry before its bytes come. */
interface EntryHeader {
  readonly name: string;
  readonly type?: string | null | undefined;
}

/** Decides of each entry of one tarball, in its order. */
export interface EntryGuard {
  /**
   * Where the entry goes below the root; undefined for a directory, which its files make.
   *
   * @throws OtaError `transfer-archive-refused`.
   */
  admit(header: EntryHeader): string | undefined;
  /** How many files were admitted. */
  entries(): number;
}

/** Ten thousand releases with their schemas and attachments are a tenth of this. */
const MAX_ENTRIES = 1_000_000;
/** Names of a site are printable ASCII; blanks are what systems put beside it. */
const PLAIN = /^[\x20-\x7e]+$/;

/**
 * A guard that lets plain files in, under relative names that are one file on every file system: no name twice, none that
 * differs from another in case alone, none below a file.
 *
 * @param file the tarball, for messages.
 */
export const entryGuard = (file: string, maxEntries = MAX_ENTRIES): EntryGuard => {
  const files = new Set<string>();
  const directories = new Set<string>();
  return {
    admit: ({ name, type }) => {
      const refuse = (reason: string) => fail('transfer-archive-refused', { file, entry: name, reason });
      // tar of a directory's contents, `tar -C site .`, puts this before each name.
      const path = name.replace(/^(?:\.\/)+/, '');
      if (type === 'directory') return undefined;
      if (type !== 'file') throw refuse(`it is a ${type ?? 'thing of unknown kind'}, and a site has plain files alone`);
      const fault = PLAIN.test(path) ? sitePathFault(path) : 'it is not printable ASCII';
      if (fault !== undefined) throw refuse(fault);
      if (files.size === maxEntries) throw refuse(`it is one entry more than the ${maxEntries} that are read`);
      const folded = path.toLowerCase();
      const above = parentsOf(folded);
      if (files.has(folded)) throw refuse('it is there twice, but for upper and lower case');
      if (directories.has(folded) || above.some((parent) => files.has(parent)))
        throw refuse('it is a file and a directory');
      files.add(folded);
      for (const parent of above) directories.add(parent);
      return path;
    },
    entries: () => files.size,
  };
};

/** `a/b/c` → `a`, `a/b` */
const parentsOf = (path: string): readonly string[] => {
  const names = path.split('/').slice(0, -1);
  return names.map((_, position) => names.slice(0, position + 1).join('/'));
};
