import { createReadStream } from 'node:fs';
import { mkdir, open, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { type Extract, extract } from 'tar-stream';
import { fail, OtaError } from '../errors/ota-error.js';
import { spooling } from './spool.js';
import { type EntryGuard, entryGuard } from './tar-entries.js';

/** A tarball to unpack. */
export interface UnpackOptions {
  /** Absolute. */
  readonly file: string;
  /** As the user wrote it. */
  readonly shown: string;
  /** Where its entries go: a directory that nobody else uses. */
  readonly directory: string;
  /** The most that its entries may have together; by default a hundred times the tarball, or 1 GiB. */
  readonly maxBytes?: number;
}

/** Every gzip stream begins so (RFC 1952, 2.3.1). */
const GZIP_MAGIC = Buffer.from([0x1f, 0x8b]);
/** What a site compresses to: bundles hardly, JSON of digests to a half. A bomb is a thousand times its size. */
const MAX_EXPANSION = 100;
/** A small tarball may expand to this whatever its own size. */
const MIN_LIMIT_BYTES = 1024 * 1024 * 1024;

/**
 * Unpacks a tarball, also a compressed one, into a directory: plain files under names that a site can have, each once. Its
 * bytes and entries are bounded; links, devices and whatever else a tarball may hold are refused.
 *
 * @throws OtaError `transfer-archive-broken`, `transfer-archive-refused`, `transfer-spool-failed`.
 */
export const unpackTarball = async (options: UnpackOptions): Promise<void> => {
  const { shown, directory } = options;
  const guard = entryGuard(shown);
  const unpacked = extract();
  const settled = await Promise.allSettled([writeEntries(unpacked, guard, directory), readInto(unpacked, options)]);
  const failures = settled.flatMap((each): readonly unknown[] => (each.status === 'rejected' ? [each.reason] : []));
  // One that ends takes the other with it: the catalogue's own error says which was first.
  if (failures.length > 0) throw failures.find((error) => error instanceof OtaError) ?? broken(shown, failures[0]);
  if (guard.entries() === 0) throw broken(shown, new Error('it has no entry'));
};

/** Hands the tarball's bytes to its reader, which may end early. */
const readInto = async (unpacked: Extract, { file, shown, maxBytes }: UnpackOptions): Promise<void> => {
  try {
    const { size } = await stat(file);
    const gzip = await beginsWith(file, GZIP_MAGIC);
    const limit = maxBytes ?? Math.max(MIN_LIMIT_BYTES, size * (gzip ? MAX_EXPANSION : 1));
    const bytes = await writeAll(unpacked, chunksOf(file, gzip), limit);
    if (bytes > limit) throw broken(shown, new Error(`it expands to more than ${limit} bytes`));
  } catch (error) {
    unpacked.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
};

/** The tarball's bytes, uncompressed. Whoever leaves early ends the reading. */
const chunksOf = (file: string, gzip: boolean): AsyncIterable<Uint8Array> => {
  const raw = createReadStream(file);
  if (!gzip) return raw;
  const plain = createGunzip();
  raw.once('error', (error) => plain.destroy(error));
  plain.once('close', () => raw.destroy());
  return raw.pipe(plain);
};

/** How many bytes came; it ends soon after more than `maxBytes` have. */
const writeAll = async (unpacked: Extract, chunks: AsyncIterable<Uint8Array>, maxBytes: number): Promise<number> => {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (unpacked.destroying || bytes > maxBytes) return bytes;
    if (!unpacked.write(chunk)) await drained(unpacked);
  }
  unpacked.end(undefined);
  return bytes;
};

/** When more may be written, or nobody reads any more. */
const drained = (unpacked: Extract): Promise<void> =>
  new Promise((done) => {
    const goOn = (): void => {
      unpacked.off('drain', goOn);
      unpacked.off('close', goOn);
      done();
    };
    unpacked.on('drain', goOn);
    unpacked.on('close', goOn);
  });

const broken = (file: string, cause: unknown): OtaError => {
  const reason = (cause instanceof Error ? cause.message : String(cause)).replace(/[.?!]+$/, '');
  return fail('transfer-archive-broken', { file, reason }, { cause });
};

const beginsWith = async (file: string, magic: Uint8Array): Promise<boolean> => {
  const handle = await open(file, 'r');
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(magic.length), 0, magic.length, 0);
    return bytesRead === magic.length && Buffer.compare(buffer, magic) === 0;
  } finally {
    await handle.close();
  }
};

const writeEntries = async (unpacked: Extract, guard: EntryGuard, directory: string): Promise<void> => {
  for await (const entry of unpacked) {
    const path = guard.admit(entry.header);
    if (path === undefined) entry.resume();
    else await writeEntry(entry, path, join(directory, path));
  }
};

const writeEntry = async (chunks: AsyncIterable<unknown>, path: string, file: string): Promise<void> => {
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, 'wx', 0o600);
  try {
    for await (const chunk of chunks)
      if (chunk instanceof Uint8Array) await spooling({ path }, () => handle.writeFile(chunk));
  } finally {
    await handle.close();
  }
};
