import { createPublicKey, verify as verifyWithOpenssl } from 'node:crypto';
import nacl from 'tweetnacl';
import { isBelowGroupOrder } from './group-order.js';

export const SEED_BYTES = 32;
export const PUBLIC_KEY_BYTES = 32;
export const SIGNATURE_BYTES = 64;
/** The seed, and the public key after it: how NaCl and libsodium keep a secret key. */
export const SECRET_KEY_BYTES = 64;

/** The 32-byte public key of a 32-byte seed (RFC 8032 section 5.1.5). @throws RangeError for another length. */
export const publicKeyFromSeed = (seed: Uint8Array): Uint8Array => keyPairOf(seed).publicKey;

/**
 * The 64-byte Ed25519 signature of a message (RFC 8032 section 5.1.6): the same bytes each time.
 *
 * @param secret the 32-byte seed, or NaCl's 64-byte secret key.
 * @throws RangeError for another length, or for a 64-byte key whose halves don't belong together.
 */
export const sign = (message: Uint8Array, secret: Uint8Array): Uint8Array => signingWith(secret)(message);

/** `sign` with one secret: deriving the public key costs as much as a signature, and is done once. Throws as `sign` does. */
export const signingWith = (secret: Uint8Array): ((message: Uint8Array) => Uint8Array) => {
  const whole = secret.length === SECRET_KEY_BYTES;
  const pair = keyPairOf(whole ? secret.subarray(0, SEED_BYTES) : secret);
  // Signing under a public key that isn't the seed's own gives the seed's scalar away.
  if (whole && !isConsistentSecretKey(secret))
    throw new RangeError('the halves of the secret key don’t belong together');
  return (message) => nacl.sign.detached(message, pair.secretKey);
};

/** What stands before the 32 bytes in the DER form of an Ed25519 public key (RFC 8410 section 4). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * Whether the signature is the public key's own, strictly: RFC 8032 section 5.1.7 with an S below the group order;
 * without that, anyone can turn a good signature into a second one. A signature or key of another length is no match.
 * Weak public keys are refused where keys are read.
 *
 * Verification is OpenSSL's, where tweetnacl signs: what one implementation made is judged by another before it is
 * published, and an audit of thousands of signatures takes seconds (0.1 ms each instead of 10).
 */
export const verify = (message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean => {
  if (signature.length !== SIGNATURE_BYTES || publicKey.length !== PUBLIC_KEY_BYTES) return false;
  if (!isBelowGroupOrder(signature.subarray(SIGNATURE_BYTES / 2))) return false;
  const key = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, publicKey]), format: 'der', type: 'spki' });
  return verifyWithOpenssl(null, message, key, signature);
};

/** Whether the second half of a 64-byte secret key is the public key of the first. */
export const isConsistentSecretKey = (secretKey: Uint8Array): boolean =>
  secretKey.length === SECRET_KEY_BYTES &&
  Buffer.compare(publicKeyFromSeed(secretKey.subarray(0, SEED_BYTES)), secretKey.subarray(SEED_BYTES)) === 0;

const keyPairOf = (seed: Uint8Array): nacl.SignKeyPair => {
  if (seed.length !== SEED_BYTES) throw new RangeError(`a seed has ${SEED_BYTES} bytes, not ${seed.length}`);
  return nacl.sign.keyPair.fromSeed(seed);
};
