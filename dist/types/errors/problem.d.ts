import { catalogue } from './catalogue.js';
import type { CatalogueEntry } from './entry.js';
type Catalogue = typeof catalogue;
/** The stable name of one kind of problem: kebab-case, the anchor on the errors page and the rule id in SARIF. */
export type ProblemCode = keyof Catalogue;
/** What a catalogue entry needs to know to word its message and hint. */
export type Details<Code extends ProblemCode> = Catalogue[Code] extends CatalogueEntry<infer D> ? D : never;
/** Where a problem is. Lines and columns count from 1. */
export interface Place {
    /** A path as the user would write it: relative to the working directory, or an object's path on the site. */
    readonly file?: string;
    readonly line?: number;
    readonly column?: number;
    /** Where inside the document, dotted: `bundle.root`, `general.config_revision`. */
    readonly path?: string;
}
/** One finding: an error or a warning, with its code, place and hint. Plain data, safe to print as JSON. */
export interface Problem {
    readonly code: ProblemCode;
    readonly severity: 'error' | 'warning';
    readonly message: string;
    readonly hint: string;
    /** The section of the errors page that explains the code. */
    readonly docs: string;
    readonly place?: Place;
}
/** The problem of the given kind, worded by the catalogue. */
export declare const problem: <Code extends ProblemCode>(code: Code, details: Details<Code>, place?: Place, severity?: 'error' | 'warning') => Problem;
/** Whether any of the problems stops the run. */
export declare const hasErrors: (problems: readonly Problem[]) => boolean;
/** The same problems with every warning raised to an error, as `--strict` asks. */
export declare const strictly: (problems: readonly Problem[]) => readonly Problem[];
/** The place in one line, `file:line:column (path)`, as editors and terminals make it a link; empty without a place. */
export declare const formatPlace: (place: Place | undefined) => string;
export {};
