import { valueAt } from './json-pointer.js';
import { isObject, isSchema, type JsonSchema, type SchemaObject } from './schema-keywords.js';

/** The schema that a local reference (`#/$defs/Port`) leads to in a self-contained document; undefined for any other reference. */
export const localTarget = (root: JsonSchema, ref: string): JsonSchema | undefined => {
  if (ref !== '#' && !ref.startsWith('#/')) return undefined;
  const target = valueAt(root, decoded(ref.slice(1)));
  return isSchema(target) ? target : undefined;
};

const decoded = (fragment: string): string => {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
};

/** What stands under a keyword that takes a list of schemas. */
export const schemaList = (schema: SchemaObject, keyword: string): readonly JsonSchema[] => {
  const value = schema[keyword];
  return Array.isArray(value) ? value.filter(isSchema) : [];
};

/** What stands under a keyword that takes an object of schemas, by key. */
export const schemaMap = (schema: SchemaObject, keyword: string): readonly (readonly [string, JsonSchema])[] => {
  const value = schema[keyword];
  return isObject(value)
    ? Object.entries(value).filter((entry): entry is [string, JsonSchema] => isSchema(entry[1]))
    : [];
};

/** The strings under a keyword that takes a list of them. */
export const stringList = (schema: SchemaObject, keyword: string): readonly string[] => {
  const value = schema[keyword];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
};

/**
 * The schema objects that all apply at once where the given schemas do: `allOf` and `$ref` are followed, each object stands once.
 * Undefined where one of them is `false`, so that nothing is accepted.
 */
export const conjunctsOf = (root: JsonSchema, schemas: readonly JsonSchema[]): readonly SchemaObject[] | undefined => {
  const found = new Set<SchemaObject>();
  const queue = [...schemas];
  for (const schema of queue) {
    if (schema === false) return undefined;
    if (schema === true || found.has(schema)) continue;
    found.add(schema);
    const target = typeof schema.$ref === 'string' ? localTarget(root, schema.$ref) : undefined;
    if (target !== undefined) queue.push(target);
    queue.push(...schemaList(schema, 'allOf'));
  }
  return [...found];
};

/** The schema objects of which any may apply, conditions and alternatives included: what a schema knows at all. */
export const possibleSchemas = (root: JsonSchema, schemas: readonly JsonSchema[]): readonly SchemaObject[] => {
  const found = new Set<SchemaObject>();
  const queue = [...schemas];
  for (const schema of queue) {
    if (typeof schema === 'boolean' || found.has(schema)) continue;
    found.add(schema);
    const target = typeof schema.$ref === 'string' ? localTarget(root, schema.$ref) : undefined;
    if (target !== undefined) queue.push(target);
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) queue.push(...schemaList(schema, keyword));
    queue.push(...['if', 'then', 'else'].map((keyword) => schema[keyword]).filter(isSchema));
    queue.push(...schemaMap(schema, 'dependentSchemas').map(([, inner]) => inner));
  }
  return [...found];
};
