import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { fail } from '../errors/ota-error.js';
import type { BundleEntry } from './bundle-entry.js';
import { combineCrc32 } from './crc32.js';
import type { Deflated, JobResult } from './deflate-job.js';
import { dosTime } from './dos-time.js';
import { byPath } from './entries.js';
import { digestInLine, digestOnThread } from './file-digest.js';
import { type FinishedJob, type JobRunner, runInLine, runOnThreads } from './job-runner.js';
import { type PlannedJob, planJobs } from './packing-plan.js';
import { createZipDirectory, type ZipDirectoryBuilder } from './zip-directory.js';
import { localHeaderBytes, needsZip64Sizes, writeLocalHeader } from './zip-format.js';
import { openZipOutput, type ZipOutput } from './zip-output.js';

/** Below this many bytes in all, threads take longer to start than they save. Measured: 6 MB on two cores. */
const IN_LINE_BELOW_BYTES = 6 * 1024 * 1024;
/** So little is hashed in a hundredth of the time that a thread takes to start, whoever compresses. */
const HASHED_IN_LINE_BELOW_BYTES = 1024 * 1024;
/** A thread takes some 25 MB; more of them would make the memory depend on the machine. */
const MAX_THREADS = 4;
const MAX_NAME_BYTES = 65_535;

/** How to pack. */
export interface PackOptions {
  /** Where the zip goes; its directory must exist. */
  readonly out: string;
  /** The one time all entries get, in seconds since the epoch: the commit's, so that it is the same everywhere. */
  readonly modifiedAt: number;
  /** Told how many bytes of the files are packed so far. */
  readonly onProgress?: (unpackedBytes: number) => void;
  /** How many threads compress, beside one that hashes what is no small bundle; 0 for none but the caller's. Never changes a byte of the zip. */
  readonly threads?: number;
  /** Stops the packing; nothing is left behind. */
  readonly signal?: AbortSignal;
}

/** A zip on disk. */
export interface PackedBundle {
  readonly path: string;
  /** Bytes of the zip. */
  readonly size: number;
  /** Lowercase hex. */
  readonly sha256: string;
  /** How many entries it has. */
  readonly entries: number;
  /** Bytes of the files in it. */
  readonly unpackedBytes: number;
}

interface Packing {
  readonly output: ZipOutput;
  readonly directory: ZipDirectoryBuilder;
  readonly dosTime: number;
}

const toError = (result: Exclude<JobResult, { kind: 'done' }>): Error => {
  if (result.kind === 'died') return fail('bundle-thread-died', { reason: result.reason });
  return fail(result.code, { path: result.path, reason: result.reason }, { place: { file: result.file } });
};

/** Takes a batch over: it holds its local headers already. */
const writeFiles = (
  packing: Packing,
  entries: readonly BundleEntry[],
  parts: readonly Deflated[],
  bytes: Uint8Array,
): void => {
  let offset = packing.output.position();
  packing.output.append(bytes);
  entries.forEach((entry, index) => {
    const part = parts[index];
    if (!part) throw new RangeError('a batch came back with an entry missing');
    packing.directory.add(entry, { ...part, offset });
    offset += localHeaderBytes(Buffer.byteLength(entry.path), false) + part.compressedBytes;
  });
};

/** A large file whose blocks are being written. */
interface OpenFile {
  readonly offset: number;
  crc32: number;
  compressedBytes: number;
}

const beginFile = ({ output }: Packing, entry: BundleEntry): OpenFile => {
  const offset = output.position();
  output.reserve(localHeaderBytes(Buffer.byteLength(entry.path), needsZip64Sizes(entry.size)));
  return { offset, crc32: 0, compressedBytes: 0 };
};

const endFile = (packing: Packing, planned: PlannedJob & { kind: 'block' }, open: OpenFile): void => {
  const { entry, method } = planned;
  const { offset, crc32, compressedBytes } = open;
  const zip64 = needsZip64Sizes(entry.size);
  const name = Buffer.from(entry.path);
  const header = new Uint8Array(localHeaderBytes(name.length, zip64));
  const { dosTime } = packing;
  writeLocalHeader(header, 0, { name, method, dosTime, crc32, compressedBytes, bytes: entry.size, zip64 });
  packing.output.fill(header);
  packing.directory.add(entry, { offset, crc32, compressedBytes, method });
};

