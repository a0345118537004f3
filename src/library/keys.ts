import { encodePublicKey, type PublicKey } from '../signing/public-key.js';
import type { Signer } from '../signing/signer.js';
import type { SigningKey } from './options.js';

/** A new key pair as texts, each ended by a line end. */
export interface KeyPair {
  /** The secret: a 32-byte seed in base64. What `OTA_SIGNING_KEY` and `signingKeys` take. */
  readonly secret: string;
  readonly publicKey: PublicKey;
  /** The public key in its three forms. */
  readonly base64: string;
  readonly pem: string;
  readonly minisign: string;
}

/** A new Ed25519 key pair, of the system’s randomness. It is kept nowhere. */
export const generateKeys = async (): Promise<KeyPair> => {
  const [{ randomBytes }, { generateKey }] = await Promise.all([
    import('node:crypto'),
    import('../signing/key-files.js'),
  ]);
  const { seed, publicKey } = generateKey({ random: randomBytes });
  return {
    secret: `${Buffer.from(seed).toString('base64')}\n`,
    publicKey,
    base64: encodePublicKey(publicKey, 'base64'),
    pem: encodePublicKey(publicKey, 'pem'),
    minisign: encodePublicKey(publicKey, 'minisign'),
  };
};

/**
 * A signer that holds a secret key in memory; printing it can’t print the key.
 *
 * @throws OtaError `key-…`, which never repeats a part of the text.
 */
export const signerOf = async (secret: SigningKey): Promise<Signer> => {
  const [{ parseSecretKey }, { seedSigner }] = await Promise.all([
    import('../signing/secret-key.js'),
    import('../signing/signer.js'),
  ]);
  const { key, password } = typeof secret === 'string' ? { key: secret, password: undefined } : secret;
  const { seed, publicKey } = await parseSecretKey(key, password);
  return seedSigner(seed, publicKey);
};
