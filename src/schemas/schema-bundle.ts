import { pointerOf } from './json-pointer.js';
import type { ReferenceTarget, SchemaFile, SchemaSet } from './schema-files.js';
import { dialectOf, isObject, type JsonSchema, mapSubschemas, objectAt, type SchemaObject } from './schema-keywords.js';

/**
 * One self-contained schema out of a set of files: every other file stands under `$defs` (draft-07: `definitions`), and every
 * reference is a local JSON Pointer. `$id`s and anchors are gone, since references no longer use them.
 */
export const bundleSchema = ({ files, targets }: SchemaSet): JsonSchema => {
  const [root, ...others] = files;
  if (!root) throw new RangeError('a schema set has a root');
  if (!isObject(root.json)) return root.json;
  const isOld = dialectOf(root.json) === 'draft-07';
  const definitions = isOld ? 'definitions' : '$defs';
  const bases = basePointers(root.json, others, definitions);
  const rewrite = (schema: JsonSchema): JsonSchema =>
    isObject(schema) ? relinked(mapSubschemas(schema, rewrite), targets.get(schema), bases, isOld) : schema;
  const embedded = others.map(
    (file) => [bases.get(file)?.name ?? file.name, withoutDialect(rewrite(file.json))] as const,
  );
  const main = rewrite(root.json);
  if (!isObject(main) || embedded.length === 0) return main;
  return { ...main, [definitions]: { ...objectAt(main, definitions), ...Object.fromEntries(embedded) } };
};

interface Base {
  readonly name: string;
  readonly pointer: string;
}

/** Where each file other than the root goes: under its own name, numbered where that is taken. */
const basePointers = (
  root: SchemaObject,
  others: readonly SchemaFile[],
  definitions: string,
): ReadonlyMap<SchemaFile, Base> => {
  const taken = new Set(Object.keys(objectAt(root, definitions)));
  return new Map(
    others.map((file) => {
      const name = freeName(file.name, taken);
      taken.add(name);
      return [file, { name, pointer: pointerOf([definitions, name]) }];
    }),
  );
};

const freeName = (name: string, taken: ReadonlySet<string>): string => {
  for (let number = 1, free = name; ; number += 1, free = `${name}-${number}`) if (!taken.has(free)) return free;
};

/** What draft-07 may keep beside `$ref`: it ignores the rest (section 8.3), and validators differ in whether they do. */
const BESIDE_REF = /^(?:definitions|\$defs|\$schema|\$comment|title|description|default|examples)$/;

const relinked = (
  schema: SchemaObject,
  target: ReferenceTarget | undefined,
  bases: ReadonlyMap<SchemaFile, Base>,
  isOld: boolean,
): SchemaObject => {
  // `nullable` is OpenAPI’s, not JSON Schema’s: the one validator that obeys it would judge unlike the devices.
  const { $id: _id, $anchor: _anchor, nullable: _nullable, ...rest } = schema;
  if (!target) return rest;
  const kept = isOld ? Object.fromEntries(Object.entries(rest).filter(([keyword]) => BESIDE_REF.test(keyword))) : rest;
  return { ...kept, $ref: `#${fragmentOf((bases.get(target.file)?.pointer ?? '') + target.pointer)}` };
};

/** A JSON Pointer as a URI fragment: RFC 6901 section 6. */
const fragmentOf = (pointer: string): string => encodeURI(pointer).replaceAll('#', '%23');

const withoutDialect = (schema: JsonSchema): JsonSchema => {
  if (!isObject(schema)) return schema;
  const { $schema: _, ...rest } = schema;
  return rest;
};
