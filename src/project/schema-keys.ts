import { z } from 'zod';
import type { KeyPath } from './document.js';

/** The schemas that a wrapper (optional, default, transform, union) stands for. */
export const innerSchemas = (schema: z.core.$ZodType): readonly z.core.$ZodType[] => {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(innerSchemas);
  if (schema instanceof z.ZodPipe) return innerSchemas(schema.in);
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  )
    return innerSchemas(schema.unwrap());
  return [schema];
};

const step = (schema: z.core.$ZodType, key: string | number): readonly z.core.$ZodType[] => {
  if (schema instanceof z.ZodArray) return innerSchemas(schema.element);
  if (!(schema instanceof z.ZodObject) || !Object.hasOwn(schema.shape, key)) return [];
  return innerSchemas(schema.shape[key]);
};

/** The keys that a map at the path may have; none where the schema knows no map there. */
export const knownKeys = (schema: z.core.$ZodType, path: KeyPath): readonly string[] =>
  path
    .reduce((schemas: readonly z.core.$ZodType[], key) => schemas.flatMap((s) => step(s, key)), innerSchemas(schema))
    .flatMap((found) => (found instanceof z.ZodObject ? Object.keys(found.shape) : []));
