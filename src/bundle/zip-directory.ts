import type { BundleEntry } from './bundle-entry.js';
import type { Deflated } from './deflate-job.js';
import { centralHeaderBytes, endRecords, needsZip64Sizes, writeCentralHeader } from './zip-format.js';
import type { ZipOutput } from './zip-output.js';

const REGULAR_FILE = 0o100000;
const SYMBOLIC_LINK = 0o120777;
/** Headers are gathered in pieces of this size, which holds the longest header there can be. */
const PIECE_BYTES = 256 * 1024;

/** Where an entry's local header begins, and what became of its data. */
export interface PlacedEntry extends Deflated {
  readonly offset: number;
}

/** The central directory of a zip that is being written. */
export interface ZipDirectoryBuilder {
  /** Notes an entry that was written; in the order of the file. */
  add(entry: BundleEntry, placed: PlacedEntry): void;
  /** Appends the directory and the records that close the zip. */
  writeTo(output: ZipOutput): void;
}

/** An empty directory; every entry in it gets the same date and time, as `dosTime` gives them. */
export const createZipDirectory = (dosTime: number): ZipDirectoryBuilder => {
  const pieces: Uint8Array[] = [];
  let piece = new Uint8Array(PIECE_BYTES);
  let used = 0;
  let entries = 0;
  const closePiece = (): void => {
    pieces.push(piece.subarray(0, used));
    piece = new Uint8Array(PIECE_BYTES);
    used = 0;
  };
  return {
    add: (entry, { offset, crc32, compressedBytes, method }) => {
      const mode = entry.kind === 'symlink' ? SYMBOLIC_LINK : REGULAR_FILE | entry.mode;
      const bytes = entry.size;
      const zip64 = needsZip64Sizes(bytes);
      const name = Buffer.from(entry.path);
      const header = { name, method, dosTime, crc32, compressedBytes, bytes, zip64, offset, mode };
      if (used + centralHeaderBytes(header) > piece.length) closePiece();
      used += writeCentralHeader(piece, used, header);
      entries += 1;
    },
    writeTo: (output) => {
      closePiece();
      const offset = output.position();
      for (const one of pieces) output.append(one);
      output.append(endRecords({ entries, offset, bytes: output.position() - offset }));
    },
  };
};
