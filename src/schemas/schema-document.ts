import type { ValidateFunction } from 'ajv';
import { fail } from '../errors/ota-error.js';
import { sha256Hex } from '../site/json-bytes.js';
import { newAjv } from './ajv-instances.js';
import { canonicalBytes } from './canonical-json.js';
import type { ConfigText } from './config-text.js';
import { dialectOf, isObject, type JsonSchema } from './schema-keywords.js';
import type { Violation } from './violation.js';
import { violationsOf } from './violations.js';

/** A schema in the one form that is judged by, compared and published. */
export interface SchemaDocument {
  /** Where it came from, as places show it. */
  readonly file?: string;
  /** Self-contained: every reference leads into the document itself. */
  readonly json: JsonSchema;
  /** What is published: canonical JSON (RFC 8785) and a line feed. */
  readonly bytes: Uint8Array;
  /** Lowercase hex, of `bytes`. */
  readonly sha256: string;
  /** Every way in which the value breaks the schema; none where it is accepted. Throws `config-judge-failed`. */
  judge(value: unknown): readonly Violation[];
  /** For a zod module: what its own `safeParse` says of each text, refinements included. */
  readonly judgeOwn?: (texts: readonly ConfigText[]) => Promise<readonly (readonly Violation[])[]>;
}

/** Compiled schemas that are kept, the newest; compiling takes milliseconds, and many releases share one schema. */
const MAX_COMPILED = 256;
const compiled = new Map<string, ValidateFunction>();

/** What else is known of a document than its schema. */
export interface DocumentOptions {
  readonly file?: string;
  /** The published bytes, where the schema was read from them; canonical ones are made otherwise. */
  readonly bytes?: Uint8Array;
  readonly judgeOwn?: SchemaDocument['judgeOwn'];
}

/** A document of a self-contained schema. Throws `config-schema-invalid` where it can’t be compiled. */
export const schemaDocument = (json: JsonSchema, options: DocumentOptions = {}): SchemaDocument => {
  const bytes = options.bytes ?? canonicalBytes(json);
  const sha256 = sha256Hex(bytes);
  const validate = compile(json, sha256, options.file);
  return {
    ...(options.file === undefined ? {} : { file: options.file }),
    json,
    bytes,
    sha256,
    judge: (value) => judge(validate, value, options.file),
    ...(options.judgeOwn ? { judgeOwn: options.judgeOwn } : {}),
  };
};

const compile = (json: JsonSchema, sha256: string, file: string | undefined): ValidateFunction => {
  const known = compiled.get(sha256);
  if (known) return known;
  const validate = compileNew(json, file);
  const oldest = compiled.size >= MAX_COMPILED ? compiled.keys().next().value : undefined;
  if (oldest !== undefined) compiled.delete(oldest);
  compiled.set(sha256, validate);
  return validate;
};

const compileNew = (json: JsonSchema, file: string | undefined): ValidateFunction => {
  const place = file === undefined ? {} : { place: { file } };
  // An asynchronous validator answers with a promise, which would look like a yes.
  if (isObject(json) && '$async' in json)
    throw fail('config-schema-invalid', { reason: '"$async" is not JSON Schema' }, place);
  try {
    // The meta-schema has been asked before, with places.
    return newAjv(dialectOf(json) ?? '2020-12', { validateSchema: false }).compile(json);
  } catch (cause) {
    throw fail('config-schema-invalid', { reason: reasonOf(cause) }, { ...place, cause });
  }
};

const judge = (validate: ValidateFunction, value: unknown, file: string | undefined): readonly Violation[] => {
  try {
    return validate(value) ? [] : violationsOf(validate.errors ?? []);
  } catch (cause) {
    throw fail(
      'config-judge-failed',
      { reason: reasonOf(cause) },
      { ...(file === undefined ? {} : { place: { file } }), cause },
    );
  }
};

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
