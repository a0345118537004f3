/** Environment variables for git, as `process.env` gives them. */
export type GitEnvironment = Readonly<Record<string, string | undefined>>;
export interface GitOptions {
    /** Written to git's standard input; without it the input is empty. */
    readonly input?: string;
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
 * A git that runs in `directory` with `environment`.
 *
 * @param environment what git, its helpers and hooks may see; secrets that aren't git's own don't belong in it.
 */
export declare const gitIn: (directory: string, environment: GitEnvironment) => Git;
/** What git wrote on standard output. @throws OtaError `repository-git-failed` for any exit code but 0. */
export declare const gitOutput: (git: Git, args: readonly string[], options?: GitOptions) => Promise<string>;
/** The error for a command that had to succeed. */
export declare const gitFailure: (args: readonly string[], { exitCode, stderr }: GitResult) => Error;
/** git's own words on one line, the last ones if there are many; credentials masked. */
export declare const gitWords: (stderr: string) => string;
