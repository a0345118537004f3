import { createHash } from 'node:crypto';
import { openBody } from '../body-stream.js';
import type { Body, OnBytes } from '../host.js';

/** How a repository names its objects (git-init(1), --object-format). */
export type ObjectFormat = 'sha1' | 'sha256';

/** A file's contents as git knows them. */
export interface Blob {
  /** Hex name of the object: equal names mean equal bytes. */
  readonly id: string;
  /** Bytes. */
  readonly size: number;
  /** The contents, where they are small enough to wait in memory for the next commit. */
  readonly bytes?: Uint8Array;
}

/** git names a blob by the digest of its kind, its size and its bytes (gitformat-loose(5)). */
const blobHash = (format: ObjectFormat, size: number) => createHash(format).update(`blob ${size}\0`);

/** The name that git gives these bytes. */
export const blobId = (bytes: Uint8Array, format: ObjectFormat): string =>
  blobHash(format, bytes.length).update(bytes).digest('hex');

/**
 * The name that git gives the file's bytes, made in the same pass that holds them against the digest they were promised
 * under, in constant memory.
 *
 * @param name what the file is published as.
 * @throws OtaError `host-source-changed`, `host-source-unreadable`.
 */
export const promisedBlobId = async (
  body: Extract<Body, { kind: 'file' }>,
  name: string,
  format: ObjectFormat,
  onBytes: OnBytes,
): Promise<string> => {
  const hash = blobHash(format, body.size);
  for await (const chunk of openBody(body, name, onBytes).stream) hash.update(chunk);
  return hash.digest('hex');
};