/** Takes finished jobs in order and writes them. */
const createWriter = (packing: Packing): ((planned: PlannedJob, finished: FinishedJob) => void) => {
  let open: OpenFile | undefined;
  return (planned, { result, output, release }) => {
    if (result.kind !== 'done') throw toError(result);
    const bytes = output.subarray(0, result.bytes);
    if (planned.kind === 'files') {
      writeFiles(packing, planned.entries, result.parts, bytes);
      return release();
    }
    open = planned.first || !open ? beginFile(packing, planned.entry) : open;
    packing.output.append(bytes);
    release();
    open.crc32 = combineCrc32(open.crc32, result.parts[0]?.crc32 ?? 0, planned.bytes);
    open.compressedBytes += bytes.length;
    if (planned.last) endFile(packing, planned, open);
  };
};

const bytesOf = (planned: PlannedJob): number =>
  planned.kind === 'block' ? planned.bytes : planned.entries.reduce((sum, entry) => sum + entry.size, 0);

/** Keeps as many jobs under way as there are buffers, and writes their results in order. */
const runJobs = async (
  runner: JobRunner,
  planned: Iterable<PlannedJob>,
  write: ReturnType<typeof createWriter>,
  options: PackOptions,
): Promise<void> => {
  const underWay: { readonly planned: PlannedJob; readonly finished: Promise<FinishedJob> }[] = [];
  let packedBytes = 0;
  const settle = async (): Promise<void> => {
    const oldest = underWay.shift();
    if (!oldest) return;
    const finished = await oldest.finished;
    options.signal?.throwIfAborted();
    write(oldest.planned, finished);
    packedBytes += bytesOf(oldest.planned);
    options.onProgress?.(packedBytes);
  };
  for (const job of planned) {
    if (underWay.length === runner.maxInFlight) await settle();
    underWay.push({ planned: job, finished: runner.run(job.job) });
  }
  while (underWay.length > 0) await settle();
};

const requirePackable = (entries: readonly BundleEntry[], out: string): void => {
  entries.forEach((entry, index) => {
    if (entry.path === entries[index - 1]?.path) throw fail('bundle-name-duplicate', { path: entry.path });
    if (entry.file === out) throw fail('bundle-contains-itself', { out });
    const bytes = Buffer.byteLength(entry.path);
    if (bytes > MAX_NAME_BYTES) {
      throw fail('bundle-name-too-long', { path: entry.path, bytes, maxBytes: MAX_NAME_BYTES, part: 'path' });
    }
  });
};

/** How many threads compress: none for a small bundle, else one a core up to a limit. */
const chooseThreads = (totalBytes: number): number =>
  totalBytes < IN_LINE_BELOW_BYTES ? 0 : Math.min(availableParallelism(), MAX_THREADS);

const writeZip = async (
  entries: readonly BundleEntry[],
  { path, unpackedBytes }: Pick<PackedBundle, 'path' | 'unpackedBytes'>,
  threads: number,
  options: PackOptions,
): Promise<{ readonly size: number; readonly sha256: string }> => {
  const output = openZipOutput(
    path,
    threads < 1 || unpackedBytes < HASHED_IN_LINE_BELOW_BYTES ? digestInLine : digestOnThread,
  );
  const runner = threads < 1 ? runInLine() : runOnThreads(threads);
  try {
    const time = dosTime(options.modifiedAt);
    const packing = { output, directory: createZipDirectory(time), dosTime: time };
    await runJobs(runner, planJobs(entries, time), createWriter(packing), options);
    packing.directory.writeTo(output);
    return await output.finish();
  } catch (error) {
    await output.discard();
    throw error;
  } finally {
    await runner.end();
  }
};

/**
 * Packs the entries into a zip at `out`, over whatever is there, and gives back its size and digest.
 *
 * The bytes depend on the entries' paths, contents and modes and on `modifiedAt` alone. The file appears under its name
 * when it is whole and on disk; on any failure nothing is left. Memory doesn't grow with the size of the files.
 *
 * Throws `bundle-file-changed`, `bundle-file-unreadable`, `bundle-unwritable`, `bundle-contains-itself`,
 * `bundle-name-duplicate`, `bundle-name-too-long`, `bundle-thread-died`, or the signal's reason.
 */
export const pack = async (entries: readonly BundleEntry[], options: PackOptions): Promise<PackedBundle> => {
  const path = resolve(options.out);
  const sorted = [...entries].sort(byPath);
  requirePackable(sorted, path);
  options.signal?.throwIfAborted();
  const unpackedBytes = sorted.reduce((sum, entry) => sum + entry.size, 0);
  const threads = options.threads ?? chooseThreads(unpackedBytes);
  const { size, sha256 } = await writeZip(sorted, { path, unpackedBytes }, threads, options);
  return { path, size, sha256, entries: sorted.length, unpackedBytes };
};
