import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { TarArchive } from 'archiver';
import type { Body } from '../../hosts/host.js';
import { anonymousGzip } from '../../transfer/gzip-header.js';
import type { SourceTree } from './source-tree.js';
import { entryBytes, passOver, type TarEntry, tarEntries } from './tar-file.js';

const GZIP_LEVEL = 6;
const MODES = { directory: 0o755, executable: 0o755, plain: 0o644 };
/** Larger files go by way of the disk: a tarball names the size of an entry before its bytes. */
const MAX_BUFFERED_BYTES = 1024 * 1024;

/**
 * The source archive of a release: a gzip tarball with exactly one top directory, in git’s order, everything of one time, owner 0,
 * modes 0644 and 0755. The same commit gives the same bytes on every machine; memory doesn’t grow with the tree.
 *
 * @param file where it is written. Absolute.
 * @param modifiedAt seconds since the epoch.
 */
export const writeSourceArchive = async (tree: SourceTree, file: string, modifiedAt: number): Promise<Body> => {
  const archive = new TarArchive();
  const hash = createHash('sha256');
  const handle = await open(file, 'w');
  let size = 0;
  const save = async (chunks: AsyncIterable<Uint8Array>): Promise<void> => {
    for await (const chunk of chunks) {
      await handle.writeFile(chunk);
      hash.update(chunk);
      size += chunk.length;
    }
  };
  const written = pipeline(archive, createGzip({ level: GZIP_LEVEL }), anonymousGzip, save);
  const append = appender(archive, written);
  try {
    for await (const entry of tarEntries(tree.tarFile))
      await appendEntry(append, entry, { date: new Date(modifiedAt * 1000), spool: `${file}.${randomUUID()}` });
    await Promise.all([archive.finalize(), written]);
  } catch (error) {
    archive.destroy();
    await written.catch(() => undefined);
    throw error;
  } finally {
    await handle.close();
  }
  return { kind: 'file', path: file, size, sha256: hash.digest('hex') };
};

type Data = Parameters<TarArchive['append']>[1];
type Append = (source: Buffer | Readable, data: Data) => Promise<void>;

/** Appends one entry after another; the archive itself would keep them all. Fails where what is made of it does. */
const appender = (archive: TarArchive, written: Promise<void>): Append => {
  let pending: { readonly done: () => void; readonly failed: (error: unknown) => void } | undefined;
  let broken: { readonly error: unknown } | undefined;
  const fail = (error: unknown): void => {
    broken ??= { error };
    pending?.failed(error);
  };
  archive.on('entry', () => pending?.done());
  archive.on('error', fail);
  written.catch(fail);
  return (source, data) =>
    new Promise((done, failed) => {
      if (broken) return failed(broken.error);
      pending = { done, failed };
      archive.append(source, data);
    });
};

const appendEntry = async (
  append: Append,
  entry: TarEntry,
  { date, spool }: { readonly date: Date; readonly spool: string },
): Promise<void> => {
  const { type, name, mode, size, linkname } = entry.header;
  const common = { name, date, mode: mode & 0o111 ? MODES.executable : MODES.plain };
  if (type !== 'file') {
    await passOver(entry);
    // Ivy: the first name of the listing is taken for the top directory, so directories are entries of their own.
    if (type === 'directory') return append(NOTHING, { name, type, date, mode: MODES.directory });
    const link = { ...common, type: 'symlink' as const, linkname };
    return append(NOTHING, link);
  }
  if (size <= MAX_BUFFERED_BYTES) return append(await entryBytes(entry), common);
  await pipeline(entry, createWriteStream(spool));
  try {
    await append(createReadStream(spool), { ...common, stats: await stat(spool) });
  } finally {
    await rm(spool);
  }
};

const NOTHING = Buffer.alloc(0);
