import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { fail } from '../errors/ota-error.js';
import type { WantedObject } from './download.js';
import type { Fault } from './faults.js';

/** The file that a download grows in, and its digests, made as it grows. */
export interface DownloadSink {
  readonly received: () => number;
  /** @throws OtaError `rehearsal-download-differs` for more bytes than are signed, `rehearsal-no-space`. */
  readonly write: (chunk: Uint8Array) => Promise<void>;
  /** All of it comes again. */
  readonly restart: () => Promise<void>;
  readonly digests: () => { readonly sha256: string; readonly blake2b512: Uint8Array };
  readonly close: () => Promise<void>;
}

/** A fresh file of that name. A fault changes a byte on the way, or leaves room for half of the object. */
export const openSink = async (file: string, { path, size }: WantedObject, fault?: Fault): Promise<DownloadSink> => {
  const handle = await open(file, 'w', 0o600);
  const roomBytes = fault === 'no-space' ? Math.floor(size / 2) : Number.POSITIVE_INFINITY;
  let hashes = freshHashes();
  let received = 0;
  const write = async (chunk: Uint8Array): Promise<void> => {
    const after = received + chunk.length;
    if (after > size)
      throw fail('rehearsal-download-differs', { path, fact: 'size', found: `over ${size}`, expected: size });
    if (after > roomBytes) throw fail('rehearsal-no-space', { path, roomBytes });
    const bytes = fault === 'bad-digest' && after === size ? withLastBitFlipped(chunk) : chunk;
    await writeAt(handle, bytes, received).catch((error: unknown) => {
      throw isFull(error) ? fail('rehearsal-no-space', { path, roomBytes: received }, { cause: error }) : error;
    });
    hashes.sha256.update(bytes);
    hashes.blake2b512.update(bytes);
    received = after;
  };
  return {
    received: () => received,
    write,
    restart: async () => {
      await handle.truncate(0);
      hashes = freshHashes();
      received = 0;
    },
    digests: () => ({
      sha256: hashes.sha256.digest('hex'),
      blake2b512: new Uint8Array(hashes.blake2b512.digest()),
    }),
    close: () => handle.close(),
  };
};

/** At a position, so that what comes again goes where it was before. */
const writeAt = async (handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> => {
  for (let done = 0; done < bytes.length; ) {
    done += (await handle.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
  }
};

const freshHashes = () => ({ sha256: createHash('sha256'), blake2b512: createHash('blake2b512') });

const withLastBitFlipped = (chunk: Uint8Array): Uint8Array =>
  chunk.map((byte, index) => (index === chunk.length - 1 ? byte ^ 1 : byte));

const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
