/** What a branch holds under one name. */
export interface TreeEntry {
  readonly kind: 'file' | 'link' | 'submodule';
  /** Hex name of the object. */
  readonly id: string;
}

/** A branch at one moment. */
export interface Tip {
  /** Undefined where the branch isn't there yet. */
  readonly commit: string | undefined;
  /** Every file of the branch, by its path from the root. */
  readonly entries: ReadonlyMap<string, TreeEntry>;
  /** The folders that hold them, without the root; no slash at the end. */
  readonly folders: ReadonlySet<string>;
}

/** The branch before its first commit. */
export const NO_TIP: Tip = { commit: undefined, entries: new Map(), folders: new Set() };

const KINDS: ReadonlyMap<string, TreeEntry['kind']> = new Map([
  ['100644', 'file'],
  ['100755', 'file'],
  // Written by git's very first versions.
  ['100664', 'file'],
  ['120000', 'link'],
  ['160000', 'submodule'],
]);

/** Reads `git ls-tree -r -z --full-tree`: entries `mode type object TAB path`, each ended by NUL (git-ls-tree(1), Output Format). */
export const parseTree = (commit: string, output: string): Tip => {
  const entries = new Map<string, TreeEntry>();
  const folders = new Set<string>();
  for (const line of output.split('\0')) {
    const end = line.indexOf('\t');
    const [mode = '', , id = ''] = line.slice(0, end).split(' ');
    const kind = KINDS.get(mode);
    if (end < 0 || kind === undefined) continue;
    const path = line.slice(end + 1);
    entries.set(path, { kind, id });
    for (const folder of foldersOf(path)) folders.add(folder);
  }
  return { commit, entries, folders };
};

/** The folders on the way to a path, outermost first: of `a/b/c`, `a` and `a/b`. */
export const foldersOf = (path: string): readonly string[] => {
  const names = path.split('/');
  return names.slice(1).map((_, i) => names.slice(0, i + 1).join('/'));
};
