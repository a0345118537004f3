import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';

/** What the digest's thread is told: bytes up to `position` are final, or these were all. */
export type DigestRequest = { readonly kind: 'advance'; readonly position: number } | { readonly kind: 'finish' };

const SLICE_BYTES = 1024 * 1024;

/** Hashes a file in order, piece by piece, reading it back: from the page cache, where it has just been put. */
export const createFollower = (
  descriptor: number,
): { readonly advance: (position: number) => void; readonly digest: () => string } => {
  const hash = createHash('sha256');
  const slice = Buffer.allocUnsafeSlow(SLICE_BYTES);
  let hashed = 0;
  const advance = (position: number): void => {
    while (hashed < position) {
      const read = readSync(descriptor, slice, 0, Math.min(slice.length, position - hashed), hashed);
      if (read === 0) throw new Error('the file was cut short by another program');
      hash.update(slice.subarray(0, read));
      hashed += read;
    }
  };
  return { advance, digest: () => hash.digest('hex') };
};
