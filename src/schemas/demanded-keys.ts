import { conjunctsOf, schemaList, schemaMap, stringList } from './schema-conjuncts.js';
import type { JsonSchema, SchemaObject } from './schema-keywords.js';

/** Alternatives that are looked into; a schema that needs more can’t be read by people either. */
const MAX_ALTERNATIVES = 1_000;

/** Whether the text of a self-contained schema shows that every accepted object holds the key at the given path. */
export const demandsKey = (root: JsonSchema, path: readonly string[]): boolean => {
  const fuel = { left: MAX_ALTERNATIVES };
  return demands(root, [root], path, fuel);
};

const demands = (
  root: JsonSchema,
  schemas: readonly JsonSchema[],
  path: readonly string[],
  fuel: { left: number },
): boolean => {
  const [key, ...rest] = path;
  const conjuncts = conjunctsOf(root, schemas);
  if (key === undefined || !conjuncts) return true;
  if (fuel.left <= 0) return false;
  fuel.left -= 1;
  if (conjuncts.some((schema) => stringList(schema, 'required').includes(key)))
    if (demands(root, propertySchemas(conjuncts, key), rest, fuel)) return true;
  return conjuncts.some((schema) => everyAlternativeDemands(root, conjuncts, schema, path, fuel));
};

const propertySchemas = (conjuncts: readonly SchemaObject[], key: string): readonly JsonSchema[] =>
  conjuncts.flatMap((schema) =>
    schemaMap(schema, 'properties').flatMap(([name, inner]) => (name === key ? [inner] : [])),
  );

const everyAlternativeDemands = (
  root: JsonSchema,
  conjuncts: readonly SchemaObject[],
  schema: SchemaObject,
  path: readonly string[],
  fuel: { left: number },
): boolean =>
  ['anyOf', 'oneOf'].some((keyword) => {
    const alternatives = schemaList(schema, keyword);
    const { [keyword]: _, ...without } = schema;
    const others = [...conjuncts.filter((other) => other !== schema), without];
    return alternatives.length > 0 && alternatives.every((inner) => demands(root, [...others, inner], path, fuel));
  });
