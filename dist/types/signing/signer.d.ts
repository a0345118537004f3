import { type PublicKey } from './public-key.js';
/** Whatever signs with one Ed25519 key: a seed in memory, or a program or service that keeps the key to itself. */
export interface Signer {
    readonly publicKey: PublicKey;
    /** The 64-byte signature of the bytes. */
    sign(bytes: Uint8Array): Promise<Uint8Array>;
}
/** A signer that holds the 32-byte seed in memory. @throws RangeError for another length. */
export declare const seedSigner: (seed: Uint8Array, publicKey?: PublicKey) => Signer;
/**
 * The signer's signature, verified: a signature that nobody will accept is found before it is published, whether a
 * signer holds another key than it says or miscalculated.
 *
 * @throws OtaError `signature-refused`, and whatever the signer throws.
 */
export declare const signAndVerify: (signer: Signer, bytes: Uint8Array) => Promise<Uint8Array>;
