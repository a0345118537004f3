import { createHash, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fail } from '../errors/ota-error.js';

/** How much is read back and hashed before other work gets its turn. */
const HASH_SLICE_BYTES = 1024 * 1024;

/** A file that is written under another name, hashed as it grows, and gets its own name when it is whole. */
export interface ZipOutput {
  /** Where the next byte goes. */
  readonly position: () => number;
  /** Appends bytes that are final. */
  append(bytes: Uint8Array): void;
  /** Leaves a gap of that many bytes, which `fill` closes. One gap at a time. */
  reserve(bytes: number): void;
  /** Writes the bytes of the gap, and hashes it with what was appended behind it. */
  fill(bytes: Uint8Array): Promise<void>;
  /** Makes the file durable and gives it its name. Gives back its size and hex SHA-256. */
  finish(): { readonly size: number; readonly sha256: string };
  /** Removes what was written. */
  discard(): void;
}

const writeAll = (descriptor: number, bytes: Uint8Array, position: number): void => {
  let written = 0;
  while (written < bytes.length) {
    written += writeSync(descriptor, bytes, written, bytes.length - written, position + written);
  }
};

// A rename is durable when its directory is. Windows has no such call and reports an error.
const syncDirectory = (directory: string): void => {
  if (process.platform === 'win32') return;
  const descriptor = openSync(directory, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

const unwritable = (out: string, error: unknown): Error =>
  fail('bundle-unwritable', { out, reason: error instanceof Error ? error.message : String(error) }, { cause: error });

/** Runs file operations on the output and words what goes wrong with them. */
const guard =
  (out: string) =>
  <Result>(operation: () => Result): Result => {
    try {
      return operation();
    } catch (error) {
      throw unwritable(out, error);
    }
  };

/** Opens the output for `out` under a temporary name beside it. Throws `bundle-unwritable`, as all its methods do. */
export const openZipOutput = (out: string): ZipOutput => {
  const guarded = guard(out);
  const temporary = join(dirname(out), `.${basename(out)}.${randomBytes(6).toString('hex')}.partial`);
  const descriptor = guarded(() => openSync(temporary, 'wx+', 0o644));
  const hash = createHash('sha256');
  let position = 0;
  let hashed = 0;
  let gap: number | undefined;

  const append = (bytes: Uint8Array): void => {
    guarded(() => writeAll(descriptor, bytes, position));
    // Behind a gap nothing can be hashed yet: SHA-256 needs the bytes in order.
    if (gap === undefined) {
      hash.update(bytes);
      hashed += bytes.length;
    }
    position += bytes.length;
  };
  const catchUp = async (): Promise<void> => {
    const slice = Buffer.allocUnsafe(HASH_SLICE_BYTES);
    while (hashed < position) {
      const read = guarded(() => readSync(descriptor, slice, 0, Math.min(slice.length, position - hashed), hashed));
      if (read === 0) throw unwritable(out, new Error('it was cut short by another program'));
      hash.update(slice.subarray(0, read));
      hashed += read;
      await setImmediate();
    }
  };
  return {
    position: () => position,
    append,
    reserve: (bytes) => {
      gap = position;
      position += bytes;
    },
    fill: async (bytes) => {
      const at = gap;
      if (at === undefined) throw new RangeError('there is no gap to fill');
      guarded(() => writeAll(descriptor, bytes, at));
      gap = undefined;
      await catchUp();
    },
    finish: () =>
      guarded(() => {
        fsyncSync(descriptor);
        closeSync(descriptor);
        renameSync(temporary, out);
        syncDirectory(dirname(out));
        return { size: position, sha256: hash.digest('hex') };
      }),
    discard: () => {
      try {
        closeSync(descriptor);
      } catch {
        // Closed already: finish failed after that, and only the file is left to remove.
      }
      rmSync(temporary, { force: true });
    },
  };
};
