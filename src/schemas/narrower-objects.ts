import { highest, lowest } from './narrower-bounds.js';
import type { NarrowerContext, Narrowing, Tokens } from './narrower-context.js';
import { narrower } from './narrower-words.js';
import { schemaMap, stringList } from './schema-conjuncts.js';
import { isSchema, type JsonSchema, objectAt, type SchemaObject } from './schema-keywords.js';
import { patternOf } from './schema-lint.js';

/** What objects of the older schemas lose by one newer schema. */
export const compareObjects = (
  context: NarrowerContext,
  older: readonly SchemaObject[],
  newer: SchemaObject,
  tokens: Tokens,
): readonly Narrowing[] => [
  ...requiredKeys(older, newer, tokens),
  ...declaredKeys(context, older, newer, tokens),
  ...patternKeys(context, older, newer, tokens),
  ...otherKeys(context, older, newer, tokens),
  ...keyNames(context, older, newer, tokens),
  ...keyCounts(older, newer, tokens),
];

const requiredBy = (older: readonly SchemaObject[]): ReadonlySet<string> =>
  new Set(older.flatMap((schema) => stringList(schema, 'required')));

const requiredKeys = (older: readonly SchemaObject[], newer: SchemaObject, tokens: Tokens): readonly Narrowing[] => {
  const required = requiredBy(older);
  const own = stringList(newer, 'required').filter((key) => !required.has(key));
  const dependent = Object.entries(objectAt(newer, 'dependentRequired')).flatMap(([key, needs]) =>
    (Array.isArray(needs) ? needs : [])
      .filter((need): need is string => typeof need === 'string' && !required.has(need))
      .filter((need) => !older.some((schema) => stringList(objectAt(schema, 'dependentRequired'), key).includes(need)))
      .map((need) => narrower([...tokens, need], `is now required where ${JSON.stringify(key)} is there`)),
  );
  return [...own.map((key) => narrower([...tokens, key], 'is now required')), ...dependent];
};

/** What the older schemas demand of the value under a key; empty where they leave it free. */
const schemasOfKey = (older: readonly SchemaObject[], key: string): readonly JsonSchema[] =>
  older.flatMap((schema) => {
    const named = schemaMap(schema, 'properties').filter(([name]) => name === key);
    const matched = schemaMap(schema, 'patternProperties').filter(([pattern]) => patternOf(pattern)?.test(key));
    const own = [...named, ...matched].map(([, inner]) => inner);
    return own.length > 0 ? own : [schema.additionalProperties].filter(isSchema);
  });

const compareKey = (
  context: NarrowerContext,
  older: readonly JsonSchema[],
  newer: JsonSchema,
  tokens: Tokens,
): readonly Narrowing[] => {
  const found = context.compare(context, older, [newer], tokens);
  const isFree = older.every(
    (schema) => schema === true || (typeof schema === 'object' && Object.keys(schema).length === 0),
  );
  if (!isFree || newer === false || !found.some(({ kind }) => kind === 'narrower')) return found;
  return [narrower(tokens, 'is now checked; any value was taken before')];
};

const declaredKeys = (
  context: NarrowerContext,
  older: readonly SchemaObject[],
  newer: SchemaObject,
  tokens: Tokens,
): readonly Narrowing[] =>
  schemaMap(newer, 'properties').flatMap(([key, inner]) =>
    compareKey(context, schemasOfKey(older, key), inner, [...tokens, key]),
  );

/** Every key that an older schema declares by name. */
const namedKeys = (older: readonly SchemaObject[]): readonly string[] => [
  ...new Set(older.flatMap((schema) => Object.keys(objectAt(schema, 'properties')))),
];

/** What the older schemas demand of keys they don’t name, those that match the given pattern, or match none. */
const schemasOfOthers = (older: readonly SchemaObject[], pattern?: string): readonly JsonSchema[] =>
  older.flatMap((schema) => {
    const patterns = schemaMap(schema, 'patternProperties');
    const same = patterns.filter(([own]) => own === pattern).map(([, inner]) => inner);
    if (same.length > 0) return same;
    // A key that matches one pattern may match another too, and then the rule for other keys is not its rule.
    const isOther = pattern === undefined || patterns.length === 0;
    return isOther ? [schema.additionalProperties].filter(isSchema) : [];
  });

const patternKeys = (
  context: NarrowerContext,
  older: readonly SchemaObject[],
  newer: SchemaObject,
  tokens: Tokens,
): readonly Narrowing[] =>
  schemaMap(newer, 'patternProperties').flatMap(([pattern, inner]) => {
    const expression = patternOf(pattern);
    const named = namedKeys(older).filter((key) => expression?.test(key));
    return [
      ...named.flatMap((key) => compareKey(context, schemasOfKey(older, key), inner, [...tokens, key])),
      ...compareKey(context, schemasOfOthers(older, pattern), inner, [...tokens, '*']),
    ];
  });

const otherKeys = (
  context: NarrowerContext,
  older: readonly SchemaObject[],
  newer: SchemaObject,
  tokens: Tokens,
): readonly Narrowing[] => {
  const rule = newer.additionalProperties;
  if (!isSchema(rule)) return [];
  const ruled = new Set(Object.keys(objectAt(newer, 'properties')));
  const patterns = schemaMap(newer, 'patternProperties').map(([pattern]) => pattern);
  const isRuled = (key: string): boolean => ruled.has(key) || patterns.some((pattern) => patternOf(pattern)?.test(key));
  const named = namedKeys(older).filter((key) => !isRuled(key));
  const matched = older
    .flatMap((schema) => Object.keys(objectAt(schema, 'patternProperties')))
    .filter((pattern) => !patterns.includes(pattern));
  return [
    ...named.flatMap((key) => compareKey(context, schemasOfKey(older, key), rule, [...tokens, key])),
    ...[...matched, undefined].flatMap((pattern) =>
      otherKey(context, schemasOfOthers(older, pattern), rule, [...tokens, '*']),
    ),
  ];
};

const otherKey = (
  context: NarrowerContext,
  older: readonly JsonSchema[],
  rule: JsonSchema,
  tokens: Tokens,
): readonly Narrowing[] => {
  const found = compareKey(context, older, rule, tokens);
  if (rule !== false || found.length === 0) return found;
  return [narrower(tokens, 'is closed now: keys that are not declared are refused')];
};

const keyNames = (
  context: NarrowerContext,
  older: readonly SchemaObject[],
  newer: SchemaObject,
  tokens: Tokens,
): readonly Narrowing[] => {
  const rule = newer.propertyNames;
  if (!isSchema(rule)) return [];
  const names = older.map((schema) => schema.propertyNames).filter(isSchema);
  return context.compare(context, [{ type: 'string' }, ...names], [rule], [...tokens, '(names of keys)']);
};

const keyCounts = (older: readonly SchemaObject[], newer: SchemaObject, tokens: Tokens): readonly Narrowing[] => {
  const [least, most] = [highest([newer], 'minProperties'), lowest([newer], 'maxProperties')];
  const atLeast = Math.max(highest(older, 'minProperties') ?? 0, requiredBy(older).size);
  const atMost = lowest(older, 'maxProperties') ?? Number.POSITIVE_INFINITY;
  return [
    ...(least !== undefined && least > atLeast ? [narrower(tokens, `now needs ${least} keys or more`)] : []),
    ...(most !== undefined && most < atMost ? [narrower(tokens, `now takes ${most} keys at most`)] : []),
  ];
};
