import { fail } from '../errors/ota-error.js';
import { signingWith, verify } from './ed25519.js';
import { type PublicKey, publicKeyOfSeed } from './public-key.js';

/** Whatever signs with one Ed25519 key: a seed in memory, or a program or service that keeps the key to itself. */
export interface Signer {
  readonly publicKey: PublicKey;
  /** The 64-byte signature of the bytes. */
  sign(bytes: Uint8Array, purpose?: SigningPurpose): Promise<Uint8Array>;
  /** Whether enough others have signed the bytes, so that this one need not: only where any of several keys may sign. */
  readonly standsBack?: (bytes: Uint8Array, purpose?: SigningPurpose) => boolean;
}

/** What bytes are signed for, where they don’t say so themselves. */
export interface SigningPurpose {
  /** They are a digest of a file that gets a minisign signature with this trusted comment. */
  readonly trustedComment: string;
}

/** A signer that holds the 32-byte seed in memory. @throws RangeError for another length. */
export const seedSigner = (seed: Uint8Array, publicKey: PublicKey = publicKeyOfSeed(seed)): Signer => {
  // A copy in the closure: not reachable from the signer, so that printing a signer can't print the seed.
  const own = Uint8Array.from(seed);
  let signing: ((bytes: Uint8Array) => Uint8Array) | undefined;
  const sign = async (bytes: Uint8Array): Promise<Uint8Array> => {
    signing ??= signingWith(own);
    return signing(bytes);
  };
  return { publicKey, sign };
};

/**
 * The signer's signature, verified: a signature that nobody will accept is found before it is published, whether a
 * signer holds another key than it says or miscalculated.
 *
 * @throws OtaError `signature-refused`, and whatever the signer throws.
 */
export const signAndVerify = async (
  signer: Signer,
  bytes: Uint8Array,
  purpose?: SigningPurpose,
): Promise<Uint8Array> => {
  const signature = await signer.sign(bytes, purpose);
  if (!verify(bytes, signature, signer.publicKey.raw))
    throw fail('signature-refused', { keyId: signer.publicKey.keyId });
  return signature;
};

/** One signature, and the key that made it. */
interface MadeSignature {
  readonly publicKey: PublicKey;
  /** 64 bytes. */
  readonly signature: Uint8Array;
}

/**
 * One verified signature of each signer, in their order; a key that comes twice signs once, and whoever stands back doesn’t. One
 * after the other, because a device that holds a key takes one request at a time.
 *
 * @throws OtaError as `signAndVerify`.
 */
export const signaturesOf = async (
  signers: readonly Signer[],
  bytes: Uint8Array,
): Promise<readonly MadeSignature[]> => {
  const made = new Map<string, MadeSignature>();
  for (const signer of signers) {
    const { publicKey } = signer;
    if (made.has(publicKey.keyId) || signer.standsBack?.(bytes)) continue;
    made.set(publicKey.keyId, { publicKey, signature: await signAndVerify(signer, bytes) });
  }
  return [...made.values()];
};

/** The first signer that doesn’t stand back, for a form that holds one signature. @throws RangeError without one. */
export const signerFor = (signers: readonly Signer[], bytes: Uint8Array, purpose: SigningPurpose): Signer => {
  const found = signers.find((signer) => !signer.standsBack?.(bytes, purpose)) ?? signers[0];
  if (!found) throw new RangeError('there is no signer');
  return found;
};
