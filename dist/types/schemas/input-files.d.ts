/** How files are found and named. */
export interface FileScope {
    /** Absolute: nothing that a schema refers to may lie outside. */
    readonly directory: string;
    /** Absolute: places name files relative to it. The same as `directory` where absent. */
    readonly workingDirectory?: string;
}
/** An absolute path as places show it. */
export declare const shownPath: (path: string, scope: FileScope) => string;
/** The bytes of a regular file. Throws `config-file-missing`, `config-file-unreadable` or `config-json-too-large`. */
export declare const readInputFile: (path: string, scope: FileScope) => Promise<Uint8Array>;
