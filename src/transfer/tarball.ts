import { createReadStream } from 'node:fs';
import { rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fail } from '../errors/ota-error.js';
import { syncDirectory } from '../hosts/durable-file.js';
import type { Body } from '../hosts/host.js';
import { errnoOf } from '../hosts/host-failure.js';
import { currentProcess } from '../hosts/process-identity.js';
import { sweep } from '../hosts/sweep.js';
import { withTempFile, workAreaOf } from '../hosts/work-area.js';
import type { CopyTarget } from './copy-target.js';
import { type AppendEntry, type WrittenTar, writeTar } from './tar-writer.js';

const FILE_MODE = 0o644;
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
): Promise<WrittenTar> => {
  const { file, shown } = options;
  const directory = dirname(file);
  const area = workAreaOf(directory, dirname(shown), await currentProcess());
  return writing(shown, async () => {
    await sweep(area);
    return withTempFile(area, async (handle, temp) => {
      const tarball = await writeTar(handle, options, (append) => fill(tarTarget(append, shown, options.modifiedAt)));
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

/** The archive as the target of a copy: one entry after another, none of which is there before. */
const tarTarget = (append: AppendEntry, location: string, date: Date): CopyTarget => ({
  location,
  parallel: PARALLEL,
  inTurn: true,
  digest: async () => undefined,
  create: async (name, body) => {
    await appendBody(append, body, { name, date, mode: FILE_MODE });
    return true;
  },
});

const appendBody = async (
  append: AppendEntry,
  body: Body,
  entry: { readonly name: string; readonly date: Date; readonly mode: number },
): Promise<void> => {
  if (body.kind === 'bytes') return append(Buffer.from(body.bytes), { ...entry });
  const stats = await stat(body.path);
  const source = createReadStream(body.path);
  try {
    await append(source, { ...entry, stats });
  } finally {
    source.destroy();
  }
};
