import { deflateRawSync } from 'node:zlib';

/** How much is looked at in one place. */
export const SAMPLE_BYTES = 4096;
/** How far apart samples are, and how many there are at most. */
const SAMPLE_DISTANCE_BYTES = 128 * 1024;
const MAX_SAMPLES = 32;
/** A sample that keeps more of its size than this is noise, or compressed already. */
const INCOMPRESSIBLE_SHARE = 0.98;

/** Where samples of `bytes` bytes of data are taken: evenly spread, the same on every machine. */
export const sampleOffsets = (bytes: number): readonly number[] => {
  const count = Math.min(MAX_SAMPLES, Math.ceil(bytes / SAMPLE_DISTANCE_BYTES));
  const distance = Math.floor(bytes / Math.max(1, count));
  const lastStart = Math.max(0, bytes - SAMPLE_BYTES);
  return Array.from({ length: count }, (_, index) => Math.min(lastStart, index * distance));
};

/** Whether deflate at its fastest level gains nothing worth having on the sample. */
export const isIncompressible = (sample: Uint8Array): boolean =>
  deflateRawSync(sample, { level: 1, chunkSize: 2 * SAMPLE_BYTES }).length > sample.length * INCOMPRESSIBLE_SHARE;

/** Whether none of the samples of the data shrinks. The first sample that does ends the look. */
export const looksIncompressible = (bytes: Uint8Array): boolean =>
  sampleOffsets(bytes.length).every((offset) => isIncompressible(bytes.subarray(offset, offset + SAMPLE_BYTES)));
