import { fail } from '../errors/ota-error.js';
import { sign, verify } from './ed25519.js';
import { type PublicKey, publicKeyOfSeed } from './public-key.js';

/** Whatever signs with one Ed25519 key: a seed in memory, or a program or service that keeps the key to itself. */
export interface Signer {
  readonly publicKey: PublicKey;
  /** The 64-byte signature of the bytes. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** A signer that holds the 32-byte seed in memory. @throws RangeError for another length. */
export const seedSigner = (seed: Uint8Array, publicKey: PublicKey = publicKeyOfSeed(seed)): Signer => {
  // A copy in the closure: not reachable from the signer, so that printing a signer can't print the seed.
  const own = Uint8Array.from(seed);
  return { publicKey, sign: async (bytes) => sign(bytes, own) };
};

/**
 * The signer's signature, verified: a signature that nobody will accept is found before it is published, whether a
 * signer holds another key than it says or miscalculated.
 *
 * @throws OtaError `signature-refused`, and whatever the signer throws.
 */
export const signAndVerify = async (signer: Signer, bytes: Uint8Array): Promise<Uint8Array> => {
  const signature = await signer.sign(bytes);
  if (!verify(bytes, signature, signer.publicKey.raw))
    throw fail('signature-refused', { keyId: signer.publicKey.keyId });
  return signature;
};
