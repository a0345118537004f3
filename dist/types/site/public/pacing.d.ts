/** How time passes. */
export interface Pacing {
    readonly sleep: (milliseconds: number) => Promise<void>;
    /** From 0 up to, and not including, 1. */
    readonly random: () => number;
    /** Milliseconds since some moment, by a clock that never jumps. */
    readonly stopwatch: () => number;
}
