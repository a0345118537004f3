import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fail } from '../../errors/ota-error.js';
import type { NewFile } from '../init/write-new-files.js';

/** The folders of a demo. Absolute paths. */
export interface Workspace {
  readonly directory: string;
  readonly keys: string;
  readonly repo: string;
  readonly remote: string;
  readonly site: string;
  readonly device: string;
}

/**
 * The folders of a demo in a directory that is made, or empty. Only the directory itself is made.
 *
 * @throws OtaError `demo-directory-not-empty`.
 */
export const openWorkspace = async (directory: string): Promise<Workspace> => {
  const names = await namesIn(directory);
  if (names === undefined || names.length > 0) throw fail('demo-directory-not-empty', { directory });
  await mkdir(directory, { recursive: true });
  return {
    directory,
    keys: join(directory, 'keys'),
    repo: join(directory, 'repo'),
    remote: join(directory, 'remote.git'),
    site: join(directory, 'site'),
    device: join(directory, 'device'),
  };
};

/** Writes files below a directory, over what is there. */
export const writeFiles = async (directory: string, files: readonly NewFile[]): Promise<void> => {
  for (const { path, text, executable } of files) {
    const target = join(directory, path);
    await mkdir(dirname(target), { recursive: true });
    // Removed first: a file that was executable, or a link, must not lend its nature to the new one.
    await rm(target, { force: true });
    await writeFile(target, text);
    await chmod(target, executable ? 0o755 : 0o644);
  }
};

/** Names in the directory; none where it doesn't exist, undefined where something else is in its place. */
const namesIn = async (directory: string): Promise<readonly string[] | undefined> => {
  try {
    return await readdir(directory);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? [] : undefined;
  }
};
