import { pointerOf } from './json-pointer.js';
import { isObject, type JsonSchema, type SchemaObject, subschemas } from './schema-keywords.js';

/** A `$ref` as it stands in a document. */
export interface SchemaReference {
  /** The object that holds it. */
  readonly schema: SchemaObject;
  /** JSON Pointer to that object. */
  readonly pointer: string;
  /** As written. */
  readonly ref: string;
  /** Absolute, without a fragment; undefined where the reference is no URI reference. */
  readonly uri: string | undefined;
  /** What follows `#`, decoded; empty without. */
  readonly fragment: string;
}

/** What a document names and what it refers to. */
export interface SchemaResources {
  /** JSON Pointers by URI: the document itself, each `$id`, and each anchor as `uri#anchor`. */
  readonly resources: readonly { readonly uri: string; readonly pointer: string }[];
  readonly references: readonly SchemaReference[];
  /** Keywords whose meaning depends on which resource was entered first: `$dynamicRef`, `$recursiveRef`. */
  readonly dynamic: readonly { readonly keyword: string; readonly pointer: string }[];
}

interface Visit {
  readonly schema: SchemaObject;
  readonly pointer: string;
  readonly base: string;
}

/** The resources and references of a document that was read from `baseUri`: JSON Schema 2020-12 core, sections 8.2 and 9.1. */
export const schemaResources = (root: JsonSchema, baseUri: string): SchemaResources => {
  const resources = [{ uri: baseUri, pointer: '' }];
  const references: SchemaReference[] = [];
  const dynamic: { keyword: string; pointer: string }[] = [];
  const visits: Visit[] = isObject(root) ? [{ schema: root, pointer: '', base: baseUri }] : [];
  for (const visit of visits) {
    const base = baseOf(visit);
    if (base !== visit.base) resources.push({ uri: base, pointer: visit.pointer });
    for (const anchor of anchorsOf(visit.schema)) resources.push({ uri: `${base}#${anchor}`, pointer: visit.pointer });
    const ref = visit.schema.$ref;
    if (typeof ref === 'string') references.push(reference({ ...visit, base }, ref));
    for (const keyword of ['$dynamicRef', '$recursiveRef'])
      if (keyword in visit.schema) dynamic.push({ keyword, pointer: `${visit.pointer}/${keyword}` });
    for (const { tokens, schema } of subschemas(visit.schema))
      if (isObject(schema)) visits.push({ schema, pointer: visit.pointer + pointerOf(tokens), base });
  }
  return { resources, references, dynamic };
};

const withoutFragment = (uri: string): string => uri.replace(/#.*$/s, '');

const baseOf = ({ schema, base }: Visit): string => {
  const id = schema.$id;
  if (typeof id !== 'string' || id.startsWith('#') || !URL.canParse(id, base)) return base;
  return withoutFragment(new URL(id, base).href);
};

/** Draft-07 writes an anchor as `$id: "#name"`. */
const anchorsOf = (schema: SchemaObject): readonly string[] => {
  const id = schema.$id;
  const old = typeof id === 'string' && id.startsWith('#') ? id.slice(1) : undefined;
  return [schema.$anchor, schema.$dynamicAnchor, old].filter((name) => typeof name === 'string');
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const reference = ({ schema, pointer, base }: Visit, ref: string): SchemaReference => ({
  schema,
  pointer,
  ref,
  uri: URL.canParse(ref, base) ? withoutFragment(new URL(ref, base).href) : undefined,
  fragment: decoded(/#(.*)$/s.exec(ref)?.[1] ?? ''),
});
