import { type PublicKey } from './public-key.js';
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
export declare const seedSigner: (seed: Uint8Array, publicKey?: PublicKey) => Signer;
/**
 * The signer's signature, verified: a signature that nobody will accept is found before it is published, whether a
 * signer holds another key than it says or miscalculated.
 *
 * @throws OtaError `signature-refused`, and whatever the signer throws.
 */
export declare const signAndVerify: (signer: Signer, bytes: Uint8Array, purpose?: SigningPurpose) => Promise<Uint8Array>;
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
export declare const signaturesOf: (signers: readonly Signer[], bytes: Uint8Array) => Promise<readonly MadeSignature[]>;
/** The first signer that doesn’t stand back, for a form that holds one signature. @throws RangeError without one. */
export declare const signerFor: (signers: readonly Signer[], bytes: Uint8Array, purpose: SigningPurpose) => Signer;
export {};
