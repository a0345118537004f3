import { createReadStream, type Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fail } from '../errors/ota-error.js';
import { collectStream, digestStream, MAX_READ_BYTES, type SiteSource, safeSitePath } from './site-source.js';

/** A read is as large as this, so that hashing a bundle isn't slowed by small ones. */
const CHUNK_BYTES = 1024 * 1024;

/**
 * A site in a directory. Symbolic links are followed, as a web server does.
 *
 * @param shownAs how the user wrote the directory; the directory itself by default.
 * @throws OtaError `verify-location-invalid` where it is no directory.
 */
export const directorySource = async (directory: string, shownAs = directory): Promise<SiteSource> => {
  const root = resolve(directory);
  const found = await stat(root).catch(() => undefined);
  if (!found?.isDirectory())
    throw fail('verify-location-invalid', {
      location: shownAs,
      reason: found ? 'it is not a directory' : 'there is no such directory',
    });
  return {
    kind: 'directory',
    location: shownAs,
    read: (path, maxBytes = MAX_READ_BYTES) => withFile(root, path, (chunks) => collectStream(chunks, path, maxBytes)),
    digest: (path, maxBytes) => withFile(root, path, (chunks) => digestStream(chunks, maxBytes)),
    stream: (path, use) => withFile(root, path, use),
    list: async () => (await listFiles(root, '')).sort(),
  };
};

/** What names no file: nothing there, a file where a directory should be, a directory where a file should be. */
const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG']);

const withFile = async <T>(
  root: string,
  path: string,
  use: (chunks: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<T | undefined> => {
  const file = join(root, safeSitePath(path));
  try {
    // A pipe or device would never end.
    if (!(await stat(file)).isFile()) return undefined;
    return await use(createReadStream(file, { highWaterMark: CHUNK_BYTES }));
  } catch (error) {
    if (ABSENT.has(systemCode(error) ?? '')) return undefined;
    throw readFailure(error, path);
  }
};

const listFiles = async (root: string, prefix: string): Promise<string[]> => {
  const lists = (await entriesOf(root, prefix)).map(async (entry) => {
    const path = `${prefix}${entry.name}`;
    return entry.isDirectory() ? listFiles(root, `${path}/`) : [path];
  });
  return (await Promise.all(lists)).flat();
};

const entriesOf = async (root: string, prefix: string): Promise<Dirent[]> => {
  try {
    return await readdir(join(root, prefix), { withFileTypes: true });
  } catch (error) {
    throw readFailure(error, prefix || '.');
  }
};

const systemCode = (error: unknown): string | undefined => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^E[A-Z0-9]+$/.test(code) ? code : undefined;
};

const readFailure = (error: unknown, path: string): unknown => {
  const reason = systemCode(error);
  return reason === undefined
    ? error
    : fail('verify-read-failed', { path, reason }, { place: { file: path }, cause: error });
};
