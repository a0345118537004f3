import { randomBytes } from 'node:crypto';
import { closeSync, fsync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { fail } from '../errors/ota-error.js';
import type { FileDigest } from './file-digest.js';

const sync = promisify(fsync);

/** A file that is written under another name, hashed as it grows, and gets its own name when it is whole. */
export interface ZipOutput {
  /** Where the next byte goes. */
  readonly position: () => number;
  /** Appends bytes that are final. */
  append(bytes: Uint8Array): void;
  /** Leaves a gap of that many bytes, which `fill` closes. One gap at a time. */
  reserve(bytes: number): void;
  /** Writes the bytes of the gap; only now what was appended behind it can be hashed. */
  fill(bytes: Uint8Array): void;
  /** Makes the file durable and gives it its name. Gives back its size and hex SHA-256. */
  finish(): Promise<{ readonly size: number; readonly sha256: string }>;
  /** Removes what was written. */
  discard(): Promise<void>;
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

/**
 * Opens the output for `out` under a temporary name beside it; `digestOf` hashes it as it grows.
 *
 * Throws `bundle-unwritable`, as all its methods do.
 */
export const openZipOutput = (out: string, digestOf: (descriptor: number) => FileDigest): ZipOutput => {
  const guarded = guard(out);
  const temporary = join(dirname(out), `.${basename(out)}.${randomBytes(6).toString('hex')}.partial`);
  const descriptor = guarded(() => openSync(temporary, 'wx+', 0o644));
  const digest = digestOf(descriptor);
  let position = 0;
  let gap: number | undefined;
  let isOpen = true;

  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    // The digest reads from the descriptor, so it ends first.
    await digest.end();
    closeSync(descriptor);
  };
  const finish = async () => {
    const digested = digest.finish();
    await sync(descriptor).catch((error: unknown) => Promise.reject(unwritable(out, error)));
    const sha256 = await digested;
    await close();
    guarded(() => {
      renameSync(temporary, out);
      syncDirectory(dirname(out));
    });
    return { size: position, sha256 };
  };
  return {
    position: () => position,
    append: (bytes) => {
      guarded(() => writeAll(descriptor, bytes, position));
      position += bytes.length;
      // Behind a gap nothing can be hashed yet: SHA-256 needs the bytes in order.
      if (gap === undefined) guarded(() => digest.advance(position));
    },
    reserve: (bytes) => {
      gap = position;
      position += bytes;
    },
    fill: (bytes) => {
      const at = gap;
      if (at === undefined) throw new RangeError('there is no gap to fill');
      guarded(() => writeAll(descriptor, bytes, at));
      gap = undefined;
      guarded(() => digest.advance(position));
    },
    finish,
    discard: async () => {
      await close();
      rmSync(temporary, { force: true });
    },
  };
};
