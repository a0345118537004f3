import { canonicalJson } from './canonical-json.js';
import { conjunctsOf, localTarget, schemaList } from './schema-conjuncts.js';
import { isJudgedFormat, isSchema, type JsonSchema, type SchemaObject } from './schema-keywords.js';
import { patternOf } from './schema-lint.js';
import { atomOf, atomsOf } from './schema-types.js';

/** `true` and `false` are proven; `undefined` is not known. */
export type Verdict = boolean | undefined;

const every = (verdicts: readonly Verdict[]): Verdict => {
  if (verdicts.includes(false)) return false;
  return verdicts.includes(undefined) ? undefined : true;
};

const not = (verdict: Verdict): Verdict => (verdict === undefined ? undefined : !verdict);

const some = (verdicts: readonly Verdict[]): Verdict => not(every(verdicts.map(not)));

/** Keywords that look inside objects and lists; a value with nothing inside passes most, but not all of them. */
const INSIDE =
  /^(?:properties|patternProperties|additionalProperties|propertyNames|required|dependent\w+|minProperties|maxProperties|items|prefixItems|contains|minContains|maxContains|minItems|maxItems|uniqueItems|unevaluated\w+)$/;

/** Whether the schemas accept a value, as far as it can be told without a whole validator. */
export const acceptsValue = (root: JsonSchema, schemas: readonly JsonSchema[], value: unknown): Verdict => {
  const conjuncts = conjunctsOf(root, schemas);
  return conjuncts ? every(conjuncts.map((schema) => acceptedBy(root, schema, value))) : false;
};

const acceptedBy = (root: JsonSchema, schema: SchemaObject, value: unknown): Verdict => {
  if (!atomsOf([{ type: schema.type }]).has(atomOf(value))) return false;
  return every([
    listed(schema, value),
    scalar(schema, value),
    alternatives(root, schema, value),
    inside(schema, value),
  ]);
};

const listed = ({ const: only, enum: allowed }: SchemaObject, value: unknown): Verdict => {
  const text = canonicalJson(value);
  if (only !== undefined && canonicalJson(only) !== text) return false;
  return !Array.isArray(allowed) || allowed.some((item) => canonicalJson(item) === text);
};

const scalar = (schema: SchemaObject, value: unknown): Verdict => {
  if (typeof value === 'number') return every([inBounds(schema, value), numberFormat(schema)]);
  return typeof value === 'string'
    ? every([inLength(schema, value), inPattern(schema, value), stringFormat(schema)])
    : true;
};

const holds = (limit: unknown, test: (limit: number) => boolean): boolean => typeof limit !== 'number' || test(limit);

const inBounds = (schema: SchemaObject, value: number): Verdict =>
  holds(schema.minimum, (limit) => value >= limit) &&
  holds(schema.maximum, (limit) => value <= limit) &&
  holds(schema.exclusiveMinimum, (limit) => value > limit) &&
  holds(schema.exclusiveMaximum, (limit) => value < limit) &&
  holds(schema.multipleOf, (limit) => Number.isInteger(value / limit));

/** JSON Schema counts characters, not UTF-16 units. */
const inLength = (schema: SchemaObject, value: string): Verdict =>
  holds(schema.minLength, (limit) => [...value].length >= limit) &&
  holds(schema.maxLength, (limit) => [...value].length <= limit);

const inPattern = ({ pattern }: SchemaObject, value: string): Verdict =>
  typeof pattern !== 'string' ? true : patternOf(pattern)?.test(value);

const numberFormat = ({ format }: SchemaObject): Verdict =>
  format === 'int32' || format === 'int64' ? undefined : true;

const stringFormat = ({ format }: SchemaObject): Verdict =>
  typeof format === 'string' && isJudgedFormat(format) ? undefined : true;

const alternatives = (root: JsonSchema, schema: SchemaObject, value: unknown): Verdict => {
  const verdictsOf = (keyword: string) =>
    schemaList(schema, keyword).map((inner) => acceptsValue(root, [inner], value));
  const one = verdictsOf('oneOf');
  return every([
    'anyOf' in schema ? some(verdictsOf('anyOf')) : true,
    'oneOf' in schema ? (one.includes(undefined) ? undefined : one.filter(Boolean).length === 1) : true,
    isSchema(schema.not) ? not(acceptsValue(root, [schema.not], value)) : true,
    'if' in schema || hasOpenReference(root, schema) ? undefined : true,
  ]);
};

/** Whether the schema refers to what can’t be looked at here. */
export const hasOpenReference = (root: JsonSchema, schema: SchemaObject): boolean =>
  '$dynamicRef' in schema || (typeof schema.$ref === 'string' && localTarget(root, schema.$ref) === undefined);

const inside = (schema: SchemaObject, value: unknown): Verdict =>
  typeof value === 'object' && value !== null && Object.keys(schema).some((keyword) => INSIDE.test(keyword))
    ? undefined
    : true;
