/** A JSON Schema as it stands in a document. */
export type JsonSchema = boolean | SchemaObject;
/** A JSON Schema that is an object of keywords. */
export type SchemaObject = Readonly<Record<string, unknown>>;
/** The JSON Schema dialects that are understood. */
export type Dialect = '2020-12' | 'draft-07';
/** Whether a value is a JSON object. */
export declare const isObject: (value: unknown) => value is SchemaObject;
/** The object under a keyword; an empty one where there is none. */
export declare const objectAt: (schema: SchemaObject, keyword: string) => SchemaObject;
/** Whether a value can stand where a schema is expected. */
export declare const isSchema: (value: unknown) => value is JsonSchema;
/** Whether the name is a keyword of JSON Schema, or an own annotation that begins with `x-`. */
export declare const isKnownKeyword: (name: string) => boolean;
/** Whether the name is a format that is judged, or known to need no judgement. */
export declare const isKnownFormat: (name: string) => boolean;
/** Whether the format is one that validators judge. */
export declare const isJudgedFormat: (name: string) => boolean;
/** The dialect that `$schema` names, 2020-12 where it is absent, undefined where it is not one of ours. */
export declare const dialectOf: (schema: JsonSchema) => Dialect | undefined;
/** A schema inside another, and the keys that lead to it. */
export interface Subschema {
    readonly tokens: readonly string[];
    readonly schema: JsonSchema;
}
/** The schemas directly inside a schema, in the order of its text. What stands under `enum`, `const` or `default` is no schema. */
export declare const subschemas: (schema: JsonSchema) => readonly Subschema[];
/** The schema with every schema directly inside it replaced by what `change` gives. */
export declare const mapSubschemas: (schema: SchemaObject, change: (inner: JsonSchema) => JsonSchema) => SchemaObject;
