import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { fail } from '../errors/ota-error.js';
import type { BundleEntry } from './bundle-entry.js';
import { isIncompressible, SAMPLE_BYTES, sampleOffsets } from './compressibility.js';
import {
  BLOCK_BYTES,
  type DeflateJob,
  describeFailure,
  FileChanged,
  READ_ONLY,
  type WholeFile,
} from './deflate-job.js';
import { DEFLATED, localHeaderBytes, STORED, type ZipMethod } from './zip-format.js';

/** What a batch of small files may hold: enough to outweigh a message between threads, little enough to share out. */
const BATCH_BYTES = 512 * 1024;
const BATCH_FILES = 256;

/** One job of a bundle, with the entries it is for. */
export type PlannedJob =
  | { readonly kind: 'files'; readonly entries: readonly BundleEntry[]; readonly job: DeflateJob }
  | {
      readonly kind: 'block';
      readonly entry: BundleEntry;
      readonly first: boolean;
      readonly last: boolean;
      readonly bytes: number;
      readonly method: ZipMethod;
      readonly job: DeflateJob;
    };

const wholeFile = ({ path, file, size, target }: BundleEntry): WholeFile => ({
  path,
  file,
  bytes: size,
  ...(target === undefined ? {} : { target }),
});

const isNoise = (descriptor: number, bytes: number): boolean => {
  const sample = Buffer.allocUnsafe(SAMPLE_BYTES);
  return sampleOffsets(bytes).every((offset) =>
    isIncompressible(sample.subarray(0, readSync(descriptor, sample, 0, SAMPLE_BYTES, offset))),
  );
};

/** How a large file is kept, by samples over its whole length: its header can't wait for the last block. */
const chooseMethod = ({ path, file, size }: BundleEntry): ZipMethod => {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, READ_ONLY);
    const found = fstatSync(descriptor).size;
    if (found !== size) throw new FileChanged(`it has ${found} bytes, ${size} were expected`);
    return isNoise(descriptor, size) ? STORED : DEFLATED;
  } catch (error) {
    const { code, reason } = describeFailure(error, path, file);
    throw fail(code, { path, reason }, { place: { file }, cause: error });
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
};

function* planBlocks(entry: BundleEntry): Generator<PlannedJob> {
  const method = chooseMethod(entry);
  for (let start = 0; start < entry.size; start += BLOCK_BYTES) {
    const bytes = Math.min(BLOCK_BYTES, entry.size - start);
    const last = start + bytes === entry.size;
    const job = { kind: 'block', path: entry.path, file: entry.file, start, bytes, last, method } as const;
    yield { kind: 'block', entry, first: start === 0, last, bytes, method, job };
  }
}

/** The jobs that pack the entries, in the entries' order. Made one by one, as the threads take them. */
export function* planJobs(entries: readonly BundleEntry[], dosTime: number): Generator<PlannedJob> {
  let batch: BundleEntry[] = [];
  let batchBytes = 0;
  const takeBatch = (): PlannedJob => {
    const taken = batch;
    batch = [];
    batchBytes = 0;
    return { kind: 'files', entries: taken, job: { kind: 'files', files: taken.map(wholeFile), dosTime } };
  };
  for (const entry of entries) {
    const isLarge = entry.size > BLOCK_BYTES;
    const entryBytes = entry.size + localHeaderBytes(Buffer.byteLength(entry.path), false);
    const isFull = batchBytes + entryBytes > BATCH_BYTES || batch.length === BATCH_FILES;
    if (batch.length > 0 && (isLarge || isFull)) yield takeBatch();
    if (isLarge) {
      yield* planBlocks(entry);
    } else {
      batch.push(entry);
      batchBytes += entryBytes;
    }
  }
  if (batch.length > 0) yield takeBatch();
}
