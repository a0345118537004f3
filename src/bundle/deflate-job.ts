import { closeSync, constants, openSync, readSync } from 'node:fs';
import { crc32, deflateRawSync, constants as zlib } from 'node:zlib';
import { looksIncompressible } from './compressibility.js';
import { DEFLATED, localHeaderBytes, STORED, writeLocalHeader, type ZipMethod } from './zip-format.js';

/** Files up to this size are compressed in one piece, larger ones in blocks of it. */
export const BLOCK_BYTES = 1024 * 1024;
/** Room for what any job gives back: a block or a batch, its longest header, and the framing of stored blocks. */
export const RESULT_BYTES = BLOCK_BYTES + 65_536 + 1024;

/** How far back deflate looks (RFC 1951, 2). */
const WINDOW_BYTES = 32 * 1024;
const STORED_BLOCK_BYTES = 65_535;
const STORED_FRAME_BYTES = 5;
const LEVEL = 6;
/** Below this a look at samples costs as much as it can save. */
const SAMPLED_FROM_BYTES = 64 * 1024;
/** Output is gathered in pieces of this size at most, so that threads hold no megabytes of it. */
const MAX_CHUNK_BYTES = 256 * 1024;

/** A file, or a symbolic link's target, that is packed in one piece. */
export interface WholeFile {
  readonly path: string;
  readonly file: string;
  readonly bytes: number;
  /** The target, where it is a symbolic link. */
  readonly target?: string;
}

/** Work for one thread: whole files with their local headers, or one block of a large file without any header. */
export type DeflateJob =
  | { readonly kind: 'files'; readonly files: readonly WholeFile[]; readonly dosTime: number }
  | {
      readonly kind: 'block';
      readonly path: string;
      readonly file: string;
      readonly start: number;
      readonly bytes: number;
      readonly last: boolean;
      readonly method: ZipMethod;
    };

/** What became of one file, or block, of a job. */
export interface Deflated {
  readonly crc32: number;
  readonly compressedBytes: number;
  readonly method: ZipMethod;
}

/** A file that could not be packed, and why. */
export interface JobFailure {
  readonly kind: 'failed';
  readonly code: 'bundle-file-changed' | 'bundle-file-unreadable';
  readonly path: string;
  readonly file: string;
  readonly reason: string;
}

/** A job's outcome: `bytes` of output, or why there is none. Plain data that can be sent between threads. */
export type JobResult =
  | { readonly kind: 'done'; readonly bytes: number; readonly parts: readonly Deflated[] }
  | JobFailure
  | { readonly kind: 'died'; readonly reason: string };

/** What the packing thread is asked: carry out the job, into the buffer of that number. */
export interface WorkerRequest {
  readonly job: DeflateJob;
  readonly slot: number;
}

/** The file isn't what it was when the entries were collected. */
export class FileChanged extends Error {}

/**
 * How files of the bundle are opened. A link in place of the file that was collected would lead to bytes nobody looked
 * at, and a named pipe would keep whoever opens it waiting; Windows has neither flag.
 */
export const READ_ONLY = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Fills `target` from `position` on, and gives back how many bytes there were. */
const readUpTo = (descriptor: number, target: Uint8Array, position: number): number => {
  let filled = 0;
  while (filled < target.length) {
    const read = readSync(descriptor, target, filled, target.length - filled, position + filled);
    if (read === 0) break;
    filled += read;
  }
  return filled;
};

/** Reads exactly the bytes from `start` on; `atEnd` says that the file must end with them. */
const readExactly = (file: string, scratch: Uint8Array, start: number, bytes: number, atEnd: boolean): Uint8Array => {
  const descriptor = openSync(file, READ_ONLY);
  try {
    const read = readUpTo(descriptor, scratch.subarray(0, bytes + (atEnd ? 1 : 0)), start);
    if (read < bytes) throw new FileChanged(`it ended after ${start + read} bytes, ${start + bytes} were expected`);
    if (read > bytes) throw new FileChanged(`it has more than the expected ${start + bytes} bytes`);
    return scratch.subarray(0, bytes);
  } finally {
    closeSync(descriptor);
  }
};

const chunkBytes = (bytes: number): number => Math.min(MAX_CHUNK_BYTES, bytes + 64);

const deflateWhole = (data: Uint8Array): Uint8Array | undefined => {
  if (data.length >= SAMPLED_FROM_BYTES && looksIncompressible(data)) return undefined;
  const deflated = deflateRawSync(data, { level: LEVEL, chunkSize: chunkBytes(data.length) });
  return deflated.length < data.length ? deflated : undefined;
};

const contentOf = (file: WholeFile, scratch: Uint8Array): Uint8Array =>
  file.target === undefined
    ? readExactly(file.file, scratch, 0, file.bytes, true)
    : new TextEncoder().encode(file.target);

