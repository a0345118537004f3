import { flattened, type NarrowerContext } from './narrower-context.js';
import { acceptsValue } from './schema-accepts.js';
import { schemaMap, stringList } from './schema-conjuncts.js';
import type { JsonSchema, SchemaObject } from './schema-keywords.js';
import { atomsOf } from './schema-types.js';

/** Levels that are looked into for a key that tells two objects apart. */
const MAX_LEVELS = 4;

/** Whether it is proven that no value fits both the older schemas and the newer ones. */
export const isDisjoint = (
  context: NarrowerContext,
  older: readonly JsonSchema[],
  newer: readonly JsonSchema[],
  levels = MAX_LEVELS,
): boolean => {
  const from = flattened(context, context.older, older);
  const to = flattened(context, context.newer, newer);
  if (!from || !to) return true;
  const [had, has] = [atomsOf(from), atomsOf(to)];
  const shared = [...had].filter((atom) => has.has(atom));
  if (shared.length === 0) return true;
  if (noneAccepted(context.newer, to, listedValues(from)) || noneAccepted(context.older, from, listedValues(to)))
    return true;
  return levels > 0 && shared.every((atom) => atom === 'object') && haveDisjointKey(context, from, to, levels - 1);
};

const listedValues = (schemas: readonly SchemaObject[]): readonly unknown[] | undefined => {
  const listing = schemas.find((schema) => 'const' in schema || Array.isArray(schema.enum));
  if (!listing) return undefined;
  return 'const' in listing ? [listing.const] : (listing.enum as readonly unknown[]);
};

const noneAccepted = (
  root: JsonSchema,
  schemas: readonly SchemaObject[],
  values: readonly unknown[] | undefined,
): boolean => values?.every((value) => acceptsValue(root, schemas, value) === false) ?? false;

/** A key that one side demands, and whose values differ. */
const haveDisjointKey = (
  context: NarrowerContext,
  older: readonly SchemaObject[],
  newer: readonly SchemaObject[],
  levels: number,
): boolean => {
  const demanded = new Set([...older, ...newer].flatMap((schema) => stringList(schema, 'required')));
  return [...demanded].some((key) => isDisjoint(context, schemasOfKey(older, key), schemasOfKey(newer, key), levels));
};

const schemasOfKey = (schemas: readonly SchemaObject[], key: string): readonly JsonSchema[] =>
  schemas.flatMap((schema) =>
    schemaMap(schema, 'properties').flatMap(([name, inner]) => (name === key ? [inner] : [])),
  );
