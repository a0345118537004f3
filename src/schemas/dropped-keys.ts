import { type Problem, problem } from '../errors/problem.js';
import { suggestionFor } from '../project/suggestion.js';
import type { ConfigText } from './config-text.js';
import { pointerOf } from './json-pointer.js';
import { possibleSchemas, schemaList, schemaMap } from './schema-conjuncts.js';
import { isObject, isSchema, type JsonSchema, type SchemaObject } from './schema-keywords.js';
import { patternOf } from './schema-lint.js';

/** A key that the schema neither declares nor refuses. */
export interface DroppedKey {
  /** JSON Pointer to the key’s value. */
  readonly pointer: string;
  readonly key: string;
  /** A declared key that may be meant. */
  readonly near: string | undefined;
}

interface Spot {
  readonly schemas: readonly JsonSchema[];
  readonly value: unknown;
  readonly pointer: string;
}

/**
 * The keys of a value that its schema doesn’t know, at every level where it declares keys and doesn’t say what becomes of others.
 * Ivy: a device drops them silently when it rewrites the file.
 */
export const droppedKeys = (root: JsonSchema, value: unknown): readonly DroppedKey[] => {
  const dropped: DroppedKey[] = [];
  const queue: Spot[] = [{ schemas: [root], value, pointer: '' }];
  for (const spot of queue) {
    const schemas = possibleSchemas(root, spot.schemas);
    if (Array.isArray(spot.value)) queue.push(...listSpots(schemas, spot.value, spot.pointer));
    else if (isObject(spot.value)) {
      dropped.push(...droppedAt(schemas, spot.value, spot.pointer));
      queue.push(...objectSpots(schemas, spot.value, spot.pointer));
    }
  }
  return dropped;
};

const declaredKeys = (schemas: readonly SchemaObject[]): ReadonlySet<string> =>
  new Set(schemas.flatMap((schema) => schemaMap(schema, 'properties').map(([key]) => key)));

const patterns = (schemas: readonly SchemaObject[]): readonly RegExp[] =>
  schemas.flatMap((schema) => schemaMap(schema, 'patternProperties').flatMap(([pattern]) => patternOf(pattern) ?? []));

/** Whether a schema says itself what becomes of other keys: `true` or a schema keeps them, `false` rejects them. */
const rulesOthers = (schema: SchemaObject, verdict: 'keeps' | 'rejects'): boolean =>
  [schema.additionalProperties, schema.unevaluatedProperties]
    .filter(isSchema)
    .some((rule) => (rule === false) === (verdict === 'rejects'));

const droppedAt = (schemas: readonly SchemaObject[], value: SchemaObject, pointer: string): readonly DroppedKey[] => {
  const declared = declaredKeys(schemas);
  const declaring = schemas.filter((schema) => 'properties' in schema);
  const isRuled =
    schemas.some((schema) => rulesOthers(schema, 'keeps')) ||
    declaring.every((schema) => rulesOthers(schema, 'rejects'));
  if (declared.size === 0 || isRuled) return [];
  const matching = patterns(schemas);
  return Object.keys(value)
    .filter((key) => !declared.has(key) && !matching.some((pattern) => pattern.test(key)))
    .map((key) => ({ pointer: pointer + pointerOf([key]), key, near: suggestionFor(key, [...declared]) }));
};

const objectSpots = (schemas: readonly SchemaObject[], value: SchemaObject, pointer: string): readonly Spot[] => {
  const known = declaredKeys(schemas);
  return Object.entries(value).map(([key, inner]) => ({
    schemas: schemas.flatMap((schema) => keySchemas(schema, key, known.has(key))),
    value: inner,
    pointer: pointer + pointerOf([key]),
  }));
};

const keySchemas = (schema: SchemaObject, key: string, isDeclared: boolean): readonly JsonSchema[] => {
  const named = schemaMap(schema, 'properties').filter(([name]) => name === key);
  const matched = schemaMap(schema, 'patternProperties').filter(([pattern]) => patternOf(pattern)?.test(key));
  const others = isDeclared ? [] : [schema.additionalProperties].filter(isSchema);
  return [...[...named, ...matched].map(([, inner]) => inner), ...others];
};

const listSpots = (schemas: readonly SchemaObject[], list: readonly unknown[], pointer: string): readonly Spot[] =>
  list.map((value, index) => ({
    schemas: schemas.flatMap((schema) => [
      ...schemaList(schema, 'prefixItems').slice(index, index + 1),
      ...schemaList(schema, 'items').slice(index, index + 1),
      ...[schema.items, schema.additionalItems, schema.contains].filter(isSchema),
    ]),
    value,
    pointer: `${pointer}/${index}`,
  }));

/** A warning for each key of the text that Config would drop, at the key. */
export const checkDroppedKeys = (root: JsonSchema, text: ConfigText): readonly Problem[] =>
  droppedKeys(root, text.value).map(({ pointer, key, near }) =>
    problem('config-key-dropped', { key, near }, text.keyPlace(pointer)),
  );
