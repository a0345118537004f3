import type { Place } from '../errors/problem.js';
import { isConsistentSecretKey, SECRET_KEY_BYTES, SEED_BYTES } from './ed25519.js';
import { cleanKeyText, isPem, keyBytes, refuseKey } from './key-text.js';
import { MINISIGN_PUBLIC_BYTES, MINISIGN_SECRET_BYTES, minisignLine } from './minisign-form.js';
import { readMinisignSecret } from './minisign-secret-key.js';
import { readPem } from './pem.js';
import { type PublicKey, publicKeyOfSeed } from './public-key.js';

/** An Ed25519 key pair. Never printed, logged or serialised: hand on a Signer instead. */
export interface SecretKey {
  /** The 32 bytes that RFC 8032 calls the private key. */
  readonly seed: Uint8Array;
  readonly publicKey: PublicKey;
}

/**
 * Reads a secret key: a 32-byte seed in base64 (or NaCl's 64 bytes), unencrypted PKCS#8 PEM (RFC 8410), or a minisign
 * secret key, with its password where it is encrypted. Blanks and line ends around it, CRLF and a byte order mark don't
 * matter. A minisign key as minisign makes it takes seconds and 1 GiB of memory to decrypt.
 *
 * @throws OtaError `key-…` that names the form and its length, never a part of the text.
 */
export const parseSecretKey = async (text: string, password?: string, place?: Place): Promise<SecretKey> => {
  const clean = cleanKeyText(text, 'secret', place);
  if (isPem(clean)) return secretKeyOf(readPem(clean, 'secret', place));
  const bytes = keyBytes(minisignLine(clean, 'secret', place) ?? clean, 'secret', place);
  switch (bytes.length) {
    case SEED_BYTES:
      return secretKeyOf(bytes);
    case SECRET_KEY_BYTES:
      if (!isConsistentSecretKey(bytes)) throw refuseKey('key-inconsistent', {}, place);
      return secretKeyOf(bytes.slice(0, SEED_BYTES));
    case MINISIGN_SECRET_BYTES: {
      const { seed, keyId } = await readMinisignSecret(bytes, password, place);
      return secretKeyOf(seed, keyId);
    }
    case MINISIGN_PUBLIC_BYTES:
      throw refuseKey('key-secret-expected', { found: 'a minisign public key' }, place);
    default:
      throw refuseKey('key-wrong-length', { role: 'secret', bytes: bytes.length }, place);
  }
};

const secretKeyOf = (seed: Uint8Array, minisignKeyId?: string): SecretKey => ({
  seed,
  publicKey: publicKeyOfSeed(seed, minisignKeyId),
});
