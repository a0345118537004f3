import { sha256 } from '@noble/hashes/sha2.js';

/** Lowercase hex of bytes. */
export const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Lowercase hex SHA-256, at once: for what is small. */
export const sha256Now = (bytes: Uint8Array): string => hex(sha256(bytes));

/**
 * Lowercase hex SHA-256. Browsers have WebCrypto in secure contexts alone: a page over plain http does without it.
 */
export const sha256Hex = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
  const subtle: typeof crypto.subtle | undefined = globalThis.crypto?.subtle;
  return subtle ? hex(new Uint8Array(await subtle.digest('SHA-256', bytes))) : sha256Now(bytes);
};

/** Bytes that are hashed piece by piece. */
const PIECE_BYTES = 4 * 1024 * 1024;

/** The same of a file of any size, piece by piece, so that the memory doesn’t grow with it; `progress` is told the bytes that are done. */
export const sha256OfFile = async (file: Blob, progress: (done: number) => void): Promise<string> => {
  const hash = sha256.create();
  for (let at = 0; at < file.size; at += PIECE_BYTES) {
    hash.update(new Uint8Array(await file.slice(at, at + PIECE_BYTES).arrayBuffer()));
    progress(Math.min(file.size, at + PIECE_BYTES));
  }
  return hex(hash.digest());
};
