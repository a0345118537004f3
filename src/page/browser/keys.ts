import { decodeBase64, encodeBase64 } from '../../signing/base64.js';
import { pointKind } from '../../signing/curve-point.js';
import { hex, sha256Now } from './digest.js';
import { bad, good, type Judged } from './judged.js';

/** A public key that counts. */
export interface PageKey {
  readonly raw: Uint8Array;
  readonly keyId: string;
  /** Base64 of `raw`. */
  readonly text: string;
}

/** Whose signatures count, and how many of them are asked for. */
export interface PageTrust {
  readonly keys: readonly PageKey[];
  readonly threshold: number;
}

const RAW_BYTES = 32;
/** RFC 8410: what stands before the raw key in an Ed25519 SubjectPublicKeyInfo. */
const SPKI_HEAD = '302a300506032b6570032100';
/** The algorithm at the start of minisign’s form, `Ed`; eight bytes of key id follow. */
const MINISIGN_HEAD = '4564';
const MINISIGN_BYTES = 42;

/** The key in a text that a person pastes: 32 bytes in base64, SPKI PEM, or minisign’s form with or without its comment. */
export const readKey = (text: string): Judged<PageKey> => {
  const clean = text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r', '')
    .trim();
  if (clean === '') return bad('there is no key');
  if (/PRIVATE|SECRET/i.test(clean)) return bad('this looks like a secret key: don’t paste it anywhere');
  const bytes = decodeBase64(base64Part(clean));
  if (!bytes) return bad('it is no base64, PEM or minisign key');
  const raw = rawKey(bytes);
  return raw ? keyOf(raw) : bad(`it holds ${bytes.length} bytes, which no form of an Ed25519 public key has`);
};

/** The key of raw bytes, if signatures may count under it: a point of the curve, and none of small order. */
export const keyOf = (raw: Uint8Array): Judged<PageKey> => {
  const kind = raw.length === RAW_BYTES ? pointKind(raw) : 'off-curve';
  if (kind === 'small-order') return bad('it is a key of small order, under which one signature fits many messages');
  if (kind !== 'good') return bad('it is no Ed25519 public key');
  return good({ raw, keyId: sha256Now(raw), text: encodeBase64(raw) });
};

const base64Part = (clean: string): string => {
  const pem = /^-----BEGIN PUBLIC KEY-----\n([A-Za-z0-9+/=\n]+)\n-----END PUBLIC KEY-----$/.exec(clean)?.[1];
  if (pem !== undefined) return pem.replaceAll('\n', '');
  return /^untrusted comment:[^\n]*\n([^\n]+)$/.exec(clean)?.[1]?.trim() ?? clean;
};

const rawKey = (bytes: Uint8Array): Uint8Array | undefined => {
  if (bytes.length === RAW_BYTES) return bytes;
  const isSpki = bytes.length === SPKI_HEAD.length / 2 + RAW_BYTES && hex(bytes).startsWith(SPKI_HEAD);
  const isMinisign = bytes.length === MINISIGN_BYTES && hex(bytes).startsWith(MINISIGN_HEAD);
  return isSpki || isMinisign ? bytes.slice(-RAW_BYTES) : undefined;
};

/** A key as SPKI PEM, for openssl. */
export const pemOf = ({ raw }: PageKey): string =>
  `-----BEGIN PUBLIC KEY-----\n${encodeBase64(Uint8Array.from([...bytesOfHex(SPKI_HEAD), ...raw]))}\n-----END PUBLIC KEY-----`;

/** A key as minisign’s line. The id is the eight bytes that signatures name it by; by default, those that follow from its key id. */
export const minisignKeyOf = ({ raw, keyId }: PageKey, id: Uint8Array = bytesOfHex(keyId.slice(0, 16))): string =>
  encodeBase64(Uint8Array.from([...bytesOfHex(MINISIGN_HEAD), ...id, ...raw]));

const bytesOfHex = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
