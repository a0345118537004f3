import type { Place, Problem } from '../errors/problem.js';
/** A config text that is sound JSON: a sample, or the template that a release ships. */
export interface ConfigText {
    /** As places show it. */
    readonly file: string;
    readonly bytes: Uint8Array;
    /** Lowercase hex, of `bytes`. */
    readonly sha256: string;
    readonly value: unknown;
    /** Where the value that a JSON Pointer names stands. */
    place(pointer: string): Place;
    /** Where its key stands. */
    keyPlace(pointer: string): Place;
}
/** The config text in the given bytes, or what keeps it from being one. */
export declare const configText: (bytes: Uint8Array, file: string) => {
    readonly text?: ConfigText;
    readonly problems: readonly Problem[];
};
