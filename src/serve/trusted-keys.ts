import { sha256 } from '@noble/hashes/sha2.js';
import { decodeBase64 } from '../signing/base64.js';
import { pointKind } from '../signing/curve-point.js';
import type { EnvelopeTrust } from '../signing/verify-envelope.js';

const RAW_BYTES = 32;
/** Algorithm (2), key id (8), public key (32). */
const MINISIGN_BYTES = 42;
const MINISIGN_ALGORITHM = [0x45, 0x64];

/**
 * The trust in public keys as a service on the edge is given them: 32 bytes in base64 (`ota.pub.b64`), or minisign’s form, its
 * `RW…` line alone or with its comment. Each key once.
 *
 * @throws TypeError for a text that is none, or a threshold that the keys can’t meet; never with a part of the text.
 */
export const trustedKeys = (texts: readonly string[], threshold: number): EnvelopeTrust => {
  const keys = new Map(texts.map((text) => keyOf(text)).map((key) => [key.keyId, key]));
  if (!Number.isInteger(threshold) || threshold < 1 || threshold > keys.size)
    throw new TypeError(`${threshold} signatures can’t be asked of ${keys.size} key(s)`);
  return { keys: [...keys.values()], threshold };
};

const keyOf = (text: string): EnvelopeTrust['keys'][number] => {
  const line = text.trim().split(/\r?\n/).at(-1)?.trim() ?? '';
  const raw = rawKey(decodeBase64(line) ?? new Uint8Array());
  if (raw?.length !== RAW_BYTES || pointKind(raw) !== 'good')
    throw new TypeError('a key is no public key in base64 or in minisign’s form');
  const keyId = [...sha256(raw)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { raw, keyId };
};

const rawKey = (bytes: Uint8Array): Uint8Array | undefined => {
  if (bytes.length === RAW_BYTES) return bytes;
  const isMinisign = bytes.length === MINISIGN_BYTES && MINISIGN_ALGORITHM.every((byte, at) => bytes[at] === byte);
  return isMinisign ? bytes.slice(MINISIGN_BYTES - RAW_BYTES) : undefined;
};
