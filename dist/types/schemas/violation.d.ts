/** One way in which a value breaks a schema. Never holds the value itself: it may be a secret. */
export interface Violation {
    /** JSON Pointer into the judged value. */
    readonly path: string;
    /** What the value must be: `must be integer`. */
    readonly message: string;
    /** The schema keyword that rejects it. */
    readonly keyword: string;
}
