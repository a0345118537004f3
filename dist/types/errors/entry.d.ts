/**
 * One line of the catalogue: everything that can be said about one kind of problem, apart from where it happened.
 *
 * `exit` is the process's exit code when this problem ends a run: 1 failed, 2 bad input or project, 3 verification failed.
 */
export interface CatalogueEntry<Details> {
    /** A noun phrase for lists and the errors page, without the offending value. */
    readonly title: string;
    readonly severity: 'error' | 'warning';
    readonly exit: 1 | 2 | 3;
    /** What is wrong, with the offending value in it. One sentence. */
    readonly message: (details: Details) => string;
    /** What to type or change. One or two sentences. */
    readonly hint: (details: Details) => string;
}
/** An entry for bad input or a bad project: exit code 2. */
export declare const invalid: <Details>(title: string, message: (details: Details) => string, hint: (details: Details) => string) => CatalogueEntry<Details>;
/** An entry for something that failed while running: exit code 1. */
export declare const failed: <Details>(title: string, message: (details: Details) => string, hint: (details: Details) => string) => CatalogueEntry<Details>;
/** An entry for a signature, digest or site that does not verify: exit code 3. */
export declare const unverified: <Details>(title: string, message: (details: Details) => string, hint: (details: Details) => string) => CatalogueEntry<Details>;
/** An entry for something worth a look that stops nothing, unless `--strict` says so (then exit code 2). */
export declare const warning: <Details>(title: string, message: (details: Details) => string, hint: (details: Details) => string) => CatalogueEntry<Details>;
/** The offending value as it is shown in a message: quoted, on one line, at most 80 characters. */
export declare const show: (value: unknown) => string;
