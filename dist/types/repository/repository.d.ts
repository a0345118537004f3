import { type Git, type GitEnvironment } from './git.js';
import { type RepositoryStatus } from './porcelain.js';
/** A tag of this clone. */
export interface LocalTag {
    readonly name: string;
    /** The tag object of an annotated tag; the commit itself for a lightweight one. Lowercase hex. */
    readonly object: string;
    /** The commit it stands on, peeled; another object's id where the tag isn't on a commit. */
    readonly commit: string;
    readonly annotated: boolean;
}
/** The git repository that a release stands on. Facts about the commit are read once; the methods ask git. */
export interface Repository {
    /** Absolute path of the work tree, symbolic links resolved. */
    readonly root: string;
    /** Full lowercase hex of HEAD's commit. */
    readonly commit: string;
    /** Committer time, seconds since the epoch. */
    readonly commitTime: number;
    /** Undefined on a detached HEAD. */
    readonly branch?: string;
    /** The history was cut off by `--depth`. */
    readonly shallow: boolean;
    /** What differs from the commit, without what `.gitignore` names. Paths relative to `root`, `/`-separated. */
    status(): Promise<RepositoryStatus>;
    /**
     * The executable bit of each tracked file below `directory` (absolute), by path relative to it; symbolic links and
     * submodules are left out. Empty outside the repository.
     */
    executableModes(directory: string): Promise<ReadonlyMap<string, boolean>>;
    /** Names of the local tags on HEAD's commit, sorted. */
    tagsAtHead(): Promise<readonly string[]>;
    tag(name: string): Promise<LocalTag | undefined>;
    /** The URL that git fetches the remote from, credentials masked; undefined where there is no such remote. */
    remoteUrl(name: string): Promise<string | undefined>;
    /** A path for people: relative to the directory the repository was opened from, absolute where it isn't below it. */
    show(path: string): string;
    /** Runs git at `root`. */
    readonly git: Git;
}
/**
 * The repository whose work tree holds `directory`; undefined outside one (also inside a bare repository).
 *
 * @param environment what git, its helpers and hooks see: `process.env` without the tool's own secrets.
 * @throws OtaError `repository-no-git`, `repository-unsafe-owner`, `repository-no-commit`, `repository-git-…`.
 */
export declare const openRepository: (directory: string, environment: GitEnvironment) => Promise<Repository | undefined>;
