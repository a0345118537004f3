import { createWriteStream } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { SourceTree } from './source-tree.js';
import { passOver, tarEntries } from './tar-file.js';

/**
 * Unpacks a source tree below `directory`, as a device has it before its gate tests; gives its top directory. git wrote the
 * names, none of which leads out; links are made last, so that nothing is written through one.
 */
export const checkOut = async ({ tarFile, prefix }: SourceTree, directory: string): Promise<string> => {
  const links: { readonly path: string; readonly target: string }[] = [];
  for await (const entry of tarEntries(tarFile)) {
    const { name, type, mode, linkname } = entry.header;
    const path = join(directory, name);
    if (type === 'symlink') links.push({ path, target: linkname });
    await mkdir(type === 'directory' ? path : dirname(path), { recursive: true });
    if (type === 'file') await pipeline(entry, createWriteStream(path, { mode: mode & 0o111 ? 0o755 : 0o644 }));
    else await passOver(entry);
  }
  for (const { path, target } of links) await symlink(target, path);
  return join(directory, prefix);
};
