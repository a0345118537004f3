// The zip container as its specification (APPNOTE.TXT 6.3) lays it out. Section numbers refer to it.

/** How an entry's bytes are kept (4.4.5). */
export type ZipMethod = 0 | 8;
export const STORED: ZipMethod = 0;
export const DEFLATED: ZipMethod = 8;

const LOCAL_SIGNATURE = 0x04034b50;
export const CENTRAL_SIGNATURE = 0x02014b50;
export const END_SIGNATURE = 0x06054b50;
const ZIP64_END_SIGNATURE = 0x06064b50;
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;

const LOCAL_HEADER_BYTES = 30;
export const CENTRAL_HEADER_BYTES = 46;
export const END_BYTES = 22;
export const ZIP64_END_BYTES = 56;
export const ZIP64_LOCATOR_BYTES = 20;
/** Id and length, then two sizes of eight bytes (4.5.3). */
const LOCAL_ZIP64_EXTRA_BYTES = 20;

export const ZIP64_EXTRA_ID = 0x0001;
/** Bit 11: the name is UTF-8 (4.4.4). */
const UTF8_FLAG = 0x0800;
/** A 32-bit field with this value has its real value in the zip64 extra field. */
export const IN_ZIP64 = 0xffffffff;
export const COUNT_IN_ZIP64 = 0xffff;

// 4.4.2: host system 3 is UNIX, which makes unzippers take the mode from the external attributes.
const MADE_BY_UNIX = 3 << 8;
const VERSION_STORED = 10;
const VERSION_DEFLATED = 20;
const VERSION_ZIP64 = 45;

/** What both headers of an entry say about it. */
export interface ZipEntryHeader {
  /** The name in UTF-8. */
  readonly name: Uint8Array;
  readonly method: ZipMethod;
  /** Date and time as `dosTime` gives them. */
  readonly dosTime: number;
  readonly crc32: number;
  readonly compressedBytes: number;
  readonly bytes: number;
  /** Whether the local header keeps room for sizes of 4 GiB and more; as `needsZip64Sizes` has it. */
  readonly zip64: boolean;
}

/** What only the central directory says. */
export interface ZipDirectoryEntry extends ZipEntryHeader {
  /** Where the local header begins. */
  readonly offset: number;
  /** The UNIX mode with its file type: 0o100644, 0o100755 or 0o120777. */
  readonly mode: number;
}

const isAscii = (name: Uint8Array): boolean => {
  for (const byte of name) if (byte >= 0x80) return false;
  return true;
};

// Only names that need it carry the flag: Info-ZIP converts flagged names to the locale, and plain ones need no conversion.
const flagsFor = (name: Uint8Array): number => (isAscii(name) ? 0 : UTF8_FLAG);

const versionNeeded = (method: ZipMethod, zip64: boolean): number => {
  if (zip64) return VERSION_ZIP64;
  return method === DEFLATED ? VERSION_DEFLATED : VERSION_STORED;
};

const writeUint64 = (view: DataView, at: number, value: number): void => view.setBigUint64(at, BigInt(value), true);

/** Fills the 22 bytes that both headers share, from version needed to the extra field's length. */
const writeCommonFields = (
  view: DataView,
  at: number,
  entry: ZipEntryHeader,
  zip64: boolean,
  extraBytes: number,
): void => {
  view.setUint16(at, versionNeeded(entry.method, zip64), true);
  view.setUint16(at + 2, flagsFor(entry.name), true);
  view.setUint16(at + 4, entry.method, true);
  view.setUint32(at + 6, entry.dosTime, true);
  view.setUint32(at + 10, entry.crc32, true);
  view.setUint16(at + 22, entry.name.length, true);
  view.setUint16(at + 24, extraBytes, true);
};

// Stored blocks and flush markers add less than a thousandth to what doesn't shrink.
const ZIP64_FROM_BYTES = Math.floor(IN_ZIP64 / 1.001);

/** Whether an entry of that many bytes may need more than 32 bits for a size: its compressed size is not known yet. */
export const needsZip64Sizes = (bytes: number): boolean => bytes >= ZIP64_FROM_BYTES;

/** The bytes that the local header of an entry with a name of `nameBytes` takes. */
export const localHeaderBytes = (nameBytes: number, zip64: boolean): number =>
  LOCAL_HEADER_BYTES + nameBytes + (zip64 ? LOCAL_ZIP64_EXTRA_BYTES : 0);

/** Writes the local header of an entry into `target` at `at` and gives back its length in bytes (4.3.7). */
export const writeLocalHeader = (target: Uint8Array, at: number, entry: ZipEntryHeader): number => {
  const view = new DataView(target.buffer, target.byteOffset + at);
  view.setUint32(0, LOCAL_SIGNATURE, true);
  writeCommonFields(view, 4, entry, entry.zip64, entry.zip64 ? LOCAL_ZIP64_EXTRA_BYTES : 0);
  view.setUint32(18, entry.zip64 ? IN_ZIP64 : entry.compressedBytes, true);
  view.setUint32(22, entry.zip64 ? IN_ZIP64 : entry.bytes, true);
  target.set(entry.name, at + LOCAL_HEADER_BYTES);
  if (entry.zip64) {
    const extra = LOCAL_HEADER_BYTES + entry.name.length;
    view.setUint16(extra, ZIP64_EXTRA_ID, true);
    view.setUint16(extra + 2, LOCAL_ZIP64_EXTRA_BYTES - 4, true);
    // 4.5.3: in a local header both sizes are there, the uncompressed one first.
    writeUint64(view, extra + 4, entry.bytes);
    writeUint64(view, extra + 12, entry.compressedBytes);
  }
  return localHeaderBytes(entry.name.length, entry.zip64);
};

