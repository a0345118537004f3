import type { Place } from '../errors/problem.js';
/** An Ed25519 public key. */
export interface PublicKey {
    /** The 32 bytes of RFC 8032. */
    readonly raw: Uint8Array;
    /** Lowercase hex SHA-256 of `raw`: the `keyid` of DSSE signatures. */
    readonly keyId: string;
    /**
     * Eight bytes in lowercase hex, in the order of the file: the id by which minisign tells keys apart. The one that the
     * key's minisign form states; for a key read from another form, the first eight bytes of `keyId`.
     */
    readonly minisignKeyId: string;
}
/** The forms in which a public key is written. */
export type PublicKeyForm = 'base64' | 'pem' | 'minisign';
/**
 * The key of 32 raw bytes.
 *
 * @throws OtaError `key-not-a-point`, `key-weak`; RangeError for another length.
 */
export declare const publicKeyOf: (raw: Uint8Array, minisignKeyId?: string, place?: Place) => PublicKey;
/** The public key that belongs to a 32-byte seed. */
export declare const publicKeyOfSeed: (seed: Uint8Array, minisignKeyId?: string) => PublicKey;
/** The minisign key id of a key that never had one: the first eight bytes of its key id, in hex. */
export declare const derivedMinisignKeyId: (keyId: string) => string;
/**
 * Reads a public key: 32 bytes in base64, SPKI PEM (RFC 8410), or minisign (both lines, or the `RW…` line alone).
 * Blanks and line ends around it, CRLF and a byte order mark don't matter.
 *
 * @throws OtaError `key-…` that names the form and its length, never the text itself: it may be a secret by mistake.
 */
export declare const parsePublicKey: (text: string, place?: Place) => PublicKey;
/** The key as a text: one line of base64, SPKI PEM, or minisign's two lines. Each ends with a line end. */
export declare const encodePublicKey: (key: PublicKey, form: PublicKeyForm) => string;
/** The minisign key id as minisign prints it: a little-endian number, in uppercase hex without leading zeros. */
export declare const shownMinisignKeyId: ({ minisignKeyId }: Pick<PublicKey, 'minisignKeyId'>) => string;
