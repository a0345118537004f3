import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { fail } from '../errors/ota-error.js';
import type { BundleEntry } from './bundle-entry.js';
import { type PackedBundle, pack } from './pack.js';
import { readBundle } from './read.js';

/**
 * Packs the entries a second time under other conditions (in line instead of on threads or the reverse, files taken in
 * reverse order) and compares the two zips.
 *
 * @throws OtaError `bundle-not-reproducible`, naming the first entry that differs.
 */
export const proveReproducible = async (
  entries: readonly BundleEntry[],
  first: PackedBundle,
  { modifiedAt, threads = 1 }: { readonly modifiedAt: number; readonly threads?: number },
): Promise<void> => {
  const out = `${first.path}.${randomBytes(6).toString('hex')}.rebuilt`;
  try {
    const second = await pack([...entries].reverse(), { out, modifiedAt, threads });
    if (second.sha256 === first.sha256) return;
    throw fail('bundle-not-reproducible', await firstDifference(first.path, out));
  } finally {
    await rm(out, { force: true });
  }
};

const firstDifference = async (a: string, b: string): Promise<{ readonly path: string; readonly reason: string }> => {
  const [first, second] = [(await readBundle(a)).entries, (await readBundle(b)).entries];
  for (const [index, entry] of first.entries()) {
    const other = second[index];
    if (other?.path !== entry.path)
      return { path: entry.path, reason: `the second zip has ${other?.path ?? 'no more files'} there` };
    if (other.crc32 !== entry.crc32 || other.size !== entry.size)
      return { path: entry.path, reason: 'its contents differ' };
    if (other.mode !== entry.mode) return { path: entry.path, reason: 'its mode differs' };
    if (other.compressedSize !== entry.compressedSize) return { path: entry.path, reason: 'it compressed differently' };
  }
  const extra = second[first.length];
  return extra ? { path: extra.path, reason: 'only the second zip has it' } : { path: a, reason: 'the headers differ' };
};
