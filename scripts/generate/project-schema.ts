import { z } from 'zod';
import { projectSchema } from '../../src/project/schema.js';

/** A JSON Schema, as far as the generators look into it. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}

/** The JSON Schema (2020-12) of the project file as users write it: what editors complete and check by. */
export const projectJsonSchema = (): JsonSchema => {
  const generated = z.toJSONSchema(projectSchema, {
    io: 'input',
    target: 'draft-2020-12',
    // zod leaves the examples of a transformed value out, because they might be of its result. Ours are what users write.
    override: ({ zodSchema, jsonSchema }) => {
      const examples = z.globalRegistry.get(zodSchema)?.examples;
      if (Array.isArray(examples)) jsonSchema.examples = examples;
    },
  });
  return JSON.parse(JSON.stringify(generated)) as JsonSchema;
};
