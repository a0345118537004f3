import { fail, OtaError } from '../errors/ota-error.js';
import type { Problem } from '../errors/problem.js';
import { sha256Hex } from '../site/json-bytes.js';
import { type FileScope, shownPath } from './input-files.js';
import { parseJsonText } from './json-text.js';
import { schemaFaults } from './meta-schema.js';
import { bundleSchema } from './schema-bundle.js';
import { type SchemaDocument, schemaDocument } from './schema-document.js';
import { loadSchemaFiles } from './schema-files.js';
import { dialectOf, isSchema } from './schema-keywords.js';

/** A schema that was loaded, with what is to be said of it; without a document where there are errors. */
export interface LoadedSchema {
  readonly document?: SchemaDocument;
  readonly problems: readonly Problem[];
}

/**
 * The JSON Schema in a file (2020-12, or draft-07 by its `$schema`), with the files it refers to inlined. Nothing is fetched, and
 * nothing outside `scope.directory` is read. Unknown keywords and formats are warnings.
 */
export const loadJsonSchema = async (file: string, scope: FileScope): Promise<LoadedSchema> => {
  const { set, problems } = await loadSchemaFiles(file, scope);
  if (!set) return { problems };
  try {
    return { document: schemaDocument(bundleSchema(set), { file: shownPath(file, scope) }), problems };
  } catch (error) {
    if (error instanceof OtaError) return { problems: [...problems, ...error.problems] };
    throw error;
  }
};

const published = new Map<string, SchemaDocument>();

/** Published schemas that are kept by digest: a fleet’s many versions share few of them. */
const MAX_PUBLISHED = 256;

/** The schema in bytes that a site published under `name`. Throws `config-schema-invalid`. */
export const schemaFromBytes = (bytes: Uint8Array, name: string): SchemaDocument => {
  const sha256 = sha256Hex(bytes);
  const document = published.get(sha256) ?? readPublished(bytes, name);
  if (published.size >= MAX_PUBLISHED) published.clear();
  published.set(sha256, document);
  return document;
};

const readPublished = (bytes: Uint8Array, name: string): SchemaDocument => {
  const { value, problems, place } = parseJsonText(bytes, { file: name, roundsIntegers: true });
  if (problems.length > 0) throw new OtaError(problems);
  const dialect = isSchema(value) ? dialectOf(value) : undefined;
  if (!isSchema(value) || !dialect)
    throw fail('config-schema-invalid', { reason: 'it is no schema of a known dialect' }, { place: place('') });
  const [fault] = schemaFaults(value, dialect);
  if (fault) throw fail('config-schema-invalid', { reason: fault.reason }, { place: place(fault.pointer) });
  return schemaDocument(value, { file: name, bytes });
};
