import { closeSync, openSync, readSync } from 'node:fs';
import { isIncompressible } from './deflate.js';
import type { BundleEntry } from './entries.js';
import { type BatchJob, BLOCK_BYTES, type BlockJob } from './pack-job.js';
import { DEFLATED, IN_ZIP64, STORED, type ZipMethod } from './zip-format.js';

/** Small files share a job up to this many bytes and files: enough to make handing it over cheap, small enough to share out. */
const BATCH_BYTES = 512 * 1024;
const BATCH_ENTRIES = 256;

const SAMPLE_BYTES = 8 * 1024;
const SAMPLES = 8;

/** A job and the entries it makes. Units are written in the order in which they are planned. */
export type PackUnit =
  | { readonly kind: 'batch'; readonly job: BatchJob; readonly entries: readonly BundleEntry[] }
  | { readonly kind: 'block'; readonly job: BlockJob; readonly entry: BundleEntry; readonly zip64: boolean };

/** The jobs of a bundle, in the order of its entries. Where they are cut has no influence on the bytes, apart from BLOCK_BYTES. */
export const planUnits = function* (entries: readonly BundleEntry[], dosTime: number): Generator<PackUnit> {
  let pending: BundleEntry[] = [];
  let bytes = 0;
  for (const entry of entries) {
    const large = entry.kind === 'file' && entry.size > BLOCK_BYTES;
    if (pending.length > 0 && (large || pending.length === BATCH_ENTRIES || bytes + entry.size > BATCH_BYTES)) {
      yield batchUnit(pending, dosTime);
      pending = [];
      bytes = 0;
    }
    if (large) yield* blockUnits(entry);
    else {
      pending.push(entry);
      bytes += entry.size;
    }
  }
  if (pending.length > 0) yield batchUnit(pending, dosTime);
};

const batchUnit = (entries: readonly BundleEntry[], dosTime: number): PackUnit => ({
  kind: 'batch',
  entries,
  job: {
    kind: 'batch',
    dosTime,
    entries: entries.map(({ path, file, size, target }) => ({
      path,
      file,
      size,
      ...(target === undefined ? {} : { target }),
    })),
  },
});

const blockUnits = function* (entry: BundleEntry): Generator<PackUnit> {
  const { path, file, size: fileSize } = entry;
  const method = methodOf(file, fileSize);
  // Deflate may make data larger by a few bytes in a block, so the margin decides before the size is known.
  const zip64 = fileSize * 1.001 + BLOCK_BYTES >= IN_ZIP64;
  for (let offset = 0; offset < fileSize; offset += BLOCK_BYTES) {
    const bytes = Math.min(BLOCK_BYTES, fileSize - offset);
    yield { kind: 'block', entry, zip64, job: { kind: 'block', path, file, fileSize, offset, bytes, method } };
  }
};

/** Whether a large file is worth compressing at all, from samples spread over it. A file that can't be read is for its job to report. */
const methodOf = (file: string, size: number): ZipMethod => {
  try {
    return isIncompressible(sampleOf(file, size)) ? STORED : DEFLATED;
  } catch {
    return DEFLATED;
  }
};

const sampleOf = (file: string, size: number): Uint8Array => {
  const descriptor = openSync(file, 'r');
  try {
    const stride = Math.floor((size - SAMPLE_BYTES) / (SAMPLES - 1));
    const sample = Buffer.alloc(SAMPLES * SAMPLE_BYTES);
    for (let n = 0; n < SAMPLES; n += 1) readSync(descriptor, sample, n * SAMPLE_BYTES, SAMPLE_BYTES, n * stride);
    return sample;
  } finally {
    closeSync(descriptor);
  }
};
