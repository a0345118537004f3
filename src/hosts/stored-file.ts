import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { fail } from '../errors/ota-error.js';
import type { Body } from './host.js';
import { errnoOf } from './host-failure.js';

/** What is read into memory is an index, a pointer or a schema; the largest index stays far below. */
export const MAX_READ_BYTES = 64 * 1024 * 1024;
const CHUNK_BYTES = 1024 * 1024;

/** A file of the site: where it lies, and its names for messages. */
export interface SiteFile {
  readonly file: string;
  readonly path: string;
  readonly location: string;
}

export const sha256Hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The file's bytes, or undefined where there is none. @throws OtaError `host-object-too-large`, `host-path-is-directory`. */
export const readStored = (target: SiteFile, maxBytes = MAX_READ_BYTES): Promise<Uint8Array | undefined> =>
  withStored(target, async (handle, size) => {
    // Judged by what is read, too: the size of a growing file says nothing.
    const bytes = size > maxBytes ? undefined : await readUpTo(handle, size, maxBytes);
    if (bytes) return bytes;
    const { path, location } = target;
    throw fail('host-object-too-large', { path, location, size, maxBytes });
  });

/** Size and hex SHA-256 of the file, read in constant memory; undefined where there is none. */
export const digestStored = (target: SiteFile): Promise<Digest | undefined> => withStored(target, digestOf);

/** Whether there is a file. @throws OtaError `host-path-is-directory`, `host-path-not-a-file`. */
export const isStored = async (target: SiteFile): Promise<boolean> =>
  (await withStored(target, async () => true)) ?? false;

/** How what is stored compares with a body: nothing there, these very bytes, or others. */
export const compareStored = async (target: SiteFile, body: Body): Promise<'absent' | 'same' | 'other'> => {
  const wanted = body.kind === 'file' ? body : { size: body.bytes.length, sha256: sha256Hex(body.bytes) };
  const same = await withStored(
    target,
    async (handle, size) => size === wanted.size && (await digestOf(handle)).sha256 === wanted.sha256,
  );
  if (same === undefined) return 'absent';
  return same ? 'same' : 'other';
};

/** The file's bytes as they are asked for; undefined where there is none. Whoever leaves early closes it too. */
export const openStored = async (target: SiteFile): Promise<AsyncIterable<Uint8Array> | undefined> => {
  const handle = await openFile(target);
  return handle && copiedChunks(handle);
};

async function* copiedChunks(handle: FileHandle): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of chunksOf(handle)) yield Buffer.from(chunk);
  } finally {
    await handle.close();
  }
}

interface Digest {
  /** Bytes. */
  readonly size: number;
  /** Lowercase hex. */
  readonly sha256: string;
}

const digestOf = async (handle: FileHandle): Promise<Digest> => {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of chunksOf(handle)) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { size, sha256: hash.digest('hex') };
};

/** The file's bytes in pieces. A piece is good until the next one is asked for: all share one buffer. */
export async function* chunksOf(handle: FileHandle): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  for (;;) {
    const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES, null);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

// Without O_NONBLOCK, opening a named pipe that somebody put there would wait for ever.
const READ_FLAGS = constants.O_RDONLY | constants.O_NONBLOCK;

const withStored = async <T>(
  target: SiteFile,
  use: (handle: FileHandle, size: number) => Promise<T>,
): Promise<T | undefined> => {
  const handle = await openFile(target);
  if (!handle) return undefined;
  try {
    return await use(handle, (await handle.stat()).size);
  } finally {
    await handle.close();
  }
};

/** The opened file, undefined where there is none. @throws OtaError `host-path-is-directory`, `host-path-not-a-file`. */
const openFile = async ({ file, path, location }: SiteFile): Promise<FileHandle | undefined> => {
  const handle = await openPresent(file);
  if (!handle) return undefined;
  try {
    const stats = await handle.stat();
    if (stats.isDirectory()) throw fail('host-path-is-directory', { path, location });
    if (!stats.isFile()) throw fail('host-path-not-a-file', { path, location });
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
};

const openPresent = async (file: string): Promise<FileHandle | undefined> => {
  try {
    return await open(file, READ_FLAGS);
  } catch (error) {
    const code = errnoOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
};

const readUpTo = async (handle: FileHandle, size: number, maxBytes: number): Promise<Uint8Array | undefined> => {
  const pieces: Uint8Array[] = [];
  let read = 0;
  const buffer = Buffer.allocUnsafe(Math.min(size, CHUNK_BYTES) + 1);
  for (;;) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
    if (bytesRead === 0) return Buffer.concat(pieces);
    read += bytesRead;
    if (read > maxBytes) return undefined;
    pieces.push(Buffer.from(buffer.subarray(0, bytesRead)));
  }
};
