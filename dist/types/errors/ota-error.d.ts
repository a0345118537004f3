import { type Details, type Place, type Problem, type ProblemCode } from './problem.js';
/**
 * The one error class. It carries every problem that was found at once; the first error among them gives the code.
 * Thrown by validation after all problems are gathered, and by operations that can't go on.
 */
export declare class OtaError extends Error {
    readonly name = "OtaError";
    readonly code: ProblemCode;
    readonly hint: string;
    readonly docs: string;
    readonly problems: readonly Problem[];
    /** 1 failed, 2 bad input or project, 3 verification failed. */
    readonly exitCode: 1 | 2 | 3;
    constructor(problems: readonly Problem[], options?: {
        readonly cause?: unknown;
    });
}
/** An OtaError of one problem: `throw fail('host-unwritable', { … })`. */
export declare const fail: <Code extends ProblemCode>(code: Code, details: Details<Code>, options?: {
    readonly place?: Place;
    readonly cause?: unknown;
}) => OtaError;
