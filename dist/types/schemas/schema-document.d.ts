import type { ConfigText } from './config-text.js';
import { type JsonSchema } from './schema-keywords.js';
import type { Violation } from './violation.js';
/** A schema in the one form that is judged by, compared and published. */
export interface SchemaDocument {
    /** Where it came from, as places show it. */
    readonly file?: string;
    /** Self-contained: every reference leads into the document itself. */
    readonly json: JsonSchema;
    /** What is published: canonical JSON (RFC 8785) and a line feed. */
    readonly bytes: Uint8Array;
    /** Lowercase hex, of `bytes`. */
    readonly sha256: string;
    /** Every way in which the value breaks the schema; none where it is accepted. Throws `config-judge-failed`. */
    judge(value: unknown): readonly Violation[];
    /** For a zod module: what its own `safeParse` says of each text, refinements included. */
    readonly judgeOwn?: (texts: readonly ConfigText[]) => Promise<readonly (readonly Violation[])[]>;
}
/** What else is known of a document than its schema. */
export interface DocumentOptions {
    readonly file?: string;
    /** The published bytes, where the schema was read from them; canonical ones are made otherwise. */
    readonly bytes?: Uint8Array;
    readonly judgeOwn?: SchemaDocument['judgeOwn'];
}
/** A document of a self-contained schema. Throws `config-schema-invalid` where it can’t be compiled. */
export declare const schemaDocument: (json: JsonSchema, options?: DocumentOptions) => SchemaDocument;
