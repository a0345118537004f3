import { conjunctsOf, schemaList, schemaMap, stringList } from './schema-conjuncts.js';
import type { JsonSchema, SchemaObject } from './schema-keywords.js';

/** Combinations of alternatives that are looked into; what needs more can’t be read off by people either. */
const MAX_COMBINATIONS = 1_000;

/** Whether the text of a self-contained schema shows that every accepted object holds the key at the given path. */
export const demandsKey = (root: JsonSchema, path: readonly string[]): boolean =>
  demands({ root, combinationsLeft: MAX_COMBINATIONS }, [root], path, new Set());

interface Search {
  readonly root: JsonSchema;
  combinationsLeft: number;
}

/** `chosen` holds the schemas of whose alternatives one is already taken at this level. */
const demands = (
  search: Search,
  schemas: readonly JsonSchema[],
  path: readonly string[],
  chosen: ReadonlySet<SchemaObject>,
): boolean => {
  const [key, ...rest] = path;
  const conjuncts = conjunctsOf(search.root, schemas);
  if (key === undefined || !conjuncts) return true;
  if (search.combinationsLeft <= 0) return false;
  search.combinationsLeft -= 1;
  if (conjuncts.some((schema) => stringList(schema, 'required').includes(key)))
    if (demands(search, propertySchemas(conjuncts, key), rest, new Set())) return true;
  return conjuncts
    .filter((schema) => !chosen.has(schema))
    .some((schema) => everyAlternativeDemands(search, conjuncts, schema, path, chosen));
};

const propertySchemas = (conjuncts: readonly SchemaObject[], key: string): readonly JsonSchema[] =>
  conjuncts.flatMap((schema) =>
    schemaMap(schema, 'properties').flatMap(([name, inner]) => (name === key ? [inner] : [])),
  );

const everyAlternativeDemands = (
  search: Search,
  conjuncts: readonly SchemaObject[],
  schema: SchemaObject,
  path: readonly string[],
  chosen: ReadonlySet<SchemaObject>,
): boolean =>
  ['anyOf', 'oneOf'].some((keyword) => {
    const alternatives = schemaList(schema, keyword);
    const taken = new Set([...chosen, schema]);
    return (
      alternatives.length > 0 && alternatives.every((inner) => demands(search, [...conjuncts, inner], path, taken))
    );
  });
