import { fail, type OtaError } from '../errors/ota-error.js';
import type { Details, Place, ProblemCode } from '../errors/problem.js';
import { decodeBase64 } from './base64.js';

/** Which half of a key pair a text is meant to be. */
export type KeyRole = 'public' | 'secret';

/** The error for a key's text. Details hold forms and lengths, never a part of the text. */
export const refuseKey = <Code extends ProblemCode>(
  code: Code,
  details: Details<Code>,
  place: Place | undefined,
): OtaError => fail(code, details, place ? { place } : {});

/**
 * The text with what never matters taken off: byte order mark, carriage returns, blanks and line ends around it.
 *
 * @throws OtaError `key-empty`, `key-quoted`, `key-line-ends-escaped`, `key-openssh` for what people paste by mistake.
 */
export const cleanKeyText = (text: string, role: KeyRole, place: Place | undefined): string => {
  const clean = text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r', '')
    .trim();
  if (clean === '') throw refuseKey('key-empty', { role }, place);
  if (/^(["']).*\1$/s.test(clean)) throw refuseKey('key-quoted', { role }, place);
  if (clean.includes('\\n')) throw refuseKey('key-line-ends-escaped', { role }, place);
  if (/^(ssh-|ecdsa-sha2-|sk-ssh-|-----BEGIN OPENSSH )/.test(clean)) throw refuseKey('key-openssh', { role }, place);
  return clean;
};

/** Whether a clean text is armoured as PEM. */
export const isPem = (clean: string): boolean => clean.startsWith('-----BEGIN ');

/**
 * The bytes of one line of base64.
 *
 * @throws OtaError `key-form-unknown`, `key-hex`, `key-not-base64`.
 */
export const keyBytes = (line: string, role: KeyRole, place: Place | undefined): Uint8Array => {
  const lines = line.split('\n').length;
  if (lines > 1) throw refuseKey('key-form-unknown', { role, lines }, place);
  // Hex digits are base64 digits too, so hex is looked for first; no key form has these lengths in base64.
  if (/^([0-9a-f]{64}|[0-9a-f]{128})$/i.test(line)) throw refuseKey('key-hex', { role, digits: line.length }, place);
  const bytes = decodeBase64(line);
  if (!bytes) throw refuseKey('key-not-base64', { role, characters: line.length }, place);
  return bytes;
};
