import { encodeBase64 } from './base64.js';
import { verify } from './ed25519.js';
import { type Envelope, parseEnvelope } from './envelope.js';
import { pae } from './pae.js';
import { type Signer, signaturesOf } from './signer.js';
import type { Trust } from './trust.js';
import { type VerifiedPayload, verifyEnvelopeBy } from './verify-envelope.js';

export { type Envelope, parseEnvelope } from './envelope.js';
export { pae } from './pae.js';
export type { VerifiedPayload } from './verify-envelope.js';

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
  const made = await signaturesOf(signers, pae(payloadType, payload));
  const signatures = made.map(({ publicKey, signature }) => ({
    keyid: publicKey.keyId,
    sig: encodeBase64(signature),
  }));
  return parseEnvelope({ payloadType, payload: encodeBase64(payload), signatures });
};

/** `verifyEnvelopeBy` with OpenSSL’s Ed25519. */
export const verifyEnvelope = (envelope: Envelope, trust: Trust): VerifiedPayload =>
  verifyEnvelopeBy(verify, envelope, trust);
