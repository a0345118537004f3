import { fail } from '../errors/ota-error.js';
import { decodeBase64, encodeBase64 } from './base64.js';
import { verify } from './ed25519.js';
import { type Envelope, type EnvelopeSignature, parseEnvelope } from './envelope.js';
import { pae } from './pae.js';
import { type Signer, signAndVerify } from './signer.js';
import type { Trust } from './trust.js';

export { type Envelope, parseEnvelope } from './envelope.js';
export { pae } from './pae.js';

/**
 * The envelope of a payload, with one signature of each signer, in their order; a key that comes twice signs once.
 * The same input gives the same envelope.
 *
 * @throws OtaError `signature-refused`, `envelope-field-invalid` for a type or payload that no reader would take, and
 * whatever a signer throws; RangeError without signers.
 */
export const signEnvelope = async (
  payloadType: string,
  payload: Uint8Array,
  signers: readonly Signer[],
): Promise<Envelope> => {
  if (signers.length === 0) throw new RangeError('an envelope needs at least one signer');
  const bytes = pae(payloadType, payload);
  const signatures = new Map<string, EnvelopeSignature>();
  for (const signer of signers) {
    const keyid = signer.publicKey.keyId;
    if (signatures.has(keyid)) continue;
    signatures.set(keyid, { keyid, sig: encodeBase64(await signAndVerify(signer, bytes)) });
  }
  return parseEnvelope({ payloadType, payload: encodeBase64(payload), signatures: [...signatures.values()] });
};

/** What the signatures of an envelope vouch for. */
export interface VerifiedPayload {
  readonly payload: Uint8Array;
  /** The trusted keys that signed, each once, in the envelope's order. */
  readonly keyIds: readonly string[];
}

/**
 * The payload of an envelope that enough trusted keys have signed. Signatures of other keys don't matter and never
 * count. Stricter than DSSE asks: a signature that names a trusted key and doesn't fit is refused even where others
 * suffice, because somebody or something changed it.
 *
 * @throws OtaError `signature-invalid`, `signature-threshold-unmet`, `envelope-…`.
 */
export const verifyEnvelope = (envelope: Envelope, trust: Trust): VerifiedPayload => {
  // A threshold below one would let anything through.
  if (!Number.isInteger(trust.threshold) || trust.threshold < 1)
    throw new RangeError('a trust needs a threshold of 1 or more');
  const { payloadType, payload: text, signatures } = parseEnvelope(envelope, { extraKeys: true });
  const payload = bytesOf(text);
  const bytes = pae(payloadType, payload);
  const keys = new Map(trust.keys.map((key) => [key.keyId, key]));
  const keyIds = new Set<string>();
  for (const { keyid, sig } of signatures) {
    const key = keys.get(keyid);
    if (!key) continue;
    if (!verify(bytes, bytesOf(sig), key.raw)) throw fail('signature-invalid', { keyId: keyid });
    keyIds.add(keyid);
  }
  if (keyIds.size < trust.threshold) {
    const unknown = signatures.length - keyIds.size;
    throw fail('signature-threshold-unmet', { valid: keyIds.size, threshold: trust.threshold, unknown });
  }
  return { payload, keyIds: [...keyIds] };
};

/** For texts that parseEnvelope has seen to be base64. */
const bytesOf = (text: string): Uint8Array => decodeBase64(text) ?? new Uint8Array();
