import type { Problem } from '../errors/problem.js';
/** Progress of one long piece of work. */
export interface Progress {
    /** Sets how far it is, in the unit the work was opened with. */
    update(done: number): void;
    end(): void;
}
/**
 * What a run tells the person in front of it. Implementations: terminal and JSON; a quiet one for the library.
 * Every text passes the secret mask before it is written.
 */
export interface Reporter {
    /** Runs one step of the flow under its title, and shows how long it took and how it ended. */
    step<T>(title: string, run: () => Promise<T>): Promise<T>;
    /** A step that is not run, and why. */
    skipped(title: string, reason: string): void;
    /** Opens a progress display for work of `total` bytes. */
    progress(title: string, totalBytes: number): Progress;
    /** Something worth knowing. */
    info(text: string): void;
    /** Something only `--verbose` shows. */
    detail(text: string): void;
    /** Findings, in the order they were found. */
    problems(problems: readonly Problem[]): void;
}
