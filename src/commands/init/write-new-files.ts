import { lstat, mkdir, rmdir, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fail } from '../../errors/ota-error.js';

/** A text file to be made. */
export interface NewFile {
  /** Relative, `/`-separated. */
  readonly path: string;
  readonly text: string;
  readonly executable?: boolean;
}

/** Which of the files were made, and which were there before and stayed as they are. */
export interface WrittenFiles {
  readonly written: readonly string[];
  readonly kept: readonly string[];
}

/**
 * Makes the files that aren't there yet, below `directory`; what is there is never touched. All or nothing: a failure
 * takes back every file and folder that this call has made.
 *
 * @throws OtaError `init-file-unwritable`.
 */
export const writeNewFiles = async (directory: string, files: readonly NewFile[]): Promise<WrittenFiles> => {
  const written: string[] = [];
  const kept: string[] = [];
  const undo: (() => Promise<void>)[] = [];
  for (const file of files) {
    try {
      ((await writeNewFile(directory, file, undo)) ? written : kept).push(file.path);
    } catch (error) {
      for (const step of undo.reverse()) await step();
      const reason = error instanceof Error ? error.message : String(error);
      throw fail('init-file-unwritable', { file: file.path, reason }, { cause: error });
    }
  }
  return { written, kept };
};

/** Makes the file, and notes how to take it back; false where something is in its place. */
const writeNewFile = async (
  directory: string,
  { path, text, executable }: NewFile,
  undo: (() => Promise<void>)[],
): Promise<boolean> => {
  const target = join(directory, path);
  // A dangling link counts as a file of the user's: lstat, not stat.
  if (await isThere(target)) return false;
  const firstMade = await mkdir(dirname(target), { recursive: true });
  if (firstMade !== undefined) undo.push(() => removeFolders(dirname(target), firstMade));
  undo.push(() => unlink(target).catch(ignoreMissing));
  try {
    await writeFile(target, text, { flag: 'wx', mode: executable ? 0o755 : 0o644 });
    return true;
  } catch (error) {
    // Made by another process since it was looked for: theirs, so it is neither written nor taken back.
    if (errorCode(error) === 'EEXIST') undo.pop();
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
};

const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined;

const ignoreMissing = (error: unknown): void => {
  if (errorCode(error) !== 'ENOENT') throw error;
};

const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    (error: unknown) => {
      ignoreMissing(error);
      return false;
    },
  );

/** Removes empty folders from the innermost up to, and with, the outermost. */
export const removeFolders = async (innermost: string, outermost: string): Promise<void> => {
  for (let folder = innermost; ; folder = dirname(folder)) {
    await rmdir(folder);
    if (folder === outermost) return;
  }
};