/** Writes one entry, header and data, into `output` at `at`. */
const packWhole = (file: WholeFile, dosTime: number, scratch: Uint8Array, output: Uint8Array, at: number): Deflated => {
  const data = contentOf(file, scratch);
  const deflated = file.target === undefined ? deflateWhole(data) : undefined;
  const kept = deflated ?? data;
  const method = deflated ? DEFLATED : STORED;
  const part = { crc32: crc32(data), compressedBytes: kept.length, method };
  const name = Buffer.from(file.path);
  const header = writeLocalHeader(output, at, { ...part, name, dosTime, bytes: data.length, zip64: false });
  output.set(kept, at + header);
  return part;
};

/** The bytes as deflate's stored blocks (RFC 1951, 3.2.4), written to `output`; gives back their number. */
const frameStored = (data: Uint8Array, last: boolean, output: Uint8Array): number => {
  let at = 0;
  for (let start = 0; start < data.length; start += STORED_BLOCK_BYTES) {
    const piece = data.subarray(start, start + STORED_BLOCK_BYTES);
    const final = last && start + piece.length === data.length;
    output.set(
      [final ? 1 : 0, piece.length & 0xff, piece.length >> 8, ~piece.length & 0xff, (~piece.length >> 8) & 0xff],
      at,
    );
    output.set(piece, at + STORED_FRAME_BYTES);
    at += STORED_FRAME_BYTES + piece.length;
  }
  return at;
};

/** One block of a deflate stream that other blocks precede or follow; every block but the last ends on a byte. */
const deflateBlock = (data: Uint8Array, dictionary: Uint8Array, last: boolean, output: Uint8Array): number => {
  if (looksIncompressible(data)) return frameStored(data, last, output);
  const finishFlush = last ? zlib.Z_FINISH : zlib.Z_SYNC_FLUSH;
  const deflated = deflateRawSync(data, {
    level: LEVEL,
    chunkSize: chunkBytes(data.length),
    finishFlush,
    ...(dictionary.length > 0 ? { dictionary } : {}),
  });
  if (deflated.length >= data.length) return frameStored(data, last, output);
  output.set(deflated);
  return deflated.length;
};

const done = (data: Uint8Array, bytes: number, method: ZipMethod): JobResult => ({
  kind: 'done',
  bytes,
  parts: [{ crc32: crc32(data), compressedBytes: bytes, method }],
});

const runBlock = (job: DeflateJob & { kind: 'block' }, scratch: Uint8Array, output: Uint8Array): JobResult => {
  if (job.method === STORED) {
    return done(readExactly(job.file, output, job.start, job.bytes, job.last), job.bytes, STORED);
  }
  const before = Math.min(WINDOW_BYTES, job.start);
  const read = readExactly(job.file, scratch, job.start - before, before + job.bytes, job.last);
  const data = read.subarray(before);
  return done(data, deflateBlock(data, read.subarray(0, before), job.last, output), DEFLATED);
};

// A file that is gone, or has become a link (ELOOP), a pipe (ESPIPE) or a socket (ENXIO), was one when it was collected.
const CHANGED_CODES: readonly unknown[] = ['ENOENT', 'ENOTDIR', 'ELOOP', 'EISDIR', 'ESPIPE', 'ENXIO'];

/** The result for a file that can't be packed. */
export const describeFailure = (error: unknown, path: string, file: string): JobFailure => {
  const reason = error instanceof Error ? error.message : String(error);
  const isChanged =
    error instanceof FileChanged || (error instanceof Error && 'code' in error && CHANGED_CODES.includes(error.code));
  return { kind: 'failed', code: isChanged ? 'bundle-file-changed' : 'bundle-file-unreadable', path, file, reason };
};

const runFiles = (job: DeflateJob & { kind: 'files' }, scratch: Uint8Array, output: Uint8Array): JobResult => {
  const parts: Deflated[] = [];
  let at = 0;
  for (const file of job.files) {
    try {
      const part = packWhole(file, job.dosTime, scratch, output, at);
      parts.push(part);
      at += localHeaderBytes(Buffer.byteLength(file.path), false) + part.compressedBytes;
    } catch (error) {
      return describeFailure(error, file.path, file.file);
    }
  }
  return { kind: 'done', bytes: at, parts };
};

/**
 * A function that carries out jobs one after the other, each into `output` of at least `RESULT_BYTES`.
 *
 * What it writes depends on the files alone: not on the thread, nor on what ran before.
 */
export const createJobRunner = (): ((job: DeflateJob, output: Uint8Array) => JobResult) => {
  const scratch = Buffer.allocUnsafeSlow(WINDOW_BYTES + BLOCK_BYTES + 1);
  return (job, output) => {
    if (job.kind === 'files') return runFiles(job, scratch, output);
    try {
      return runBlock(job, scratch, output);
    } catch (error) {
      return describeFailure(error, job.path, job.file);
    }
  };
};
