import { type PublicKey } from '../signing/public-key.js';
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
export declare const generateKeys: () => Promise<KeyPair>;
/**
 * A signer that holds a secret key in memory; printing it can’t print the key.
 *
 * @throws OtaError `key-…`, which never repeats a part of the text.
 */
export declare const signerOf: (secret: SigningKey) => Promise<Signer>;
