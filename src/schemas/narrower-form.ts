import { dialectOf, isObject, type JsonSchema, mapSubschemas, objectAt, type SchemaObject } from './schema-keywords.js';

/** Keywords that judge nothing, and may differ without a consequence. */
const ANNOTATION =
  /^(?:title|description|default|examples?|deprecated|readOnly|writeOnly|discriminator|\$comment|\$schema|content\w+|x-.*)$/;

/**
 * A self-contained schema in the form that is compared: without annotations, and in the words of 2020-12: draft-07 writes
 * `prefixItems` as a list under `items`, puts two keywords into `dependencies`, and ignores what stands beside `$ref`.
 */
export const comparableForm = (root: JsonSchema): JsonSchema => {
  const isOld = dialectOf(root) === 'draft-07';
  const rewrite = (schema: JsonSchema): JsonSchema => {
    if (!isObject(schema)) return schema;
    const bare = withoutAnnotations(mapSubschemas(schema, rewrite));
    return splitDependencies(isOld ? modernItems(bareReference(bare)) : bare);
  };
  return rewrite(root);
};

const withoutAnnotations = (schema: SchemaObject): SchemaObject =>
  Object.fromEntries(Object.entries(schema).filter(([keyword]) => !ANNOTATION.test(keyword)));

const bareReference = (schema: SchemaObject): SchemaObject => {
  if (typeof schema.$ref !== 'string') return schema;
  const kept = ['$ref', 'definitions', '$defs'];
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => kept.includes(keyword)));
};

const modernItems = (schema: SchemaObject): SchemaObject => {
  const { items, additionalItems, ...rest } = schema;
  if (!Array.isArray(items)) return items === undefined ? rest : { ...rest, items };
  return { ...rest, prefixItems: items, ...(additionalItems === undefined ? {} : { items: additionalItems }) };
};

const splitDependencies = (schema: SchemaObject): SchemaObject => {
  const { dependencies, ...rest } = schema;
  if (!isObject(dependencies)) return schema;
  const lists = Object.entries(dependencies).filter(([, value]) => Array.isArray(value));
  const schemas = Object.entries(dependencies).filter(([, value]) => !Array.isArray(value));
  return {
    ...rest,
    ...(lists.length > 0
      ? { dependentRequired: { ...objectAt(rest, 'dependentRequired'), ...Object.fromEntries(lists) } }
      : {}),
    ...(schemas.length > 0
      ? { dependentSchemas: { ...objectAt(rest, 'dependentSchemas'), ...Object.fromEntries(schemas) } }
      : {}),
  };
};
