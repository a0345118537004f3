import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { TarArchive } from 'archiver';
import { fail } from '../errors/ota-error.js';
import { syncDirectory } from '../hosts/durable-file.js';
import type { Body } from '../hosts/host.js';
import { errnoOf } from '../hosts/host-failure.js';
import { currentProcess } from '../hosts/process-identity.js';
import { sweep } from '../hosts/sweep.js';
import { withTempFile, workAreaOf } from '../hosts/work-area.js';
import type { CopyTarget } from './copy-target.js';
import { anonymousGzip } from './gzip-header.js';

const FILE_MODE = 0o644;
const GZIP_LEVEL = 6;
/** Objects that are fetched while one is being written. */
const PARALLEL = 4;

/** Which tarball is written. */
export interface TarballOptions {
  /** Absolute. */
  readonly file: string;
  /** As the user wrote it. */
  readonly shown: string;
  readonly gzip: boolean;
  /** The one time that all entries get. */
  readonly modifiedAt: Date;
}

/** A tarball that was written. */
export interface Tarball {
  /** Bytes. */
  readonly size: number;
  /** Lowercase hex. */
  readonly sha256: string;
}

/**
 * Writes a tarball whose entries `fill` hands over. The same entries in the same order give the same bytes: one time, owner 0,
 * mode 0644, no directories. It appears under its name when it is whole and on disk, over whatever is there; after a failure,
 * or a kill, nothing of it is.
 *
 * @throws OtaError `transfer-out-unwritable`, whatever `fill` throws.
 */
export const writeTarball = async (
  options: TarballOptions,
  fill: (target: CopyTarget) => Promise<void>,
): Promise<Tarball> => {
  const { file, shown } = options;
  const directory = dirname(file);
  const area = workAreaOf(directory, dirname(shown), await currentProcess());
  return writing(shown, async () => {
    await sweep(area);
    return withTempFile(area, async (handle, temp) => {
      const tarball = await writeEntries(handle, options, fill);
      await handle.chmod(FILE_MODE);
      await handle.sync();
      await rename(temp, file);
      await syncDirectory(directory);
      return tarball;
    });
  });
};

const writing = async <T>(out: string, run: () => Promise<T>): Promise<T> => {
  try {
    return await run();
  } catch (cause) {
    const reason = errnoOf(cause);
    // An error of the catalogue has a code of its own, which is no system's.
    throw reason === undefined || !/^E[A-Z0-9]+$/.test(reason)
      ? cause
      : fail('transfer-out-unwritable', { out, reason }, { cause });
  }
};

const writeEntries = async (
  handle: FileHandle,
  { shown, gzip, modifiedAt }: TarballOptions,
  fill: (target: CopyTarget) => Promise<void>,
): Promise<Tarball> => {
  const archive = new TarArchive();
  const hash = createHash('sha256');
  let size = 0;
  const save = async (chunks: AsyncIterable<Uint8Array>): Promise<void> => {
    for await (const chunk of chunks) {
      await handle.writeFile(chunk);
      hash.update(chunk);
      size += chunk.length;
    }
  };
  const written = gzip
    ? pipeline(archive, createGzip({ level: GZIP_LEVEL }), anonymousGzip, save)
    : pipeline(archive, save);
  try {
    await fill(tarTarget(archive, written, { location: shown, date: modifiedAt }));
    await Promise.all([archive.finalize(), written]);
  } catch (error) {
    archive.destroy();
    await written.catch(() => {});
    throw error;
  }
  return { size, sha256: hash.digest('hex') };
};

/** The archive as the target of a copy: one entry after another, none of which is there before. */
const tarTarget = (
  archive: TarArchive,
  written: Promise<void>,
  { location, date }: { readonly location: string; readonly date: Date },
): CopyTarget => {
  let broken: { readonly error: unknown } | undefined;
  let pending: { readonly done: () => void; readonly failed: (error: unknown) => void } | undefined;
  archive.on('entry', () => pending?.done());
  written.catch((error: unknown) => {
    broken = { error };
    pending?.failed(error);
  });
  const append = (source: Readable | Buffer, data: Parameters<TarArchive['append']>[1]): Promise<void> =>
    new Promise((done, failed) => {
      if (broken) return failed(broken.error);
      pending = { done, failed };
      archive.append(source, data);
    });
  return {
    location,
    parallel: PARALLEL,
    inTurn: true,
    digest: async () => undefined,
    create: async (name, body) => {
      await appendBody(append, body, { name, date, mode: FILE_MODE });
      return true;
    },
  };
};

const appendBody = async (
  append: (source: Readable | Buffer, data: Parameters<TarArchive['append']>[1]) => Promise<void>,
  body: Body,
  entry: { readonly name: string; readonly date: Date; readonly mode: number },
): Promise<void> => {
  if (body.kind === 'bytes') return append(Buffer.from(body.bytes), { ...entry });
  const stats = await stat(body.path);
  const source = createReadStream(body.path);
  try {
    await Promise.race([
      append(source, { ...entry, stats }),
      new Promise<never>((_, failed) => source.once('error', failed)),
    ]);
  } finally {
    source.destroy();
  }
};
