import { constants, deflateRawSync } from 'node:zlib';

/** What `zip` uses unless told otherwise: close to the best, at a third of its time. */
const LEVEL = 6;
const MAX_WINDOW_BITS = 15;
const MIN_WINDOW_BITS = 9;
const DEFAULT_MEMORY_LEVEL = 8;

/** Samples are taken only of data that costs more to compress than to sample. */
const SAMPLED_FROM_BYTES = 48 * 1024;
const SAMPLE_BYTES = 4096;
const SAMPLES = 4;
/** Data whose samples shrink by less than this is taken to be compressed already. */
const WORTHWHILE_SHARE = 0.97;

/** A stored block of deflate holds at most this (RFC 1951 section 3.2.4). */
const STORED_BLOCK_BYTES = 65_535;
const STORED_HEADER_BYTES = 5;

/**
 * Whether deflate would hardly shrink the data, judged by samples spread evenly over it: the same answer for the same
 * bytes. Photographs, archives, firmware images that are compressed or encrypted already.
 */
export const isIncompressible = (data: Uint8Array): boolean => {
  if (data.length < SAMPLED_FROM_BYTES) return false;
  const stride = Math.floor((data.length - SAMPLE_BYTES) / (SAMPLES - 1));
  const sampled = Buffer.allocUnsafe(SAMPLES * SAMPLE_BYTES);
  for (let n = 0; n < SAMPLES; n += 1)
    sampled.set(data.subarray(n * stride, n * stride + SAMPLE_BYTES), n * SAMPLE_BYTES);
  const packed = deflateRawSync(sampled, { level: 1, chunkSize: sampled.length + 1024 });
  return packed.length > sampled.length * WORTHWHILE_SHARE;
};

/** The whole data as one deflate stream, or undefined where storing it takes no more room. */
export const deflateWhole = (data: Uint8Array): Uint8Array | undefined => {
  if (data.length === 0 || isIncompressible(data)) return undefined;
  const packed = deflateRawSync(data, { level: LEVEL, ...windowFor(data.length), chunkSize: chunkFor(data.length) });
  return packed.length < data.length ? packed : undefined;
};

/**
 * One block of a deflate stream, byte-aligned at its end, so that blocks made apart can be joined.
 *
 * @param dictionary the bytes before the block, up to 32 KiB: empty for the first.
 * @param last whether the stream ends with this block.
 */
export const deflateBlock = (block: Uint8Array, dictionary: Uint8Array, last: boolean): Uint8Array => {
  if (isIncompressible(block)) return storedBlocks(block, last);
  const packed = deflateRawSync(block, {
    level: LEVEL,
    chunkSize: chunkFor(block.length),
    finishFlush: last ? constants.Z_FINISH : constants.Z_SYNC_FLUSH,
    ...(dictionary.length > 0 ? { dictionary } : {}),
  });
  return packed.length < storedSize(block.length) ? packed : storedBlocks(block, last);
};

const storedSize = (bytes: number): number => bytes + STORED_HEADER_BYTES * Math.max(1, Math.ceil(bytes / STORED_BLOCK_BYTES));

/** The bytes as stored blocks of a deflate stream: no compressor is asked. */
export const storedBlocks = (data: Uint8Array, last: boolean): Uint8Array => {
  const out = Buffer.allocUnsafe(storedSize(data.length));
  let at = 0;
  let from = 0;
  do {
    const length = Math.min(STORED_BLOCK_BYTES, data.length - from);
    const final = last && from + length === data.length;
    out.writeUInt8(final ? 1 : 0, at);
    out.writeUInt16LE(length, at + 1);
    out.writeUInt16LE(length ^ 0xffff, at + 3);
    out.set(data.subarray(from, from + length), at + STORED_HEADER_BYTES);
    at += STORED_HEADER_BYTES + length;
    from += length;
  } while (from < data.length);
  return out;
};

/** Room for the worst case, so that zlib never has to ask for a second chunk. */
const chunkFor = (bytes: number): number => Math.max(64, bytes + (bytes >> 8) + 64);

/**
 * A window no larger than the data: clearing zlib's tables costs more than compressing a file of a few hundred bytes.
 * It depends on nothing but the size, so that the bytes stay the same everywhere.
 */
const windowFor = (bytes: number): { readonly windowBits: number; readonly memLevel: number } => {
  const bits = Math.max(MIN_WINDOW_BITS, Math.min(MAX_WINDOW_BITS, Math.ceil(Math.log2(bytes + 1))));
  return { windowBits: bits, memLevel: Math.max(1, Math.min(DEFAULT_MEMORY_LEVEL, bits - 6)) };
};
