import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Body } from '../../hosts/host.js';
import { type AppendEntry, writeTar } from '../../transfer/tar-writer.js';
import type { SourceTree } from './source-tree.js';
import { entryBytes, passOver, type TarEntry, tarEntries } from './tar-file.js';

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
  const handle = await open(file, 'w');
  try {
    const written = await writeTar(handle, { gzip: true }, async (append) => {
      for await (const entry of tarEntries(tree.tarFile))
        await appendEntry(append, entry, { date: new Date(modifiedAt * 1000), spool: `${file}.${randomUUID()}` });
    });
    return { kind: 'file', path: file, ...written };
  } finally {
    await handle.close();
  }
};

const appendEntry = async (
  append: AppendEntry,
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
