/** What differs from the commit. Paths relative to the work tree, `/`-separated, in git's order. */
export interface RepositoryStatus {
    /** Tracked: modified, staged, deleted, in conflict, or a submodule on another commit. */
    readonly changed: readonly string[];
    readonly untracked: readonly string[];
}
/** Reads `git status --porcelain=v1 -z --no-renames`: entries `XY path`, each ended by NUL (git-status(1), Porcelain Format v1). */
export declare const parseStatus: (output: string) => RepositoryStatus;
/**
 * Reads `git ls-files --stage -z`: entries `mode object stage TAB path`, each ended by NUL (git-ls-files(1), Output).
 * Gives whether each plain file is executable; symbolic links (120000) and submodules (160000) are left out.
 */
export declare const parseIndexModes: (output: string) => ReadonlyMap<string, boolean>;
