/** Environment variables for git, as `process.env` gives them. */
export type GitEnvironment = Readonly<Record<string, string | undefined>>;
export interface GitOptions {
    /** Written to git's standard input; without it the input is empty. */
    readonly input?: string | Uint8Array;
    /** The descriptor of an open file that becomes git's standard input as it is, however large. */
    readonly inputFile?: number;
    readonly timeoutMs?: number;
    readonly maxBytes?: number;
}
/** How git ended. A command that ran and said no is a result, not an error. */
export interface GitResult {
    readonly exitCode: number;
    readonly stdout: string;
    /** The end of it, with credentials in URLs masked. */
    readonly stderr: string;
}
/** Runs git in one directory, by argument vector. Throws `repository-no-git`, `repository-git-timeout`, `repository-git-output`. */
export type Git = (args: readonly string[], options?: GitOptions) => Promise<GitResult>;
/**
 * Runs git in one directory and hands out what it writes on standard output as it comes, in constant memory. Whoever leaves
 * early ends git. Throws `repository-git-failed` after the last piece, where git ends with any exit code but 0, and
 * `repository-no-git`.
 */
export type GitPieces = (args: readonly string[]) => AsyncIterable<Uint8Array>;
/**
 * A git that runs in `directory` with `environment`.
 *
 * @param environment what git, its helpers and hooks may see; secrets that aren't git's own don't belong in it.
 */
export declare const gitIn: (directory: string, environment: GitEnvironment) => Git;
/** As `gitIn`, for output that is bytes and may be large. */
export declare const gitPiecesIn: (directory: string, environment: GitEnvironment) => GitPieces;
/** What git wrote on standard output. @throws OtaError `repository-git-failed` for any exit code but 0. */
export declare const gitOutput: (git: Git, args: readonly string[], options?: GitOptions) => Promise<string>;
/** The error for a command that had to succeed. */
export declare const gitFailure: (args: readonly string[], { exitCode, stderr }: GitResult) => Error;
/** git's own words on one line, the last ones if there are many; credentials masked. */
export declare const gitWords: (stderr: string) => string;
