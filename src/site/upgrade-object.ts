import { fail } from '../errors/ota-error.js';
import { parseJsonText } from '../schemas/json-text.js';
import { type Envelope, signEnvelope, verifyEnvelope } from '../signing/dsse.js';
import type { Signer } from '../signing/signer.js';
import type { Trust } from '../signing/trust.js';
import { jsonBytes } from './json-bytes.js';
import { readSignedStatement, type SignedStatement, type StatementSchema } from './signed-statement.js';
import { PAYLOAD_TYPE, type ReleaseStatement, releaseStatementSchema } from './statement.js';
import { zosKeyOf } from './zos-keys.js';

/** The JSON object at `/{version}`: what 0-OS reads, and a DSSE envelope in the same object. */
export interface UpgradeObject extends Envelope {
  /** Absolute URL of the bundle, or of an flist of the project’s own. */
  readonly flist: string;
  /** The commit. */
  readonly transaction_id: string;
  /** The first of `signatures`, as hex. 0-OS wants a string here and never checked it. */
  readonly signature: string;
  /** The 0-db that a node fetches blocks from, where the project names one. */
  readonly storage?: string;
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
  const { commit, zos } = statement.predicate;
  const object: UpgradeObject = {
    flist,
    transaction_id: commit,
    signature: Buffer.from(first.sig, 'base64').toString('hex'),
    // 0-OS takes the key for a 0-db whatever it holds, so it is never there unasked.
    ...(zos?.storage === undefined ? {} : { storage: zos.storage }),
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
  const { zos } = statement.predicate;
  if (zos?.flist !== undefined && fields.flist !== zos.flist)
    throw fail('site-object-unverified', { path, reason: 'its key "flist" is not the signed one' });
  if (fields.storage !== zos?.storage)
    throw fail('site-object-unverified', { path, reason: 'its key "storage" is not the signed one' });
  return { object: { ...fields, ...envelope }, statement, keyIds };
};

/** `readSignedStatement` for the keys of a trust. */
export const verifyStatement = <Statement>(
  value: unknown,
  path: string,
  trust: Trust,
  schema: StatementSchema<Statement>,
  extraKeys = false,
): SignedStatement<Statement> =>
  readSignedStatement(value, { path, schema, extraKeys, verify: (envelope) => verifyEnvelope(envelope, trust) });

type ZosFields = Pick<UpgradeObject, 'flist' | 'transaction_id' | 'signature' | 'storage'>;

const readZosKeys = (value: unknown, path: string): ZosFields => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw fail('site-object-unreadable', { path, reason: 'it is not a JSON object' });
  const fields = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(fields)) {
    const folded = zosKeyOf(key);
    // 0-OS: another spelling of one of the four would overwrite it on the device.
    if (folded !== undefined && folded !== key)
      throw fail('site-object-unverified', { path, reason: `its key "${key}" clashes with "${folded}" on 0-OS` });
  }
  const { flist, transaction_id, signature, storage } = fields;
  if (typeof flist !== 'string' || typeof transaction_id !== 'string' || typeof signature !== 'string')
    throw fail('site-object-unreadable', { path, reason: 'flist, transaction_id and signature must be strings' });
  if (storage === undefined) return { flist, transaction_id, signature };
  if (typeof storage !== 'string') throw fail('site-object-unreadable', { path, reason: 'storage must be a string' });
  return { flist, transaction_id, signature, storage };
};
