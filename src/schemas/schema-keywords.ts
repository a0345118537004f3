/** A JSON Schema as it stands in a document. */
export type JsonSchema = boolean | SchemaObject;

/** A JSON Schema that is an object of keywords. */
export type SchemaObject = Readonly<Record<string, unknown>>;

/** The JSON Schema dialects that are understood. */
export type Dialect = '2020-12' | 'draft-07';

const DIALECT_URIS: ReadonlyMap<string, Dialect> = new Map([
  ['https://json-schema.org/draft/2020-12/schema', '2020-12'],
  ['http://json-schema.org/draft-07/schema', 'draft-07'],
]);

const ONE = new Set([
  ...['additionalItems', 'additionalProperties', 'contains', 'contentSchema', 'else', 'if', 'items', 'not'],
  ...['propertyNames', 'then', 'unevaluatedItems', 'unevaluatedProperties'],
]);
const LIST = new Set(['allOf', 'anyOf', 'items', 'oneOf', 'prefixItems']);
const MAP = new Set(['$defs', 'definitions', 'dependencies', 'dependentSchemas', 'patternProperties', 'properties']);

const ASSERTIONS = [
  ...['type', 'enum', 'const', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  ...[
    'minLength',
    'maxLength',
    'pattern',
    'format',
    'minItems',
    'maxItems',
    'uniqueItems',
    'minContains',
    'maxContains',
  ],
  ...['required', 'dependentRequired', 'minProperties', 'maxProperties'],
];
const IDENTIFIERS = ['$schema', '$id', '$ref', '$anchor', '$dynamicRef', '$dynamicAnchor', '$vocabulary'];
const ANNOTATIONS = [
  ...['title', 'description', 'default', 'examples', 'deprecated', 'readOnly', 'writeOnly', '$comment'],
  // `discriminator` and `example` come from OpenAPI; pydantic writes them beside the keywords that judge.
  ...['contentEncoding', 'contentMediaType', 'discriminator', 'example'],
];
const KEYWORDS = new Set([...ONE, ...LIST, ...MAP, ...ASSERTIONS, ...IDENTIFIERS, ...ANNOTATIONS]);

/** Formats that every string fits, or whose rule is the reader’s own: pydantic writes them, nothing judges them. */
const ANNOTATING_FORMATS = ['path', 'file-path', 'directory-path', 'new-path', 'json-string'];
const JUDGED_FORMATS = [
  ...[
    'date',
    'time',
    'date-time',
    'iso-time',
    'iso-date-time',
    'duration',
    'uri',
    'uri-reference',
    'uri-template',
    'url',
  ],
  ...['email', 'hostname', 'ipv4', 'ipv6', 'regex', 'uuid', 'json-pointer', 'json-pointer-uri-fragment'],
  ...['relative-json-pointer', 'byte', 'int32', 'int64', 'float', 'double', 'password', 'binary'],
];
const FORMATS = new Set([...JUDGED_FORMATS, ...ANNOTATING_FORMATS]);

/** Whether a value is a JSON object. */
export const isObject = (value: unknown): value is SchemaObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object under a keyword; an empty one where there is none. */
export const objectAt = (schema: SchemaObject, keyword: string): SchemaObject => {
  const value = schema[keyword];
  return isObject(value) ? value : {};
};

/** Whether a value can stand where a schema is expected. */
export const isSchema = (value: unknown): value is JsonSchema => typeof value === 'boolean' || isObject(value);

/** Whether the name is a keyword of JSON Schema, or an own annotation that begins with `x-`. */
export const isKnownKeyword = (name: string): boolean => KEYWORDS.has(name) || name.startsWith('x-');

/** Whether the name is a format that is judged, or known to need no judgement. */
export const isKnownFormat = (name: string): boolean => FORMATS.has(name);

/** Whether the format is one that validators judge. */
export const isJudgedFormat = (name: string): boolean => JUDGED_FORMATS.includes(name);

/** The dialect that `$schema` names, 2020-12 where it is absent, undefined where it is not one of ours. */
export const dialectOf = (schema: JsonSchema): Dialect | undefined => {
  const uri = isObject(schema) ? schema.$schema : undefined;
  if (uri === undefined) return '2020-12';
  return typeof uri === 'string' ? DIALECT_URIS.get(uri.replace(/#$/, '')) : undefined;
};

/** A schema inside another, and the keys that lead to it. */
export interface Subschema {
  readonly tokens: readonly string[];
  readonly schema: JsonSchema;
}

/** The schemas directly inside a schema, in the order of its text. What stands under `enum`, `const` or `default` is no schema. */
export const subschemas = (schema: JsonSchema): readonly Subschema[] =>
  isObject(schema) ? Object.entries(schema).flatMap(([keyword, value]) => subschemasUnder(keyword, value)) : [];

const subschemasUnder = (keyword: string, value: unknown): readonly Subschema[] => {
  if (ONE.has(keyword) && isSchema(value)) return [{ tokens: [keyword], schema: value }];
  const members =
    (LIST.has(keyword) && Array.isArray(value)) || (MAP.has(keyword) && isObject(value)) ? Object.entries(value) : [];
  return members.flatMap(([key, member]) => (isSchema(member) ? [{ tokens: [keyword, key], schema: member }] : []));
};

/** The schema with every schema directly inside it replaced by what `change` gives. */
export const mapSubschemas = (schema: SchemaObject, change: (inner: JsonSchema) => JsonSchema): SchemaObject =>
  Object.fromEntries(Object.entries(schema).map(([keyword, value]) => [keyword, mapKeyword(keyword, value, change)]));

const mapKeyword = (keyword: string, value: unknown, change: (inner: JsonSchema) => JsonSchema): unknown => {
  const changed = (member: unknown): unknown => (isSchema(member) ? change(member) : member);
  if (ONE.has(keyword) && isSchema(value)) return change(value);
  if (LIST.has(keyword) && Array.isArray(value)) return value.map(changed);
  if (!MAP.has(keyword) || !isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, changed(member)]));
};
