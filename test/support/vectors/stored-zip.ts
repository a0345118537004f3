import { crc32 } from 'node:zlib';
import { dosTime } from '../../../src/bundle/dos-time.js';
import {
  centralHeaderBytes,
  endRecords,
  localHeaderBytes,
  STORED,
  writeCentralHeader,
  writeLocalHeader,
  type ZipDirectoryEntry,
} from '../../../src/bundle/zip-format.js';

const REGULAR_FILE = 0o100_000;
/** 2026-01-01T00:00:00Z in seconds. */
const MODIFIED = 1_767_225_600;

/** A zip of executable texts as they are: the same bytes with every zlib. */
export const storedZip = (files: Readonly<Record<string, string>>): Uint8Array => {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [path, text] of Object.entries(files)) {
    const [name, data] = [Buffer.from(path), Buffer.from(text)];
    const sizes = { compressedBytes: data.length, bytes: data.length, zip64: false };
    const common = { name, method: STORED, dosTime: dosTime(MODIFIED), crc32: crc32(data), ...sizes };
    const entry: ZipDirectoryEntry = { ...common, offset, mode: REGULAR_FILE | 0o755 };
    const head = new Uint8Array(localHeaderBytes(name.length, false));
    writeLocalHeader(head, 0, entry);
    const central = new Uint8Array(centralHeaderBytes(entry));
    writeCentralHeader(central, 0, entry);
    parts.push(head, data);
    directory.push(central);
    offset += head.length + data.length;
  }
  const bytes = directory.reduce((sum, one) => sum + one.length, 0);
  return Buffer.concat([...parts, ...directory, endRecords({ entries: directory.length, offset, bytes })]);
};
