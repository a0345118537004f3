import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { fail, OtaError } from '../errors/ota-error.js';
import { hasErrors, type Problem } from '../errors/problem.js';
import type { BundleEntry } from './bundle-entry.js';
import { entryData } from './entry-data.js';
import { nameProblems } from './names.js';
import type { ReadEntry } from './read-entry.js';
import { linkProblems } from './symlinks.js';
import { localHeaderBytes, writeLocalHeader } from './zip-format.js';
import {
  MAX_END_BYTES,
  Malformed,
  type ParsedHeader,
  parseDirectory,
  parseEndRecords,
  sameBytes,
} from './zip-parsing.js';

export type { ReadEntry } from './read-entry.js';

/** What a zip holds. Entries in the order of the file. */
export interface BundleListing {
  readonly file: string;
  /** Bytes of the zip. */
  readonly size: number;
  readonly entries: readonly ReadEntry[];
}

/** Some two million files: nothing that is a bundle has a larger directory. */
const MAX_DIRECTORY_BYTES = 256 * 1024 * 1024;
const SYMBOLIC_LINK = 0o120777;
const ENTRIES_BETWEEN_PAUSES = 1000;

const readAt = (descriptor: number, position: number, bytes: number): Uint8Array => {
  const target = Buffer.allocUnsafe(bytes);
  let filled = 0;
  while (filled < bytes) {
    const read = readSync(descriptor, target, filled, bytes - filled, position + filled);
    if (read === 0) throw new Malformed(`it ends after ${position + filled} bytes`);
    filled += read;
  }
  return target;
};

const toEntry = ({ path, header }: ParsedHeader): ReadEntry => ({
  path,
  kind: header.mode === SYMBOLIC_LINK ? 'symlink' : 'file',
  mode: (header.mode & 0o100) === 0 ? 0o644 : 0o755,
  size: header.bytes,
  compressedSize: header.compressedBytes,
  crc32: header.crc32,
  method: header.method,
  offset: header.offset,
  dataOffset: header.offset + localHeaderBytes(header.name.length, header.zip64),
});

/** Local headers must be what the writer writes for the entry, one entry must follow the other, and nothing else. */
const requireLayout = async (
  descriptor: number,
  parsed: readonly ParsedHeader[],
  directoryOffset: number,
): Promise<void> => {
  let expectedOffset = 0;
  for (const [index, { path, header }] of parsed.entries()) {
    if (header.offset !== expectedOffset)
      throw new Malformed('it overlaps another entry, or there is a gap before it', path);
    const local = new Uint8Array(localHeaderBytes(header.name.length, header.zip64));
    if (header.offset + local.length + header.compressedBytes > directoryOffset) {
      throw new Malformed('its data runs into the central directory', path);
    }
    writeLocalHeader(local, 0, header);
    if (!sameBytes(local, readAt(descriptor, header.offset, local.length))) {
      throw new Malformed('its two headers contradict each other', path);
    }
    expectedOffset += local.length + header.compressedBytes;
    if (index % ENTRIES_BETWEEN_PAUSES === 0) await setImmediate();
  }
  if (expectedOffset !== directoryOffset) throw new Malformed('there are bytes that belong to no entry');
};

/** A file can't be a directory too: `a` beside `a/b` unpacks to an error at best. */
const requireSeparateNames = (entries: readonly ReadEntry[]): void => {
  const files = new Set(entries.map(({ path }) => path));
  for (const { path } of entries) {
    for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      if (files.has(path.slice(0, slash))) throw new Malformed('an entry above it is a file, not a directory', path);
    }
  }
};

const requireSafeNames = (entries: readonly ReadEntry[]): void => {
  const paths = entries.map(({ path }) => path);
  const [worst] = nameProblems(paths, (path) => ({ file: path })).filter((found) => hasErrors([found]));
  if (worst) throw new Malformed(worst.message.replace(/\.$/, ''), worst.place?.file);
  requireSeparateNames(entries);
};

