import type { Problem } from '../errors/problem.js';
import { type FileScope } from './input-files.js';
import { type SchemaDocument } from './schema-document.js';
/** A schema that was loaded, with what is to be said of it; without a document where there are errors. */
export interface LoadedSchema {
    readonly document?: SchemaDocument;
    readonly problems: readonly Problem[];
}
/**
 * The JSON Schema in a file (2020-12, or draft-07 by its `$schema`), with the files it refers to inlined. Nothing is fetched, and
 * nothing outside `scope.directory` is read. Unknown keywords and formats are warnings.
 */
export declare const loadJsonSchema: (file: string, scope: FileScope) => Promise<LoadedSchema>;
/** The schema in bytes that a site published under `name`. Throws `config-schema-invalid`. */
export declare const schemaFromBytes: (bytes: Uint8Array, name: string) => SchemaDocument;
