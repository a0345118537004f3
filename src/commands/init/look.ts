import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SeenFiles } from './device-hints.js';

/** Folders that hold what others made, or what is built. */
const UNSEEN = /^(node_modules|\.git|target|dist|build|vendor|\.venv|venv|__pycache__|coverage)$/;
const MAX_DEPTH = 4;
/** A repository with more shows what it is long before. */
const MAX_PATHS = 5000;
/** Manifests and schemas are small. */
const MAX_TEXT_BYTES = 1024 * 1024;

/**
 * The files and folders of a directory, a few levels deep, sorted level by level, and the texts of those that `wanted` names.
 * What can’t be read counts as not there: `init` judges nothing.
 */
export const lookAround = async (directory: string, wanted: (path: string) => boolean): Promise<SeenFiles> => {
  const paths: string[] = [];
  let level = [''];
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0 && paths.length < MAX_PATHS; depth += 1) {
    const listed = await Promise.all(level.map((folder) => listFolder(directory, folder)));
    const found = listed.flat().slice(0, MAX_PATHS - paths.length);
    paths.push(...found.map(({ path }) => path));
    level = found.filter(({ isFolder }) => isFolder).map(({ path }) => path);
  }
  const texts = new Map<string, string>();
  for (const path of paths.filter(wanted)) {
    const text = await readSmall(join(directory, path));
    if (text !== undefined) texts.set(path, text);
  }
  return { paths, texts };
};

const listFolder = async (directory: string, folder: string) => {
  try {
    const entries = await readdir(join(directory, folder), { withFileTypes: true });
    return entries
      .filter(({ name }) => !UNSEEN.test(name))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((entry) => ({
        path: folder === '' ? entry.name : `${folder}/${entry.name}`,
        isFolder: entry.isDirectory(),
      }));
  } catch {
    // A folder of somebody else's: nothing of it is seen.
    return [];
  }
};

const readSmall = async (file: string): Promise<string | undefined> => {
  try {
    const { size } = await stat(file);
    return size > MAX_TEXT_BYTES ? undefined : await readFile(file, 'utf8');
  } catch {
    // Gone since, or a folder: counts as not there.
    return undefined;
  }
};
