import { readSync } from 'node:fs';
import { Readable } from 'node:stream';
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { fail } from '../errors/ota-error.js';
import type { ReadEntry } from './read-entry.js';
import { STORED } from './zip-format.js';

/** How much is read, or given on, at a time. */
const PIECE_BYTES = 256 * 1024;
/** Entries up to this size, packed and unpacked, are inflated in one go. */
const WHOLE_BYTES = 1024 * 1024;

const corrupt = (file: string, path: string, reason: string, cause?: unknown): Error =>
  fail('bundle-entry-corrupt', { file, path, reason }, { place: { file }, cause });

/** The entry's bytes as they are in the zip. */
function* packedData(descriptor: number, file: string, entry: ReadEntry, pieceBytes: number): Generator<Uint8Array> {
  for (let done = 0; done < entry.compressedSize; ) {
    // A piece of its own each time: the reader at the other end may keep it.
    const piece = Buffer.allocUnsafe(Math.min(pieceBytes, entry.compressedSize - done));
    const read = readSync(descriptor, piece, 0, piece.length, entry.dataOffset + done);
    if (read === 0) throw corrupt(file, entry.path, 'the zip ends within it');
    done += read;
    yield piece.subarray(0, read);
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function* inflateWhole(descriptor: number, file: string, entry: ReadEntry): Generator<Uint8Array> {
  const packed = Buffer.concat([...packedData(descriptor, file, entry, WHOLE_BYTES)]);
  try {
    // The declarations leave out what `info` changes: the buffer comes with the engine that made it.
    const options = { maxOutputLength: entry.size + 1, info: true };
    const { buffer, engine } = inflateRawSync(packed, options) as unknown as Inflated;
    if (engine.bytesWritten !== packed.length) throw new Error('bytes follow the end of its data');
    yield buffer;
  } catch (error) {
    throw corrupt(file, entry.path, reasonOf(error), error);
  }
}

interface Inflated {
  readonly buffer: Uint8Array;
  readonly engine: { readonly bytesWritten: number };
}

async function* inflatePieces(descriptor: number, file: string, entry: ReadEntry): AsyncGenerator<Uint8Array> {
  const packed = Readable.from(packedData(descriptor, file, entry, PIECE_BYTES), { objectMode: false });
  const inflate = createInflateRaw({ chunkSize: PIECE_BYTES });
  packed.on('error', (error) => inflate.destroy(error));
  packed.pipe(inflate);
  try {
    for await (const piece of inflate) yield piece as Uint8Array;
    if (inflate.bytesWritten !== entry.compressedSize) throw new Error('bytes follow the end of its data');
  } catch (error) {
    throw corrupt(file, entry.path, reasonOf(error), error);
  } finally {
    packed.destroy();
    inflate.destroy();
  }
}

const unpackedData = (
  descriptor: number,
  file: string,
  entry: ReadEntry,
): Iterable<Uint8Array> | AsyncIterable<Uint8Array> => {
  if (entry.method === STORED) return packedData(descriptor, file, entry, PIECE_BYTES);
  const isSmall = Math.max(entry.size, entry.compressedSize) <= WHOLE_BYTES;
  return isSmall ? inflateWhole(descriptor, file, entry) : inflatePieces(descriptor, file, entry);
};

/**
 * The unpacked bytes of an entry, piece by piece, from a zip that is open for reading. Throws `bundle-entry-corrupt` as
 * soon as there are more bytes than the entry has, and at the end where there are fewer or the CRC-32 is another.
 */
export async function* entryData(descriptor: number, file: string, entry: ReadEntry): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  let crc = 0;
  for await (const piece of unpackedData(descriptor, file, entry)) {
    bytes += piece.length;
    if (bytes > entry.size) throw corrupt(file, entry.path, `it unpacks to more than its ${entry.size} bytes`);
    crc = crc32(piece, crc);
    yield piece;
  }
  if (bytes !== entry.size) throw corrupt(file, entry.path, `it unpacks to ${bytes} bytes instead of ${entry.size}`);
  if (crc !== entry.crc32) throw corrupt(file, entry.path, 'its CRC-32 is wrong');
}
