import type { Stats } from 'node:fs';
import { lstat, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fail } from '../errors/ota-error.js';
import { openToReaders } from './durable-file.js';
import { errnoOf } from './host-failure.js';
import type { SiteFile } from './stored-file.js';

/** Refuses a root that is there and isn't a directory (a link to one is fine), or that lies below a file. */
export const assertRoot = async (root: string, location: string): Promise<void> => {
  const stats = await present(() => stat(root));
  if (stats === 'below-a-file' || (stats && !stats.isDirectory()))
    throw fail('host-root-not-a-directory', { location });
};

/**
 * Refuses a path on which a symbolic link or a file stands where a directory belongs: no write leaves the root.
 * Directories on the way that readers can't enter are opened to them.
 */
export const assertWritablePath = async (root: string, { file, path, location }: SiteFile): Promise<void> => {
  const names = relative(root, dirname(file)).split(sep).filter(Boolean);
  let directory = root;
  for (const name of names) {
    directory = join(directory, name);
    const stats = await present(() => lstat(directory));
    if (!stats) return;
    if (stats === 'below-a-file') throw fail('host-parent-is-file', { path, location });
    if (stats.isSymbolicLink()) throw fail('host-symlink', { path: relative(root, directory), location });
    if (!stats.isDirectory()) throw fail('host-parent-is-file', { path, location });
    await openToReaders(directory, stats);
  }
  const stats = await present(() => lstat(file));
  if (typeof stats === 'object' && stats.isSymbolicLink()) throw fail('host-symlink', { path, location });
};

const present = async (look: () => Promise<Stats>): Promise<Stats | 'below-a-file' | undefined> => {
  try {
    return await look();
  } catch (error) {
    const code = errnoOf(error);
    if (code === 'ENOENT') return undefined;
    if (code === 'ENOTDIR') return 'below-a-file';
    throw error;
  }
};
