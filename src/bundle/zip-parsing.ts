import {
  CENTRAL_HEADER_BYTES,
  CENTRAL_SIGNATURE,
  COUNT_IN_ZIP64,
  centralHeaderBytes,
  DEFLATED,
  END_BYTES,
  END_SIGNATURE,
  endRecords,
  IN_ZIP64,
  needsZip64Sizes,
  STORED,
  writeCentralHeader,
  ZIP64_END_BYTES,
  ZIP64_EXTRA_ID,
  ZIP64_LOCATOR_BYTES,
  type ZipDirectory,
  type ZipDirectoryEntry,
} from './zip-format.js';

/** The most bytes that can follow the central directory. */
export const MAX_END_BYTES = ZIP64_END_BYTES + ZIP64_LOCATOR_BYTES + END_BYTES;

/** Something in a zip that the writer of this project never writes. `path` where it is about one entry. */
export class Malformed extends Error {
  readonly path: string | undefined;

  constructor(reason: string, path?: string) {
    super(reason);
    this.path = path;
  }
}

const MODES: ReadonlySet<number> = new Set([0o100644, 0o100755, 0o120777]);
const ENCRYPTED_FLAGS = 0x2041;
const DATA_DESCRIPTOR_FLAG = 0x0008;

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const readUint64 = (view: DataView, at: number): number => {
  const value = view.getBigUint64(at, true);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new Malformed('it has a size or offset that no file has');
  return Number(value);
};

/** Whether two pieces of a zip are the same, byte for byte. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);

/**
 * Where the central directory is, from the last `MAX_END_BYTES` of a file of `fileBytes`.
 *
 * Throws `Malformed` unless the file ends with just the records that the writer writes for that directory: no comment,
 * nothing behind, zip64 only where it is needed.
 */
export const parseEndRecords = (tail: Uint8Array, fileBytes: number): ZipDirectory => {
  const view = viewOf(tail);
  const end = tail.length - END_BYTES;
  if (end < 0 || view.getUint32(end, true) !== END_SIGNATURE) throw new Malformed('it does not end like a zip');
  const short = {
    entries: view.getUint16(end + 10, true),
    bytes: view.getUint32(end + 12, true),
    offset: view.getUint32(end + 16, true),
  };
  const inZip64 = short.entries === COUNT_IN_ZIP64 || short.bytes === IN_ZIP64 || short.offset === IN_ZIP64;
  const zip64 = end - ZIP64_LOCATOR_BYTES - ZIP64_END_BYTES;
  if (inZip64 && zip64 < 0) throw new Malformed('its zip64 records are missing');
  const directory = inZip64
    ? {
        entries: readUint64(view, zip64 + 32),
        bytes: readUint64(view, zip64 + 40),
        offset: readUint64(view, zip64 + 48),
      }
    : short;
  const expected = endRecords(directory);
  if (directory.offset + directory.bytes + expected.length !== fileBytes) {
    throw new Malformed('its central directory is not where its end says');
  }
  if (!sameBytes(expected, tail.subarray(tail.length - expected.length))) {
    throw new Malformed('its end records are not the ones that ota-release writes');
  }
  return directory;
};

const decodeName = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw new Malformed('a name in it is not UTF-8');
    throw error;
  }
};

/** Reads the values that didn't fit 32 bits, in the order the specification fixes (APPNOTE 4.5.3). */
const widen = (extra: Uint8Array, values: readonly number[], path: string): readonly number[] => {
  const wide = values.filter((value) => value === IN_ZIP64).length;
  if (extra.length !== (wide === 0 ? 0 : 4 + 8 * wide)) throw new Malformed('it has an extra field', path);
  const view = viewOf(extra);
  if (wide > 0 && view.getUint16(0, true) !== ZIP64_EXTRA_ID) throw new Malformed('it has an extra field', path);
  let at = 4;
  return values.map((value) => {
    if (value !== IN_ZIP64) return value;
    at += 8;
    return readUint64(view, at - 8);
  });
};

const requireSupported = (flags: number, method: number, mode: number, path: string): void => {
  if (flags & ENCRYPTED_FLAGS) throw new Malformed('it is encrypted', path);
  if (flags & DATA_DESCRIPTOR_FLAG) throw new Malformed('its sizes follow its data', path);
  if (method !== STORED && method !== DEFLATED) throw new Malformed(`its compression method is ${method}`, path);
  if (!MODES.has(mode)) throw new Malformed(`its mode is ${mode.toString(8)}, not that of a file or a link`, path);
};

/** The path, the parsed header and its length in bytes, of the central header at `at`. */
const parseCentralHeader = (directory: Uint8Array, at: number): ParsedHeader => {
  const view = viewOf(directory);
  if (at + CENTRAL_HEADER_BYTES > directory.length || view.getUint32(at, true) !== CENTRAL_SIGNATURE) {
    throw new Malformed('its central directory ends before its last entry');
  }
  const nameEnd = at + CENTRAL_HEADER_BYTES + view.getUint16(at + 28, true);
  const extraEnd = nameEnd + view.getUint16(at + 30, true);
  if (extraEnd > directory.length) throw new Malformed('its central directory ends within an entry');
  const name = directory.slice(at + CENTRAL_HEADER_BYTES, nameEnd);
  const path = decodeName(name);
  const [method, mode] = [view.getUint16(at + 10, true), view.getUint32(at + 38, true) >>> 16];
  requireSupported(view.getUint16(at + 8, true), method, mode, path);
  const narrow = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
  const [bytes = 0, compressedBytes = 0, offset = 0] = widen(directory.subarray(nameEnd, extraEnd), narrow, path);
  const header: ZipDirectoryEntry = {
    name,
    method: method === DEFLATED ? DEFLATED : STORED,
    dosTime: view.getUint32(at + 12, true),
    crc32: view.getUint32(at + 16, true),
    compressedBytes,
    bytes,
    zip64: needsZip64Sizes(bytes),
    offset,
    mode,
  };
  const expected = new Uint8Array(centralHeaderBytes(header));
  writeCentralHeader(expected, 0, header);
  if (!sameBytes(expected, directory.subarray(at, extraEnd))) {
    throw new Malformed('its header is not one that ota-release writes', path);
  }
  if (method === STORED && bytes !== compressedBytes)
    throw new Malformed('it is stored, but its two sizes differ', path);
  return { path, header, headerBytes: extraEnd - at };
};

/** An entry as the central directory has it. */
export interface ParsedHeader {
  readonly path: string;
  readonly header: ZipDirectoryEntry;
  /** Bytes of its header in the central directory. */
  readonly headerBytes: number;
}

/** The entries of a central directory. Throws `Malformed` at the first that the writer would not have written. */
export const parseDirectory = (directory: Uint8Array, entries: number): readonly ParsedHeader[] => {
  const parsed: ParsedHeader[] = [];
  let at = 0;
  while (parsed.length < entries) {
    const one = parseCentralHeader(directory, at);
    parsed.push(one);
    at += one.headerBytes;
  }
  if (at !== directory.length) throw new Malformed('its central directory goes on after its last entry');
  return parsed;
};
