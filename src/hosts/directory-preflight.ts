import { lstat, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { gather } from '../errors/gather.js';
import { type Problem, problem } from '../errors/problem.js';
import { assertRoot } from './directory-guard.js';
import { ensureDirectory } from './durable-file.js';
import { linkNew } from './hard-link.js';
import { attempting, errnoOf } from './host-failure.js';
import { currentProcess } from './process-identity.js';
import { sweep } from './sweep.js';
import { newToken, tempName, type WorkArea, withTempFile, workAreaOf } from './work-area.js';

/**
 * Everything that keeps a directory from holding a site, found by trying: the root is made if it isn't there, a file
 * is written and linked, and all of it is taken away again. What killed runs left behind is cleared away.
 */
export const preflightDirectory = async ({
  root,
  location,
}: {
  readonly root: string;
  readonly location: string;
}): Promise<readonly Problem[]> => {
  const attempt = { location, path: '.', access: 'write' } as const;
  const tried = await gather(() => attempting(attempt, () => tryRoot(root, location)));
  return [...tried.problems, ...(tried.value ?? [])];
};

const tryRoot = async (root: string, location: string): Promise<readonly Problem[]> => {
  await assertRoot(root, location);
  const area = workAreaOf(root, location, await currentProcess());
  const made = await ensureDirectory(root);
  try {
    await sweep(area);
    return await withTempFile(area, (handle, file) => handle.write('probe').then(() => judgeFileSystem(area, file)));
  } finally {
    for (const directory of made.toReversed()) await removeEmpty(directory);
  }
};

const judgeFileSystem = async (area: WorkArea, file: string): Promise<readonly Problem[]> => {
  const { location } = area;
  const second = join(dirname(file), tempName(area.self, newToken()));
  const linked = await linkNew(file, second);
  await rm(second, { force: true });
  const ignoresCase = await isThere(join(dirname(file), basename(file).toUpperCase()));
  return [
    ...(linked === 'unsupported' ? [problem('host-no-hard-links', { location })] : []),
    ...(ignoresCase ? [problem('host-case-insensitive', { location })] : []),
  ];
};

const isThere = async (file: string): Promise<boolean> => {
  try {
    await lstat(file);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return false;
    throw error;
  }
};

/** Another run may have begun to write there meanwhile: then it stays. */
const removeEmpty = async (directory: string): Promise<void> => {
  try {
    await rmdir(directory);
  } catch (error) {
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(errnoOf(error) ?? '')) throw error;
  }
};
