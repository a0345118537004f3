import { type Problem } from '../errors/problem.js';
import type { ConfigSpec } from '../project/project.js';
import { type ConfigText, configText } from './config-text.js';
import { type FileScope } from './input-files.js';
import { type LoadedSchema } from './json-schema.js';
import type { SchemaDocument } from './schema-document.js';
export { schemaFromBytes } from './json-schema.js';
export type { SchemaDocument } from './schema-document.js';
/** What a release declares about its configuration. */
export interface ConfigContract {
    /** What this version needs to run. */
    readonly config?: SchemaDocument;
    /** What this version, once deployed, needs of the config of the version it upgrades to. */
    readonly foreign?: SchemaDocument;
    /** The config that ships with the release. */
    readonly template?: ConfigText;
    readonly samples: readonly ConfigText[];
}
/** A contract as far as it could be read, and every problem met. */
export interface LoadedContract {
    /** Holds what was sound; a part with an error is absent. */
    readonly contract: ConfigContract;
    readonly problems: readonly Problem[];
}
/** The contract that a project declares. Places name files relative to `workingDirectory`, or to `directory` where it is absent. */
export declare const loadContract: (spec: ConfigSpec, scope: FileScope) => Promise<LoadedContract>;
/** The schema in a file: JSON Schema from `.json`, zod from a `.ts`, `.mts`, `.mjs` or `.js` module. */
export declare const loadSchema: (file: string, scope: FileScope) => Promise<LoadedSchema>;
/** The config text in a file, or what keeps it from being one. */
export declare const loadConfigText: (file: string, scope: FileScope) => Promise<ReturnType<typeof configText>>;
