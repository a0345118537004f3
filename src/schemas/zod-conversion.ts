import { type $ZodIssue, type $ZodType, safeParseAsync, toJSONSchema } from 'zod/v4/core';
import { pointerOf } from './json-pointer.js';
import type { JsonSchema } from './schema-keywords.js';
import type { Violation } from './violation.js';

/** What a module’s default export turned out to be. */
export type ModuleOutcome =
  | { readonly kind: 'schema'; readonly json: JsonSchema; readonly judgements: readonly (readonly Violation[])[] }
  | { readonly kind: 'zod-3' }
  | { readonly kind: 'no-schema'; readonly found: string }
  | { readonly kind: 'not-json'; readonly reason: string };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  (typeof value === 'object' || typeof value === 'function') && value !== null;

/** Told by its shape: the schema comes from the user’s own copy of zod, so `instanceof` says nothing. */
const isZod4 = (value: unknown): value is $ZodType =>
  isRecord(value) && isRecord(value._zod) && isRecord(value._zod.def);

const describe = (value: unknown): string => {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a plain object' : `a ${typeof value}`;
};

/**
 * A default export as JSON Schema 2020-12 (what the schema takes in, before defaults and transforms), with what the schema itself,
 * refinements included, says of each value.
 */
export const convertExport = async (exported: unknown, values: readonly unknown[]): Promise<ModuleOutcome> => {
  if (!isZod4(exported)) {
    const isZod3 = isRecord(exported) && isRecord(exported._def) && typeof exported.safeParse === 'function';
    return isZod3 ? { kind: 'zod-3' } : { kind: 'no-schema', found: describe(exported) };
  }
  const json = toJson(exported);
  if (typeof json === 'string') return { kind: 'not-json', reason: json };
  return { kind: 'schema', json, judgements: await Promise.all(values.map((value) => judge(exported, value))) };
};

/** The JSON Schema, or why there is none. */
const toJson = (schema: $ZodType): JsonSchema | string => {
  try {
    // A plain copy: zod adds a hidden method to what it gives back.
    return JSON.parse(JSON.stringify(toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' }))) as JsonSchema;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

/** By the schema’s own method where it has one: its copy of zod knows the language its messages are set to. */
const parse = async (schema: $ZodType, value: unknown): Promise<ZodSafeParseResult> =>
  'safeParseAsync' in schema && typeof schema.safeParseAsync === 'function'
    ? schema.safeParseAsync(value)
    : safeParseAsync(schema, value);

interface ZodSafeParseResult {
  readonly error?: { readonly issues: readonly $ZodIssue[] } | undefined;
}

const judge = async (schema: $ZodType, value: unknown): Promise<readonly Violation[]> => {
  const { error } = await parse(schema, value);
  return (error?.issues ?? []).map(({ path, message, code }) => ({
    path: pointerOf(path.map((key) => (typeof key === 'number' ? key : String(key)))),
    message,
    keyword: code ?? 'custom',
  }));
};
