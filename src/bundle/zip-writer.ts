import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { centralHeader, endRecords, localHeaderBytes, writeLocalHeader, type ZipDirectoryEntry } from './zip-format.js';

/** Up to this much of one entry is held until its header is known; beyond it the data is written first and read back. */
const HOLD_BYTES = 16 * 1024 * 1024;
const READ_BACK_BYTES = 1024 * 1024;
const DIRECTORY_CHUNK_BYTES = 1024 * 1024;

/** An entry whose data is yet to come, block by block. */
export interface OpenEntry {
  append(data: Uint8Array): void;
  /** Writes the header; the data must be complete. `offset` is where the entry begins. */
  finish(entry: Omit<ZipDirectoryEntry, 'offset' | 'compressedBytes'>): void;
}

/** Writes a zip front to back, and hashes it on the way. Synchronous: what it waits for is the page cache. */
export interface ZipWriter {
  /** Appends finished entries, headers included; `entries` say where in `data` each begins. */
  appendFinished(data: Uint8Array, entries: readonly ZipDirectoryEntry[]): void;
  /** Begins an entry whose sizes and sum are known only at its end. */
  begin(nameBytes: number, zip64: boolean): OpenEntry;
  /** Writes the central directory and closes the file. */
  finish(): { readonly size: number; readonly sha256: string; readonly entries: number };
  /** Closes the file as it is. */
  abandon(): void;
}

/** Opens a new file for a zip. @throws the system's error where it can't be written. */
export const openZipWriter = (file: string): ZipWriter => {
  const descriptor = openSync(file, 'wx+', 0o644);
  const hash = createHash('sha256');
  const central: Uint8Array[] = [];
  let offset = 0;
  let closed = false;

  const close = (): void => {
    if (!closed) closeSync(descriptor);
    closed = true;
  };
  const writeAt = (data: Uint8Array, position: number): void => {
    for (let done = 0; done < data.length; )
      done += writeSync(descriptor, data, done, data.length - done, position + done);
  };
  const append = (data: Uint8Array): void => {
    writeAt(data, offset);
    hash.update(data);
    offset += data.length;
  };
  const hashBack = (end: number): void => {
    const buffer = Buffer.allocUnsafe(READ_BACK_BYTES);
    while (offset < end) {
      const count = readSync(descriptor, buffer, 0, Math.min(buffer.length, end - offset), offset);
      if (count === 0) throw new Error('the file became shorter while it was written');
      hash.update(buffer.subarray(0, count));
      offset += count;
    }
  };
  const begin = (nameBytes: number, zip64: boolean): OpenEntry => {
    const start = offset;
    const dataStart = start + localHeaderBytes(nameBytes, zip64);
    const held: Uint8Array[] = [];
    let compressedBytes = 0;
    let written = false;
    const spill = (): void => {
      let position = dataStart;
      for (const data of held.splice(0)) {
        writeAt(data, position);
        position += data.length;
      }
      written = true;
    };
    return {
      append: (data) => {
        if (written) writeAt(data, dataStart + compressedBytes);
        else held.push(data);
        compressedBytes += data.length;
        if (!written && compressedBytes > HOLD_BYTES) spill();
      },
      finish: (entry) => {
        const whole = { ...entry, compressedBytes, offset: start };
        const header = new Uint8Array(dataStart - start);
        writeLocalHeader(header, 0, whole);
        central.push(centralHeader(whole));
        append(header);
        // SHA-256 takes bytes in order, and the header comes first: what was written before it is hashed only now.
        if (written) hashBack(dataStart + compressedBytes);
        else for (const data of held) append(data);
      },
    };
  };
  return {
    appendFinished: (data, entries) => {
      for (const entry of entries) central.push(centralHeader({ ...entry, offset: offset + entry.offset }));
      append(data);
    },
    begin,
    finish: () => {
      const start = offset;
      for (const chunk of chunks(central, DIRECTORY_CHUNK_BYTES)) append(chunk);
      append(endRecords({ entries: central.length, offset: start, bytes: offset - start }));
      close();
      return { size: offset, sha256: hash.digest('hex'), entries: central.length };
    },
    abandon: close,
  };
};

/** The headers joined to pieces of about `bytes`: one write for thousands of entries. */
const chunks = function* (headers: readonly Uint8Array[], bytes: number): Generator<Uint8Array> {
  let pending: Uint8Array[] = [];
  let size = 0;
  for (const header of headers) {
    pending.push(header);
    size += header.length;
    if (size < bytes) continue;
    yield Buffer.concat(pending, size);
    pending = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(pending, size);
};
