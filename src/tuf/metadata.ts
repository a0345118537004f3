import { type Key, Metadata, type Root, Signature, type Snapshot, type Targets, type Timestamp } from '@tufjs/models';
import { type Signer, signaturesOf } from '../signing/signer.js';
import type { TufSignature } from '../site/index-statement.js';
import { jsonBytes } from '../site/json-bytes.js';
import { tufKey } from './keys.js';

/** The signed part of any metadata. */
export type TufSigned = Root | Targets | Snapshot | Timestamp;

/** Signed metadata, as a client reads it. */
export const metadataOf = <Signed extends TufSigned>(
  signed: Signed,
  signatures: readonly TufSignature[],
): Metadata<Signed> =>
  new Metadata(
    signed,
    Object.fromEntries(signatures.map(({ keyid, sig }) => [keyid, new Signature({ keyID: keyid, sig })])),
  );

/** The bytes that are published: the same for the same metadata. */
export const metadataBytes = (metadata: { toJSON(): unknown }): Uint8Array => jsonBytes(metadata.toJSON());

/** The bytes that a signature is over: the canonical JSON of the signed part (TUF 1.0, sections 4.1 and 4.2). */
export const signedBytes = (signed: TufSigned): Uint8Array => {
  let bytes: Uint8Array = new Uint8Array();
  // The library makes the canonical form for whoever signs; here, somebody signs later.
  new Metadata(signed).sign((data) => {
    bytes = data;
    return new Signature({ keyID: '', sig: '' });
  });
  return bytes;
};

/**
 * One signature of each signer whose key counts, in their order.
 *
 * @param keyIds the TUF ids of the keys that count.
 * @throws OtaError `signature-refused`, and whatever a signer throws.
 */
export const tufSignatures = async (
  signed: TufSigned,
  keyIds: ReadonlySet<string>,
  signers: readonly Signer[],
): Promise<TufSignature[]> => {
  const counting = signers.filter(({ publicKey }) => keyIds.has(tufKey(publicKey.raw).keyID));
  const made = await signaturesOf(counting, signedBytes(signed));
  return made.map(({ publicKey, signature }) => ({
    keyid: tufKey(publicKey.raw).keyID,
    sig: Buffer.from(signature).toString('hex'),
  }));
};

/** Whether the metadata have a good signature of the key. */
export const hasSigned = (key: Key, metadata: Metadata<TufSigned>): boolean => {
  try {
    key.verifySignature(metadata);
    return true;
  } catch {
    // The library has no other word for it than an error.
    return false;
  }
};
