import type { BundleEntry } from './bundle-entry.js';
import type { Deflated } from './deflate-job.js';
import { centralHeader, endRecords, needsZip64Sizes } from './zip-format.js';
import type { ZipOutput } from './zip-output.js';

const REGULAR_FILE = 0o100000;
const SYMBOLIC_LINK = 0o120777;
/** Headers are handed on in pieces of about this size. */
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
  let headers: Uint8Array[] = [];
  let headerBytes = 0;
  let entries = 0;
  const closePiece = (): void => {
    pieces.push(Buffer.concat(headers, headerBytes));
    headers = [];
    headerBytes = 0;
  };
  return {
    add: (entry, { offset, crc32, compressedBytes, method }) => {
      const mode = entry.kind === 'symlink' ? SYMBOLIC_LINK : REGULAR_FILE | entry.mode;
      const zip64 = needsZip64Sizes(entry.size);
      const name = Buffer.from(entry.path);
      const header = centralHeader({
        name,
        method,
        dosTime,
        crc32,
        compressedBytes,
        bytes: entry.size,
        zip64,
        offset,
        mode,
      });
      headers.push(header);
      headerBytes += header.length;
      entries += 1;
      if (headerBytes >= PIECE_BYTES) closePiece();
    },
    writeTo: (output) => {
      closePiece();
      const offset = output.position();
      for (const piece of pieces) output.append(piece);
      output.append(endRecords({ entries, offset, bytes: output.position() - offset }));
    },
  };
};
