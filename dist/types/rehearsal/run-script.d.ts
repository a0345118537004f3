/** A command line of this machine that is run once, bounded in time. */
export interface BoundedCommand {
    readonly file: string;
    readonly argv: readonly string[];
    readonly cwd: string;
    /** All of its environment. */
    readonly environment: Readonly<Record<string, string>>;
    readonly timeoutMs: number;
    readonly cutAfterMs: number | undefined;
    /** It leads a process group, all of which is ended with it: where no namespace ends what it started. */
    readonly ownGroup: boolean;
}
/** How a script ended. A signal is the code that a shell gives for it: 128 and its number. */
export interface ScriptEnd {
    readonly how: 'exited' | 'timed-out' | 'cut';
    /** Where it exited. */
    readonly code: number | undefined;
    /** The end of what it wrote to both outputs, at most some kilobytes. */
    readonly output: string;
    readonly milliseconds: number;
}
/** Runs it. @throws Error where it can’t be started at all. */
export declare const runBounded: (command: BoundedCommand) => Promise<ScriptEnd>;
