import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** Hex digits of a digest, and which one has so many. */
const ALGORITHMS: ReadonlyMap<number, string> = new Map([
  [32, 'md5'],
  [40, 'sha1'],
  [64, 'sha256'],
  [128, 'sha512'],
]);

/** `unknown`: it is no digest that a length tells. */
export type ChecksumVerdict = 'same' | 'other' | 'unknown';

/** A local file of which one digest is known. */
export interface DigestedFile {
  readonly file: string;
  /** Lowercase hex. */
  readonly sha256: string;
}

/**
 * Whether a checksum is that of a file. Which algorithm Connhex uses is not documented (Connhex contract, “Unknown”), so its length
 * tells; `sha256=` or `sha256:` may stand before it, and the case of its digits doesn’t count.
 */
export const compareChecksum = async (checksum: string, { file, sha256 }: DigestedFile): Promise<ChecksumVerdict> => {
  const digits = checksum
    .trim()
    .toLowerCase()
    .replace(/^[a-z0-9-]+[=:]/, '');
  const algorithm = /^[0-9a-f]+$/.test(digits) ? ALGORITHMS.get(digits.length) : undefined;
  if (algorithm === undefined) return 'unknown';
  const own = algorithm === 'sha256' ? sha256 : await digestOf(file, algorithm);
  return own === digits ? 'same' : 'other';
};

const digestOf = async (file: string, algorithm: string): Promise<string> => {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
};
