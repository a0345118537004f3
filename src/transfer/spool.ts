import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fail } from '../errors/ota-error.js';
import { errnoOf } from '../hosts/host-failure.js';

/** Where bytes lie that a spool keeps. */
export interface KeptBytes {
  readonly offset: number;
  readonly length: number;
}

/** A place on this machine for what was read of a site, until it has been written elsewhere: nothing is read there twice. */
export interface Spool {
  /** Keeps the bytes of a small object, and says where. @throws OtaError `transfer-spool-failed`. */
  keep(path: string, bytes: Uint8Array): Promise<KeptBytes>;
  recall(kept: KeptBytes): Promise<Uint8Array>;
  /** The name of a file that isn't there yet, for a large object; whoever writes it removes it. */
  newFile(): string;
  /** Takes everything away that `keep` has written. */
  close(): Promise<void>;
}

/** A spool in a directory that nobody else uses. Small objects share one file: there may be tens of thousands. */
export const openSpool = async (directory: string): Promise<Spool> => {
  const file = join(directory, 'small-objects');
  const handle = await open(file, 'wx+', 0o600);
  let end = 0;
  let files = 0;
  return {
    keep: async (path, bytes) => {
      const kept = { offset: end, length: bytes.length };
      // Before anything is awaited: the next one begins behind this one.
      end += bytes.length;
      await spooling({ path }, () => writeAll(handle, bytes, kept.offset));
      return kept;
    },
    recall: (kept) => readAll(handle, kept),
    newFile: () => {
      files += 1;
      return join(directory, `object-${files}`);
    },
    close: async () => {
      await handle.close();
      await rm(file, { force: true });
    },
  };
};

/** Runs a write to the spool for an object. @throws OtaError `transfer-spool-failed` where this machine has no room for it. */
export const spooling = async <T>({ path }: { readonly path: string }, write: () => Promise<T>): Promise<T> => {
  try {
    return await write();
  } catch (cause) {
    const reason = errnoOf(cause);
    throw reason === undefined ? cause : fail('transfer-spool-failed', { path, reason }, { cause });
  }
};

const writeAll = async (handle: FileHandle, bytes: Uint8Array, offset: number): Promise<void> => {
  for (let written = 0; written < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, offset + written);
    written += bytesWritten;
  }
};

const readAll = async (handle: FileHandle, { offset, length }: KeptBytes): Promise<Uint8Array> => {
  const bytes = new Uint8Array(length);
  for (let read = 0; read < length; ) {
    const { bytesRead } = await handle.read(bytes, read, length - read, offset + read);
    if (bytesRead === 0) throw new RangeError(`the spool ends ${length - read} bytes early`);
    read += bytesRead;
  }
  return bytes;
};
