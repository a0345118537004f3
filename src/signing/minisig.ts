import { fail } from '../errors/ota-error.js';
import { decodeBase64, encodeBase64 } from './base64.js';
import { SIGNATURE_BYTES } from './ed25519.js';
import { MINISIGN_KEY_ID_BYTES, UNTRUSTED_COMMENT } from './minisign-form.js';

/** What a `.minisig` file holds, in minisign's prehashed form: the signature covers the file's BLAKE2b-512. */
export interface Minisig {
  /** Eight bytes in lowercase hex, in the order of the file. */
  readonly keyId: string;
  /** Of the 64-byte BLAKE2b-512 digest of the file. */
  readonly signature: Uint8Array;
  readonly trustedComment: string;
  /** Of `signature` and the trusted comment after it. */
  readonly globalSignature: Uint8Array;
}

const ALGORITHM = 'ED';
const LEGACY_ALGORITHM = 'Ed';
const HEAD_BYTES = 2 + MINISIGN_KEY_ID_BYTES;
const TRUSTED_COMMENT = 'trusted comment: ';
/** minisign itself reads comments of 1 kB and 8 kB. */
const MAX_TEXT_BYTES = 16 * 1024;

/** The four lines of the `.minisig` file. Equal signatures give equal texts. */
export const encodeMinisig = ({ keyId, signature, trustedComment, globalSignature }: Minisig): string => {
  const form = Buffer.concat([Buffer.from(ALGORITHM), Buffer.from(keyId, 'hex'), signature]);
  return [
    `${UNTRUSTED_COMMENT}signature from ota-release`,
    encodeBase64(form),
    `${TRUSTED_COMMENT}${trustedComment}`,
    encodeBase64(globalSignature),
    '',
  ].join('\n');
};

/**
 * Reads a `.minisig` file. The text after `untrusted comment:` is signed by nobody and left out.
 *
 * @throws OtaError `signature-minisign-malformed`, also for minisign's legacy form, which signs the whole file in memory.
 */
export const parseMinisig = (text: string): Minisig => {
  if (Buffer.byteLength(text) > MAX_TEXT_BYTES) throw malformed(`it is larger than ${MAX_TEXT_BYTES} bytes`);
  if (text.includes('\r')) throw malformed('it holds carriage returns');
  const [comment = '', body = '', trusted = '', global = '', ...rest] = text.split('\n');
  if (rest.length > 1 || (rest[0] ?? '') !== '') throw malformed('it has more than four lines');
  if (!comment.startsWith(UNTRUSTED_COMMENT))
    throw malformed(`its first line doesn’t begin with "${UNTRUSTED_COMMENT}"`);
  if (!trusted.startsWith(TRUSTED_COMMENT)) throw malformed(`its third line doesn’t begin with "${TRUSTED_COMMENT}"`);
  const form = bytesOf(body, HEAD_BYTES + SIGNATURE_BYTES, 'second');
  assertAlgorithm(form.toString('latin1', 0, 2));
  return {
    keyId: form.toString('hex', 2, HEAD_BYTES),
    signature: new Uint8Array(form.subarray(HEAD_BYTES)),
    trustedComment: trusted.slice(TRUSTED_COMMENT.length),
    globalSignature: new Uint8Array(bytesOf(global, SIGNATURE_BYTES, 'fourth')),
  };
};

/** What the global signature covers. */
export const globalMessage = (signature: Uint8Array, trustedComment: string): Uint8Array =>
  Buffer.concat([signature, Buffer.from(trustedComment)]);

const bytesOf = (line: string, length: number, name: string): Buffer => {
  const bytes = decodeBase64(line);
  if (bytes?.length !== length) throw malformed(`its ${name} line is not ${length} bytes in base64`);
  return Buffer.from(bytes);
};

const assertAlgorithm = (algorithm: string): void => {
  if (algorithm === ALGORITHM) return;
  if (algorithm === LEGACY_ALGORITHM)
    throw malformed('it is of the legacy form, which is not prehashed; sign again with minisign 0.10 or newer');
  throw malformed('its algorithm is not minisign’s');
};

const malformed = (reason: string) => fail('signature-minisign-malformed', { reason });