const wideValues = (entry: ZipDirectoryEntry): readonly number[] =>
  [entry.bytes, entry.compressedBytes, entry.offset].filter((value) => value >= IN_ZIP64);

/** The bytes that the entry's header in the central directory takes. */
export const centralHeaderBytes = (entry: ZipDirectoryEntry): number => {
  const wide = wideValues(entry).length;
  return CENTRAL_HEADER_BYTES + entry.name.length + (wide === 0 ? 0 : 4 + 8 * wide);
};

/**
 * Writes the entry's header in the central directory into `target` at `at` and gives back its length (4.3.12). Only
 * values that don't fit 32 bits go to a zip64 extra field.
 */
export const writeCentralHeader = (target: Uint8Array, at: number, entry: ZipDirectoryEntry): number => {
  const bytes = centralHeaderBytes(entry);
  const extraBytes = bytes - CENTRAL_HEADER_BYTES - entry.name.length;
  target.fill(0, at, at + CENTRAL_HEADER_BYTES);
  const view = new DataView(target.buffer, target.byteOffset + at);
  const zip64 = entry.zip64 || extraBytes > 0;
  view.setUint32(0, CENTRAL_SIGNATURE, true);
  view.setUint16(4, MADE_BY_UNIX | (zip64 ? VERSION_ZIP64 : VERSION_DEFLATED), true);
  writeCommonFields(view, 6, entry, zip64, extraBytes);
  view.setUint32(20, Math.min(entry.compressedBytes, IN_ZIP64), true);
  view.setUint32(24, Math.min(entry.bytes, IN_ZIP64), true);
  view.setUint32(38, (entry.mode << 16) >>> 0, true);
  view.setUint32(42, Math.min(entry.offset, IN_ZIP64), true);
  target.set(entry.name, at + CENTRAL_HEADER_BYTES);
  if (extraBytes > 0) {
    const extra = CENTRAL_HEADER_BYTES + entry.name.length;
    view.setUint16(extra, ZIP64_EXTRA_ID, true);
    view.setUint16(extra + 2, extraBytes - 4, true);
    wideValues(entry).forEach((value, index) => {
      writeUint64(view, extra + 4 + 8 * index, value);
    });
  }
  return bytes;
};

/** Where the central directory is and what it holds. */
export interface ZipDirectory {
  readonly entries: number;
  readonly offset: number;
  readonly bytes: number;
}

const writeZip64End = (view: DataView, directory: ZipDirectory): void => {
  view.setUint32(0, ZIP64_END_SIGNATURE, true);
  writeUint64(view, 4, ZIP64_END_BYTES - 12);
  view.setUint16(12, MADE_BY_UNIX | VERSION_ZIP64, true);
  view.setUint16(14, VERSION_ZIP64, true);
  writeUint64(view, 24, directory.entries);
  writeUint64(view, 32, directory.entries);
  writeUint64(view, 40, directory.bytes);
  writeUint64(view, 48, directory.offset);
  view.setUint32(ZIP64_END_BYTES, ZIP64_LOCATOR_SIGNATURE, true);
  writeUint64(view, ZIP64_END_BYTES + 8, directory.offset + directory.bytes);
  view.setUint32(ZIP64_END_BYTES + 16, 1, true);
};

/** Whether the directory needs the zip64 end records: 65,535 entries, or 4 GiB (4.4.1.4). */
export const needsZip64End = (directory: ZipDirectory): boolean =>
  directory.entries >= COUNT_IN_ZIP64 || directory.offset >= IN_ZIP64 || directory.bytes >= IN_ZIP64;

/** The records that close the file: the end record, after the two of zip64 where these are needed (4.3.14 to 4.3.16). */
export const endRecords = (directory: ZipDirectory): Uint8Array => {
  const start = needsZip64End(directory) ? ZIP64_END_BYTES + ZIP64_LOCATOR_BYTES : 0;
  const records = new Uint8Array(start + END_BYTES);
  if (start > 0) writeZip64End(new DataView(records.buffer), directory);
  const view = new DataView(records.buffer, start);
  view.setUint32(0, END_SIGNATURE, true);
  view.setUint16(8, Math.min(directory.entries, COUNT_IN_ZIP64), true);
  view.setUint16(10, Math.min(directory.entries, COUNT_IN_ZIP64), true);
  view.setUint32(12, Math.min(directory.bytes, IN_ZIP64), true);
  view.setUint32(16, Math.min(directory.offset, IN_ZIP64), true);
  return records;
};
