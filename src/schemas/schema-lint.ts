import { type Problem, problem } from '../errors/problem.js';
import { pointerOf } from './json-pointer.js';
import type { JsonText } from './json-text.js';
import {
  isKnownFormat,
  isKnownKeyword,
  isObject,
  type JsonSchema,
  type SchemaObject,
  subschemas,
} from './schema-keywords.js';

/** One schema object inside a document, with the JSON Pointer to it. */
export interface SchemaSpot {
  readonly schema: SchemaObject;
  readonly pointer: string;
}

/** Every schema object in a document, itself included, outer before inner. */
export const schemaSpots = (root: JsonSchema): readonly SchemaSpot[] => {
  const spots: SchemaSpot[] = isObject(root) ? [{ schema: root, pointer: '' }] : [];
  for (const { schema, pointer } of spots)
    for (const inner of subschemas(schema))
      if (isObject(inner.schema)) spots.push({ schema: inner.schema, pointer: pointer + pointerOf(inner.tokens) });
  return spots;
};

/**
 * The regular expression a pattern stands for: in Unicode mode where it is one, as JSON Schema recommends, else without.
 * Undefined where it is none. pydantic writes `\-` outside of classes, which Unicode mode refuses.
 */
export const patternOf = (pattern: string): RegExp | undefined => {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // The next flags, or none at all.
    }
  }
  return undefined;
};

/** What the meta-schema can’t see in a schema: patterns that are none, keywords and formats that check nothing. */
export const lintSchema = (root: JsonSchema, text: Pick<JsonText, 'place' | 'keyPlace'>): readonly Problem[] =>
  schemaSpots(root).flatMap((spot) => [
    ...patternFaults(spot, text),
    ...unknownKeywords(spot, text),
    ...unknownFormat(spot, text),
  ]);

const patternFaults = (
  { schema, pointer }: SchemaSpot,
  text: Pick<JsonText, 'place' | 'keyPlace'>,
): readonly Problem[] => {
  const own = typeof schema.pattern === 'string' ? [schema.pattern] : [];
  const keys = isObject(schema.patternProperties) ? Object.keys(schema.patternProperties) : [];
  return [
    ...own.map((pattern) => ({ pattern, place: () => text.place(`${pointer}/pattern`) })),
    ...keys.map((pattern) => ({
      pattern,
      place: () => text.keyPlace(pointer + pointerOf(['patternProperties', pattern])),
    })),
  ].flatMap(({ pattern, place }) =>
    patternOf(pattern) ? [] : [problem('config-schema-pattern', { pattern }, place())],
  );
};

const unknownKeywords = ({ schema, pointer }: SchemaSpot, text: Pick<JsonText, 'keyPlace'>): readonly Problem[] =>
  Object.keys(schema)
    .filter((keyword) => !isKnownKeyword(keyword))
    .map((keyword) =>
      problem('config-schema-unknown-keyword', { keyword }, text.keyPlace(pointer + pointerOf([keyword]))),
    );

/** A pattern beside an unknown format states its rule, as zod does. */
const unknownFormat = ({ schema, pointer }: SchemaSpot, text: Pick<JsonText, 'place'>): readonly Problem[] => {
  const format = schema.format;
  if (typeof format !== 'string' || isKnownFormat(format) || schema.pattern !== undefined) return [];
  return [problem('config-schema-unknown-format', { format }, text.place(`${pointer}/format`))];
};
