import { highest, lowest } from './narrower-bounds.js';
import { isSame, type NarrowerContext, type Narrowing, type Tokens } from './narrower-context.js';
import { narrower, unknown } from './narrower-words.js';
import { schemaList } from './schema-conjuncts.js';
import { isSchema, type JsonSchema, type SchemaObject } from './schema-keywords.js';

/** What lists of the older schemas lose by one newer schema. */
export const compareArrays = (
  context: NarrowerContext,
  older: readonly SchemaObject[],
  newer: SchemaObject,
  tokens: Tokens,
): readonly Narrowing[] => [
  ...itemsOf(context, older, newer, tokens),
  ...lengths(older, newer, tokens),
  ...uniqueness(older, newer, tokens),
  ...containment(context, older, newer, tokens),
];

/** What a schema demands of the item at an index, or, without one, of those behind all that are listed. */
const itemSchema = (schema: SchemaObject, index?: number): readonly JsonSchema[] => {
  const listed = index === undefined ? undefined : schemaList(schema, 'prefixItems')[index];
  return [listed ?? schema.items].filter(isSchema);
};

const itemsOf = (
  context: NarrowerContext,
  older: readonly SchemaObject[],
  newer: SchemaObject,
  tokens: Tokens,
): readonly Narrowing[] => {
  const longest = lowest(older, 'maxItems') ?? Number.POSITIVE_INFINITY;
  const listed = Math.max(...[...older, newer].map((schema) => schemaList(schema, 'prefixItems').length));
  const compareAt = (index: number | undefined): readonly Narrowing[] =>
    itemSchema(newer, index).flatMap((inner) => {
      const schemas = older.flatMap((schema) => itemSchema(schema, index));
      return context.compare(context, schemas, [inner], [...tokens, String(index ?? '*')]);
    });
  const positions = Array.from({ length: Math.min(listed, longest) }, (_, index) => index);
  return [...positions.flatMap(compareAt), ...(longest > listed ? compareAt(undefined) : [])];
};

const lengths = (older: readonly SchemaObject[], newer: SchemaObject, tokens: Tokens): readonly Narrowing[] => {
  const [least, most] = [highest([newer], 'minItems') ?? 0, lowest([newer], 'maxItems')];
  const atLeast = highest(older, 'minItems') ?? 0;
  const atMost = lowest(older, 'maxItems') ?? Number.POSITIVE_INFINITY;
  return [
    ...(least > atLeast ? [narrower(tokens, `now needs ${least} items or more`)] : []),
    ...(most !== undefined && most < atMost ? [narrower(tokens, `now takes ${most} items at most`)] : []),
  ];
};

const uniqueness = (older: readonly SchemaObject[], newer: SchemaObject, tokens: Tokens): readonly Narrowing[] => {
  const wasUnique = older.some((schema) => schema.uniqueItems === true) || (lowest(older, 'maxItems') ?? 2) < 2;
  return newer.uniqueItems === true && !wasUnique ? [narrower(tokens, 'no longer takes equal items')] : [];
};

const containment = (
  context: NarrowerContext,
  older: readonly SchemaObject[],
  newer: SchemaObject,
  tokens: Tokens,
): readonly Narrowing[] => {
  if (!isSchema(newer.contains)) return [];
  const wasSo = older.some((schema) =>
    ['contains', 'minContains', 'maxContains'].every((key) => isSame(context, schema[key], newer[key])),
  );
  return wasSo ? [] : [unknown(tokens, 'has another rule for what it must contain')];
};
