import { fail, OtaError } from '../errors/ota-error.js';
import { problem } from '../errors/problem.js';
import { parseJsonText } from '../schemas/json-text.js';
import { type Envelope, parseEnvelope } from '../signing/envelope.js';
import type { VerifiedPayload } from '../signing/verify-envelope.js';
import { PAYLOAD_TYPE } from './statement.js';

/** What judges the shape of a statement: a zod schema. */
export interface StatementSchema<Statement> {
  safeParse(
    value: unknown,
  ):
    | { success: true; data: Statement }
    | { success: false; error: { issues: readonly { message: string; path: readonly PropertyKey[] }[] } };
}

/** How a signed statement is read. */
export interface StatementReading<Statement> {
  /** Where it was read, for messages. */
  readonly path: string;
  readonly schema: StatementSchema<Statement>;
  /** The payload of an envelope that enough trusted keys have signed; throws where they haven’t. */
  readonly verify: (envelope: Envelope) => VerifiedPayload;
  /** Whether the object may have other keys beside the envelope’s. */
  readonly extraKeys?: boolean;
}

/** A statement that was read, with what vouches for it. */
export interface SignedStatement<Statement> {
  readonly statement: Statement;
  /** The trusted keys that signed. */
  readonly keyIds: readonly string[];
  readonly envelope: Envelope;
}

/**
 * Verifies a DSSE envelope and the shape of the statement inside it.
 *
 * @throws OtaError `site-object-unverified`, or `site-object-unreadable` where the signed statement has another shape.
 */
export const readSignedStatement = <Statement>(
  value: unknown,
  { path, schema, verify, extraKeys = false }: StatementReading<Statement>,
): SignedStatement<Statement> => {
  try {
    const envelope = parseEnvelope(value, { file: path, extraKeys });
    if (envelope.payloadType !== PAYLOAD_TYPE)
      throw fail('site-object-unverified', { path, reason: `its payloadType is not ${PAYLOAD_TYPE}` });
    const { payload, keyIds } = verify(envelope);
    const signed = payloadValue(payload, path);
    // The signed value itself and no copy that a schema makes: what is listed is published again, and the order of its keys is
    // part of the format.
    if (fits(signed, schema)) return { statement: signed, keyIds, envelope };
    throw fail('site-object-unreadable', { path, reason: misfit(signed, schema) });
  } catch (error) {
    throw atPath(error, path);
  }
};

/** As strict as the envelope around it: of two readers of a key that is there twice, each might take another value for the signed one. */
const payloadValue = (payload: Uint8Array, path: string): unknown => {
  const { value, problems } = parseJsonText(payload, { file: path });
  const [first] = problems;
  if (first) throw fail('site-object-unverified', { path, reason: `its payload: ${first.message.replace(/\.$/, '')}` });
  return value;
};

/** No schema of ours changes a value, as its test shows, so that one that passes is one. */
const fits = <Statement>(value: unknown, schema: StatementSchema<Statement>): value is Statement =>
  schema.safeParse(value).success;

const misfit = <Statement>(value: unknown, schema: StatementSchema<Statement>): string => {
  const judged = schema.safeParse(value);
  const issue = judged.success ? undefined : judged.error.issues[0];
  return `${issue?.path.join('.') || 'the statement'}: ${issue?.message}`;
};

/** Names the object in an error that came from the signature or JSON layer. */
const atPath = (error: unknown, path: string): OtaError => {
  if (error instanceof OtaError && error.problems.some((p) => p.place?.file === path || p.code.startsWith('site-')))
    return error;
  const reason = (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
  return new OtaError([problem('site-object-unverified', { path, reason })], { cause: error });
};
