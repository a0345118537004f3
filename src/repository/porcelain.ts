/** What differs from the commit. Paths relative to the work tree, `/`-separated, in git's order. */
export interface RepositoryStatus {
  /** Tracked: modified, staged, deleted, in conflict, or a submodule on another commit. */
  readonly changed: readonly string[];
  readonly untracked: readonly string[];
}

/** Reads `git status --porcelain=v1 -z --no-renames`: entries `XY path`, each ended by NUL (git-status(1), Porcelain Format v1). */
export const parseStatus = (output: string): RepositoryStatus => {
  const entries = records(output).map((entry) => ({ state: entry.slice(0, 2), path: entry.slice(3) }));
  return {
    changed: entries.filter(({ state }) => state !== '??').map(({ path }) => path),
    untracked: entries.filter(({ state }) => state === '??').map(({ path }) => path),
  };
};

const FILE_MODES = new Map([
  ['100755', true],
  ['100644', false],
]);

/**
 * Reads `git ls-files --stage -z`: entries `mode object stage TAB path`, each ended by NUL (git-ls-files(1), Output).
 * Gives whether each plain file is executable; symbolic links (120000) and submodules (160000) are left out.
 */
export const parseIndexModes = (output: string): ReadonlyMap<string, boolean> => {
  const modes = new Map<string, boolean>();
  for (const entry of records(output)) {
    const executable = FILE_MODES.get(entry.slice(0, 6));
    if (executable !== undefined) modes.set(entry.slice(entry.indexOf('\t') + 1), executable);
  }
  return modes;
};

const records = (output: string): readonly string[] => output.split('\0').filter((record) => record !== '');
