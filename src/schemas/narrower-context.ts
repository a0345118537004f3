import { canonicalJson } from './canonical-json.js';
import { conjunctsOf, localTarget } from './schema-conjuncts.js';
import { isObject, type JsonSchema, type SchemaObject } from './schema-keywords.js';

/** One way in which a newer schema takes less than an older one. */
export interface Narrowing {
  /** Dotted, from the document’s root; `*` stands for any key or index, empty for the document itself. */
  readonly path: string;
  /** What has changed, to follow the path: `is now required`. */
  readonly what: string;
  /** `unknown`: whether it takes less can’t be told by structure. */
  readonly kind: 'narrower' | 'unknown';
}

/** Keys and indexes from the document’s root. */
export type Tokens = readonly string[];

/** Compares what all schemas of the older side accept with what all of the newer side accept. */
export type Compare = (
  context: NarrowerContext,
  older: readonly JsonSchema[],
  newer: readonly JsonSchema[],
  tokens: Tokens,
) => readonly Narrowing[];

/** What one comparison of two documents shares. */
export interface NarrowerContext {
  readonly older: JsonSchema;
  readonly newer: JsonSchema;
  readonly compare: Compare;
  /** Comparisons that are under way: meeting one again inside itself adds nothing, since documents are finite. */
  readonly underWay: Set<string>;
  /** Comparisons that may still be made. */
  fuel: number;
  /** A number for each schema object; equal texts share one. */
  idOf(schema: SchemaObject): number;
  /** The schema without what `conjunctsOf` has followed. */
  bare(root: JsonSchema, schema: SchemaObject): SchemaObject;
}

/** Comparisons of one pair of documents; real schemas need hundreds. */
const MAX_COMPARISONS = 20_000;

/** A fresh context for two documents in comparable form. */
export const narrowerContext = (older: JsonSchema, newer: JsonSchema, compare: Compare): NarrowerContext => {
  const ids = new WeakMap<SchemaObject, number>();
  const byText = new Map<string, number>();
  const bared = new WeakMap<SchemaObject, SchemaObject>();
  return {
    older,
    newer,
    compare,
    underWay: new Set(),
    fuel: MAX_COMPARISONS,
    idOf: (schema) => {
      const id = ids.get(schema) ?? numberOf(canonicalJson(schema), byText);
      ids.set(schema, id);
      return id;
    },
    bare: (root, schema) => {
      const known = bared.get(schema) ?? withoutFollowed(root, schema);
      bared.set(schema, known);
      return known;
    },
  };
};

const numberOf = (text: string, numbers: Map<string, number>): number => {
  const number = numbers.get(text) ?? numbers.size;
  numbers.set(text, number);
  return number;
};

/** A reference that leads nowhere stays, so that it is seen. */
const withoutFollowed = (root: JsonSchema, schema: SchemaObject): SchemaObject => {
  const { allOf: _, $defs: _defs, definitions: _definitions, ...rest } = schema;
  if (typeof rest.$ref !== 'string' || localTarget(root, rest.$ref) === undefined) return rest;
  const { $ref: _ref, ...others } = rest;
  return others;
};

/** The objects that all apply, with `allOf` and `$ref` already followed; undefined where nothing is accepted. */
export const flattened = (
  context: NarrowerContext,
  root: JsonSchema,
  schemas: readonly JsonSchema[],
): readonly SchemaObject[] | undefined =>
  conjunctsOf(root, schemas)
    ?.map((schema) => context.bare(root, schema))
    .filter((schema) => Object.keys(schema).length > 0);

/** Whether two parts of the two documents are written alike, what they refer to included. */
export const isSame = (
  context: NarrowerContext,
  older: unknown,
  newer: unknown,
  met: ReadonlySet<string> = new Set(),
): boolean => {
  const text = canonicalJson(older ?? null);
  if (text !== canonicalJson(newer ?? null)) return false;
  return referencesIn(older).every((ref) => {
    if (met.has(ref)) return true;
    const [from, to] = [localTarget(context.older, ref), localTarget(context.newer, ref)];
    return from !== undefined && to !== undefined && isSame(context, from, to, new Set([...met, ref]));
  });
};

const referencesIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isObject(value)) return [];
  const own = typeof value.$ref === 'string' ? [value.$ref] : [];
  return [...own, ...Object.values(value).flatMap(referencesIn)];
};
