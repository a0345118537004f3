import type { Place } from '../errors/problem.js';
import { type KeyRole, refuseKey } from './key-text.js';

/** The id that minisign gives a key pair. */
export const MINISIGN_KEY_ID_BYTES = 8;
/** Algorithm (2), key id (8), public key (32). */
export const MINISIGN_PUBLIC_BYTES = 42;
/** Three algorithms (2 each), salt (32), two limits (8 each), key id (8), secret key (64), checksum (32). */
export const MINISIGN_SECRET_BYTES = 158;

/** With what the first line of every minisign file begins. The rest of that line is signed by nobody. */
export const UNTRUSTED_COMMENT = 'untrusted comment: ';

/**
 * The base64 line of a minisign key file; undefined where the clean text doesn't begin as one.
 *
 * @throws OtaError `key-minisign-malformed` for any other number of lines than two.
 */
export const minisignLine = (clean: string, role: KeyRole, place: Place | undefined): string | undefined => {
  if (!clean.startsWith(UNTRUSTED_COMMENT.trimEnd())) return undefined;
  const lines = clean.split('\n').map((line) => line.trim());
  const [, line] = lines;
  if (lines.length !== 2 || !line) {
    const reason = `it has ${lines.length === 1 ? 'one line' : `${lines.length} lines`}, and a key file has two`;
    throw refuseKey('key-minisign-malformed', { role, reason }, place);
  }
  return line;
};
