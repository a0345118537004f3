import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { TarArchive } from 'archiver';
import { anonymousGzip } from './gzip-header.js';

const GZIP_LEVEL = 6;

/** Appends one entry, and is done once it is in the archive. Fails where writing does. */
export type AppendEntry = (source: Readable | Buffer, data: Parameters<TarArchive['append']>[1]) => Promise<void>;

/** A tarball that was written: bytes, and lowercase hex. */
export interface WrittenTar {
  readonly size: number;
  readonly sha256: string;
}

/**
 * Writes a tar (POSIX ustar), compressed or not, whose entries `fill` appends one after another: the archive itself would keep them all
 * in memory. The gzip header names no system, so that the same entries give the same bytes on every machine with the same zlib.
 *
 * @param handle stays open.
 * @throws whatever `fill` throws, and what keeps the file from being written.
 */
export const writeTar = async (
  handle: FileHandle,
  { gzip }: { readonly gzip: boolean },
  fill: (append: AppendEntry) => Promise<void>,
): Promise<WrittenTar> => {
  const archive = new TarArchive();
  const hash = createHash('sha256');
  let size = 0;
  let broken: { readonly error: unknown } | undefined;
  const save = async (chunks: AsyncIterable<Uint8Array>): Promise<void> => {
    for await (const chunk of chunks) {
      // Read on to the end of the entry all the same: one that stands in the archive's queue when that is ended throws where nobody
      // can catch it.
      if (broken) continue;
      hash.update(chunk);
      size += chunk.length;
      await handle.writeFile(chunk).catch((error: unknown) => {
        broken = { error };
      });
    }
  };
  const written = gzip
    ? pipeline(archive, createGzip({ level: GZIP_LEVEL }), anonymousGzip, save)
    : pipeline(archive, save);
  const append = appender(archive, written);
  try {
    await fill((source, data) => (broken ? Promise.reject(broken.error) : append(source, data)));
    await Promise.all([archive.finalize(), written]);
    if (broken) throw broken.error;
  } catch (error) {
    await idle();
    archive.destroy();
    await written.catch(() => undefined);
    throw error;
  }
  return { size, sha256: hash.digest('hex') };
};

/** By then, what was appended has left the archive's queue. */
const idle = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((done) => setImmediate(done));
};

const appender = (archive: TarArchive, written: Promise<void>): AppendEntry => {
  let pending: { readonly done: () => void; readonly failed: (error: unknown) => void } | undefined;
  archive.on('entry', () => pending?.done());
  archive.on('error', (error) => pending?.failed(error));
  written.catch((error: unknown) => pending?.failed(error));
  return (source, data) =>
    new Promise((done, failed) => {
      pending = { done, failed };
      // The archive would wait for the rest for ever.
      if (!Buffer.isBuffer(source)) source.once('error', failed);
      archive.append(source, data);
    });
};
