import type { Ajv, ErrorObject } from 'ajv';
import { newAjv } from './ajv-instances.js';
import type { Dialect, JsonSchema } from './schema-keywords.js';

/** Where a document breaks its dialect’s meta-schema. */
export interface SchemaFault {
  /** JSON Pointer into the schema document. */
  readonly pointer: string;
  readonly reason: string;
}

const judges = new Map<Dialect, Ajv>();

const judgeFor = (dialect: Dialect): Ajv => {
  const known = judges.get(dialect) ?? newAjv(dialect);
  judges.set(dialect, known);
  return known;
};

/** The faults of a schema by the meta-schema of its dialect, one for each place. */
export const schemaFaults = (schema: JsonSchema, dialect: Dialect): readonly SchemaFault[] => {
  const ajv = judgeFor(dialect);
  if (ajv.validateSchema(withoutDialect(schema)) === true) return [];
  const byPlace = new Map<string, SchemaFault>();
  for (const error of ajv.errors ?? [])
    if (!byPlace.has(error.instancePath)) byPlace.set(error.instancePath, faultOf(error));
  return [...byPlace.values()];
};

/** The dialect is already known; the validator would compare its spelling to the letter. */
const withoutDialect = (schema: JsonSchema): JsonSchema => {
  if (typeof schema === 'boolean') return schema;
  const { $schema: _, ...rest } = schema;
  return rest;
};

const faultOf = (error: ErrorObject): SchemaFault => {
  const keyword = error.instancePath.split('/').at(-1) ?? '';
  const expected =
    error.keyword === 'enum'
      ? `be one of ${JSON.stringify(error.params.allowedValues)}`
      : error.message?.replace(/^must /, '');
  return {
    pointer: error.instancePath,
    reason: `${keyword === '' ? 'the document' : JSON.stringify(keyword)} must ${expected ?? 'be valid'}`,
  };
};