const readListing = async (descriptor: number, file: string): Promise<BundleListing> => {
  const stats = fstatSync(descriptor);
  if (!stats.isFile()) throw new Malformed('it is not a regular file');
  const tailBytes = Math.min(stats.size, MAX_END_BYTES);
  const directory = parseEndRecords(readAt(descriptor, stats.size - tailBytes, tailBytes), stats.size);
  if (directory.bytes > MAX_DIRECTORY_BYTES) throw new Malformed('its central directory is too large');
  const parsed = parseDirectory(readAt(descriptor, directory.offset, directory.bytes), directory.entries);
  const entries = parsed.map(toEntry);
  requireSafeNames(entries);
  await requireLayout(descriptor, parsed, directory.offset);
  return { file, size: stats.size, entries };
};

const toError = (file: string, error: unknown): unknown => {
  if (error instanceof OtaError) return error;
  if (error instanceof Malformed) {
    const options = { place: { file }, cause: error };
    return error.path === undefined
      ? fail('bundle-malformed', { file, reason: error.message }, options)
      : fail('bundle-entry-refused', { file, path: error.path, reason: error.message }, options);
  }
  if (!(error instanceof Error && 'syscall' in error)) return error;
  return fail('bundle-unreadable', { file, reason: error.message }, { place: { file }, cause: error });
};

/** Opens the file, hands its descriptor over, and words what goes wrong. */
const withFile = async <Result>(file: string, use: (descriptor: number) => Promise<Result>): Promise<Result> => {
  try {
    const descriptor = openSync(file, 'r');
    try {
      return await use(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw toError(file, error);
  }
};

/**
 * What the zip holds, where it is a zip that `pack` could have written. Takes nothing else: no comment, no bytes before,
 * between or behind the entries, no encryption, no data descriptor, no name that escapes, is given twice or clashes,
 * no local header that says something else than the central directory. The entries' data isn't looked at.
 *
 * Throws `bundle-unreadable`, `bundle-malformed` or `bundle-entry-refused`.
 */
export const readBundle = (file: string): Promise<BundleListing> =>
  withFile(file, (descriptor) => readListing(descriptor, file));

/** Refuses links that lead out of the bundle or to nothing in it, as packing does. */
const requireSafeLinks = (file: string, entries: readonly ReadEntry[], targets: ReadonlyMap<string, string>): void => {
  const tree = entries.map((entry): BundleEntry => {
    const target = targets.get(entry.path);
    const { path, size, mode, kind } = entry;
    return { path, file: path, size, mode, kind, ...(target === undefined ? {} : { target }) };
  });
  const [worst]: readonly Problem[] = linkProblems(tree, (path) => ({ file: path }));
  if (worst)
    throw fail('bundle-entry-refused', {
      file,
      path: worst.place?.file ?? '',
      reason: worst.message.replace(/\.$/, ''),
    });
};

const drain = async (data: AsyncIterable<Uint8Array>, keep: boolean): Promise<string> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of data) if (keep) pieces.push(piece);
  return Buffer.concat(pieces).toString();
};

/**
 * The listing of the zip, after every entry was unpacked and its size and CRC-32 found right. In constant memory.
 *
 * Throws what `readBundle` throws, or `bundle-entry-corrupt`.
 */
export const verifyBundle = (file: string): Promise<BundleListing> =>
  withFile(file, async (descriptor) => {
    const listing = await readListing(descriptor, file);
    const targets = new Map<string, string>();
    for (const entry of listing.entries) {
      const isLink = entry.kind === 'symlink';
      const content = await drain(entryData(descriptor, file, entry), isLink);
      if (isLink) targets.set(entry.path, content);
    }
    requireSafeLinks(file, listing.entries, targets);
    return listing;
  });

/**
 * The unpacked bytes of one entry of a listing, piece by piece. Throws `bundle-entry-corrupt` at the end, or earlier,
 * where size or CRC-32 are wrong: whoever keeps the bytes must wait for the end before trusting them.
 */
export async function* extractEntry(file: string, entry: ReadEntry): AsyncGenerator<Uint8Array> {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    yield* entryData(descriptor, file, entry);
  } catch (error) {
    throw toError(file, error);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
