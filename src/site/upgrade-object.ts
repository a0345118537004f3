import { fail, OtaError } from '../errors/ota-error.js';
import { problem } from '../errors/problem.js';
import { parseJsonText } from '../schemas/json-text.js';
import { type Envelope, parseEnvelope, signEnvelope, verifyEnvelope } from '../signing/dsse.js';
import type { Signer } from '../signing/signer.js';
import type { Trust } from '../signing/trust.js';
import { jsonBytes } from './json-bytes.js';
import { PAYLOAD_TYPE, type ReleaseStatement, releaseStatementSchema } from './statement.js';

/** The keys that 0-OS reads. Its decoder matches them case-insensitively and the last one wins. */
const ZOS_KEYS = ['flist', 'signature', 'transaction_id', 'storage'];

/** The JSON object at `/{version}`: what 0-OS reads, and a DSSE envelope in the same object. */
export interface UpgradeObject extends Envelope {
  /** Absolute URL of the bundle. */
  readonly flist: string;
  /** The commit. */
  readonly transaction_id: string;
  /** The first of `signatures`, as hex. 0-OS wants a string here and never checked it. */
  readonly signature: string;
}

/** An upgrade object that has been read, with what its signatures vouch for. */
export interface VerifiedUpgradeObject {
  readonly object: UpgradeObject;
  readonly statement: ReleaseStatement;
  /** Key ids of the trusted keys that signed. */
  readonly keyIds: readonly string[];
}

/** The bytes of the upgrade object of a release, signed by every signer in turn. */
export const signUpgradeObject = async (
  statement: ReleaseStatement,
  flist: string,
  signers: readonly Signer[],
): Promise<Uint8Array> => {
  const envelope = await signEnvelope(PAYLOAD_TYPE, jsonBytes(statement), signers);
  const first = envelope.signatures[0];
  if (!first) throw new RangeError('an upgrade object needs at least one signer');
  const object: UpgradeObject = {
    flist,
    transaction_id: statement.predicate.commit,
    signature: Buffer.from(first.sig, 'base64').toString('hex'),
    ...envelope,
  };
  return jsonBytes(object);
};

/**
 * Reads an upgrade object and verifies it: strict JSON, signatures of enough trusted keys, the statement's shape, and
 * that the unsigned keys agree with what is signed.
 *
 * @param path where it was read, for messages.
 * @throws OtaError `site-object-unreadable`, `site-object-unverified`.
 */
export const verifyUpgradeObject = (bytes: Uint8Array, path: string, trust: Trust): VerifiedUpgradeObject => {
  const { value, problems } = parseJsonText(bytes, { file: path });
  if (problems.length > 0) throw fail('site-object-unreadable', { path, reason: problems[0]?.message ?? 'not JSON' });
  const fields = readZosKeys(value, path);
  const { statement, keyIds, envelope } = verifyStatement(value, path, trust, releaseStatementSchema, true);
  const first = envelope.signatures[0]?.sig ?? '';
  if (fields.signature !== Buffer.from(first, 'base64').toString('hex'))
    throw fail('site-object-unverified', {
      path,
      reason: 'its key "signature" is not the hex form of its first signature',
    });
  if (fields.transaction_id !== statement.predicate.commit)
    throw fail('site-object-unverified', { path, reason: 'its key "transaction_id" is not the signed commit' });
  return { object: { ...fields, ...envelope }, statement, keyIds };
};

/**
 * Verifies a DSSE envelope and the shape of the statement inside it.
 *
 * @throws OtaError `site-object-unverified`, or `site-object-unreadable` where the signed statement has another shape.
 */
export const verifyStatement = <Statement>(
  value: unknown,
  path: string,
  trust: Trust,
  schema: {
    safeParse(
      value: unknown,
    ):
      | { success: true; data: Statement }
      | { success: false; error: { issues: readonly { message: string; path: readonly PropertyKey[] }[] } };
  },
  extraKeys = false,
): { readonly statement: Statement; readonly keyIds: readonly string[]; readonly envelope: Envelope } => {
  try {
    const envelope = parseEnvelope(value, { file: path, extraKeys });
    if (envelope.payloadType !== PAYLOAD_TYPE)
      throw fail('site-object-unverified', { path, reason: `its payloadType is not ${PAYLOAD_TYPE}` });
    const { payload, keyIds } = verifyEnvelope(envelope, trust);
    const parsed = schema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload)));
    if (parsed.success) return { statement: parsed.data, keyIds, envelope };
    const issue = parsed.error.issues[0];
    throw fail('site-object-unreadable', {
      path,
      reason: `${issue?.path.join('.') || 'the statement'}: ${issue?.message}`,
    });
  } catch (error) {
    throw atPath(error, path);
  }
};

const readZosKeys = (value: unknown, path: string): Pick<UpgradeObject, 'flist' | 'transaction_id' | 'signature'> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw fail('site-object-unreadable', { path, reason: 'it is not a JSON object' });
  const fields = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(fields)) {
    const folded = key.toLowerCase();
    // 0-OS: another spelling of one of the four would overwrite it on the device.
    if (ZOS_KEYS.includes(folded) && folded !== key)
      throw fail('site-object-unverified', { path, reason: `its key "${key}" clashes with "${folded}" on 0-OS` });
  }
  const { flist, transaction_id, signature } = fields;
  if (typeof flist !== 'string' || typeof transaction_id !== 'string' || typeof signature !== 'string')
    throw fail('site-object-unreadable', { path, reason: 'flist, transaction_id and signature must be strings' });
  return { flist, transaction_id, signature };
};

/** Names the object in an error that came from the signature or JSON layer. */
const atPath = (error: unknown, path: string): OtaError => {
  if (error instanceof OtaError && error.problems.some((p) => p.place?.file === path || p.code.startsWith('site-')))
    return error;
  const reason = (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
  return new OtaError([problem('site-object-unverified', { path, reason })], { cause: error });
};
