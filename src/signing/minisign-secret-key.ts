import { scrypt } from 'node:crypto';
import { blake2b } from '@noble/hashes/blake2.js';
import type { Place } from '../errors/problem.js';
import { isConsistentSecretKey, SEED_BYTES } from './ed25519.js';
import { refuseKey } from './key-text.js';
import { type ScryptCost, scryptCost, scryptMemoryBytes } from './scrypt-cost.js';

/** What a minisign secret key holds. */
export interface MinisignSecret {
  readonly seed: Uint8Array;
  /** Eight bytes in lowercase hex, in the order of the file. */
  readonly keyId: string;
}

/** What minisign itself asks for (libsodium's "sensitive" limits): 1 GiB. More is a broken or hostile file. */
const MAX_SCRYPT_BYTES = 1.01 * 2 ** 30;
/** N·r·p: four times what minisign asks for, which takes seconds. */
const MAX_SCRYPT_WORK = 2 ** 25;

/** Where the parts lie among the 158 bytes. Source: minisign's file format, `SeckeyStruct`. */
const SALT = [6, 38] as const;
const OPS_LIMIT = 38;
const MEM_LIMIT = 46;
const SECRET_PART = 54;
/** Where they lie in the secret part, once decrypted. */
const KEY_ID = [0, 8] as const;
const SECRET_KEY = [8, 72] as const;
const CHECKSUM = [72, 104] as const;

/**
 * The seed and key id in the 158 bytes of a minisign secret key, decrypted with the password where it is encrypted.
 *
 * @throws OtaError `key-minisign-malformed`, `key-password-missing`, `key-wrong-password`, `key-password-too-costly`,
 * `key-password-memory`, `key-inconsistent`.
 */
export const readMinisignSecret = async (
  bytes: Uint8Array,
  password: string | undefined,
  place: Place | undefined,
): Promise<MinisignSecret> => {
  const form = Buffer.from(bytes);
  const [signatures, kdf, checksums] = [0, 2, 4].map((start) => form.toString('latin1', start, start + 2));
  if (signatures !== 'Ed') throw malformed('it doesn’t begin with the algorithm "Ed"', place);
  if (checksums !== 'B2') throw malformed('its checksum is not BLAKE2b', place);
  if (kdf === '\0\0') return readPlain(form.subarray(SECRET_PART), place);
  if (kdf !== 'Sc') throw malformed('it is encrypted with something other than scrypt', place);
  return readEncrypted(form, password, place);
};

const readPlain = (part: Buffer, place: Place | undefined): MinisignSecret => {
  // minisign leaves the checksum of an unencrypted key at zero; other programs fill it in.
  const unchecked = part.subarray(...CHECKSUM).every((byte) => byte === 0);
  if (!unchecked && !checksumFits(part)) throw malformed('its checksum doesn’t fit: the file is damaged', place);
  return secretOf(part, place);
};

const readEncrypted = async (
  form: Buffer,
  password: string | undefined,
  place: Place | undefined,
): Promise<MinisignSecret> => {
  // A password out of a CI variable often brings a line end along; minisign takes none into account either.
  const typed = password?.replace(/\r?\n$/, '');
  if (!typed) throw refuseKey('key-password-missing', {}, place);
  const cost = costOf(form, place);
  const part = form.subarray(SECRET_PART);
  const stream = await derive(typed, form.subarray(...SALT), part.length, cost, place);
  const plain = Buffer.from(part.map((byte, index) => byte ^ (stream[index] ?? 0)));
  if (!checksumFits(plain)) throw refuseKey('key-wrong-password', {}, place);
  return secretOf(plain, place);
};

const costOf = (form: Buffer, place: Place | undefined): ScryptCost => {
  const cost = scryptCost(Number(form.readBigUInt64LE(OPS_LIMIT)), Number(form.readBigUInt64LE(MEM_LIMIT)));
  const tooMuch = scryptMemoryBytes(cost) > MAX_SCRYPT_BYTES || cost.N * cost.r * cost.p > MAX_SCRYPT_WORK;
  if (tooMuch) throw refuseKey('key-password-too-costly', { maxMebibytes: 1024 }, place);
  return cost;
};

const derive = (password: string, salt: Buffer, bytes: number, cost: ScryptCost, place: Place | undefined) =>
  new Promise<Buffer>((resolve, reject) => {
    const memoryBytes = scryptMemoryBytes(cost);
    scrypt(password, salt, bytes, { ...cost, maxmem: memoryBytes + 2 ** 20 }, (error, derived) => {
      if (error) reject(refuseKey('key-password-memory', { mebibytes: Math.ceil(memoryBytes / 2 ** 20) }, place));
      else resolve(derived);
    });
  });

/** The checksum covers the signature algorithm, the key id and the secret key. */
const checksumFits = (part: Buffer): boolean => {
  const covered = Buffer.concat([Buffer.from('Ed'), part.subarray(0, CHECKSUM[0])]);
  return Buffer.compare(blake2b(covered, { dkLen: 32 }), part.subarray(...CHECKSUM)) === 0;
};

const secretOf = (part: Buffer, place: Place | undefined): MinisignSecret => {
  const secretKey = new Uint8Array(part.subarray(...SECRET_KEY));
  if (!isConsistentSecretKey(secretKey)) throw refuseKey('key-inconsistent', {}, place);
  return { seed: secretKey.slice(0, SEED_BYTES), keyId: part.toString('hex', ...KEY_ID) };
};

const malformed = (reason: string, place: Place | undefined) =>
  refuseKey('key-minisign-malformed', { role: 'secret', reason }, place);
