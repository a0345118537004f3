import { fail } from '../errors/ota-error.js';
import { decodeBase64 } from './base64.js';
import { type Envelope, parseEnvelope } from './envelope.js';
import { pae } from './pae.js';
import type { Trust } from './trust.js';

/** What the signatures of an envelope vouch for. */
export interface VerifiedPayload {
  readonly payload: Uint8Array;
  /** The trusted keys that signed, each once, in the envelope's order. */
  readonly keyIds: readonly string[];
}

/** Whether the signature of the message is the public key’s own, as RFC 8032 section 5.1.7 has it. */
export type VerifySignature = (message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array) => boolean;

/** A trust, as far as envelopes need it. */
export interface EnvelopeTrust {
  readonly keys: readonly Pick<Trust['keys'][number], 'raw' | 'keyId'>[];
  readonly threshold: number;
}

/**
 * The payload of an envelope that enough trusted keys have signed, by any implementation of Ed25519. Signatures of other keys
 * don't matter and never count. Stricter than DSSE asks: a signature that names a trusted key and doesn't fit is refused even
 * where others suffice, because somebody or something changed it.
 *
 * @throws OtaError `signature-invalid`, `signature-threshold-unmet`, `envelope-…`.
 */
export const verifyEnvelopeBy = (
  verify: VerifySignature,
  envelope: Envelope,
  trust: EnvelopeTrust,
): VerifiedPayload => {
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
