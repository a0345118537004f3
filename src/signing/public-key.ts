import { createHash } from 'node:crypto';
import type { Place } from '../errors/problem.js';
import { encodeBase64 } from './base64.js';
import { pointKind } from './curve-point.js';
import { PUBLIC_KEY_BYTES, publicKeyFromSeed, SECRET_KEY_BYTES } from './ed25519.js';
import { cleanKeyText, isPem, keyBytes, refuseKey } from './key-text.js';
import { MINISIGN_KEY_ID_BYTES, MINISIGN_PUBLIC_BYTES, MINISIGN_SECRET_BYTES, minisignLine } from './minisign-form.js';
import { encodePem, readPem } from './pem.js';

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
export const publicKeyOf = (raw: Uint8Array, minisignKeyId?: string, place?: Place): PublicKey => {
  if (raw.length !== PUBLIC_KEY_BYTES)
    throw new RangeError(`a public key has ${PUBLIC_KEY_BYTES} bytes, not ${raw.length}`);
  assertUsable(raw, place);
  const keyId = createHash('sha256').update(raw).digest('hex');
  return { raw, keyId, minisignKeyId: minisignKeyId ?? derivedMinisignKeyId(keyId) };
};

/** The public key that belongs to a 32-byte seed. */
export const publicKeyOfSeed = (seed: Uint8Array, minisignKeyId?: string): PublicKey =>
  publicKeyOf(publicKeyFromSeed(seed), minisignKeyId);

/** The minisign key id of a key that never had one: the first eight bytes of its key id, in hex. */
export const derivedMinisignKeyId = (keyId: string): string => keyId.slice(0, 2 * MINISIGN_KEY_ID_BYTES);

/**
 * Reads a public key: 32 bytes in base64, SPKI PEM (RFC 8410), or minisign (both lines, or the `RW…` line alone).
 * Blanks and line ends around it, CRLF and a byte order mark don't matter.
 *
 * @throws OtaError `key-…` that names the form and its length, never the text itself: it may be a secret by mistake.
 */
export const parsePublicKey = (text: string, place?: Place): PublicKey => {
  const clean = cleanKeyText(text, 'public', place);
  if (isPem(clean)) return publicKeyOf(readPem(clean, 'public', place), undefined, place);
  const line = minisignLine(clean, 'public', place) ?? clean;
  const bytes = keyBytes(line, 'public', place);
  switch (bytes.length) {
    case PUBLIC_KEY_BYTES:
      return publicKeyOf(bytes, undefined, place);
    case MINISIGN_PUBLIC_BYTES:
      return fromMinisign(bytes, place);
    case SECRET_KEY_BYTES:
      throw refuseKey('key-public-expected', { found: 'a 64-byte secret key in base64' }, place);
    case MINISIGN_SECRET_BYTES:
      throw refuseKey('key-public-expected', { found: 'a minisign secret key' }, place);
    default:
      throw refuseKey('key-wrong-length', { role: 'public', bytes: bytes.length }, place);
  }
};

/** The key as a text: one line of base64, SPKI PEM, or minisign's two lines. Each ends with a line end. */
export const encodePublicKey = (key: PublicKey, form: PublicKeyForm): string => {
  switch (form) {
    case 'base64':
      return `${encodeBase64(key.raw)}\n`;
    case 'pem':
      return encodePem('public', key.raw);
    case 'minisign':
      return `untrusted comment: minisign public key ${shownMinisignKeyId(key)}\n${minisignText(key)}\n`;
  }
};

/** The minisign key id as minisign prints it: a little-endian number, in uppercase hex without leading zeros. */
export const shownMinisignKeyId = ({ minisignKeyId }: Pick<PublicKey, 'minisignKeyId'>): string =>
  Buffer.from(minisignKeyId, 'hex').readBigUInt64LE().toString(16).toUpperCase();

const minisignText = (key: PublicKey): string =>
  encodeBase64(Buffer.concat([Buffer.from('Ed'), Buffer.from(key.minisignKeyId, 'hex'), key.raw]));

const fromMinisign = (bytes: Uint8Array, place: Place | undefined): PublicKey => {
  const form = Buffer.from(bytes);
  if (form.toString('latin1', 0, 2) !== 'Ed')
    throw refuseKey(
      'key-minisign-malformed',
      { role: 'public', reason: 'it doesn’t begin with the algorithm "Ed"' },
      place,
    );
  const rawStart = 2 + MINISIGN_KEY_ID_BYTES;
  return publicKeyOf(bytes.slice(rawStart), form.toString('hex', 2, rawStart), place);
};

const assertUsable = (raw: Uint8Array, place: Place | undefined): void => {
  const kind = pointKind(raw);
  if (kind === 'small-order') throw refuseKey('key-weak', {}, place);
  if (kind !== 'good') throw refuseKey('key-not-a-point', {}, place);
};
