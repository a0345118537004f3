import { randomBytes } from 'node:crypto';
import { type FileHandle, lstat, mkdir, open, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fail } from '../errors/ota-error.js';
import { ensureDirectory } from './durable-file.js';
import { errnoOf } from './host-failure.js';
import type { ProcessIdentity } from './process-identity.js';
import { WORK_AREA } from './site-path.js';

/** Each failure means that another process left the area in that very moment. */
const MAX_ENTRIES = 1000;
/** Nobody but the writers has business here; a web server that serves dot files gets nothing. */
const AREA_MODE = 0o700;

/**
 * The directory inside the site's root where files are written before they are put in place, and where the lock lies.
 * It is there only while somebody writes.
 */
export interface WorkArea {
  readonly directory: string;
  readonly location: string;
  readonly self: ProcessIdentity;
}

/** The work area of a site, seen by this process. */
export const workAreaOf = (root: string, location: string, self: ProcessIdentity): WorkArea => ({
  directory: join(root, WORK_AREA),
  location,
  self,
});

/** A text that nobody can guess and nobody else will make. */
export const newToken = (): string => randomBytes(16).toString('hex');

/** The name of a temporary file: it says whose it is, so that it can be cleared away once that process is gone. */
export const tempName = ({ space, pid, started }: ProcessIdentity, token: string): string =>
  ['temp', space, pid, started, token].join('.');

/** Whose temporary file it is, by its name; undefined for any other name. */
export const ownerOfTemp = (name: string): Pick<ProcessIdentity, 'space' | 'pid' | 'started'> | undefined => {
  const [, space, pid, started] = /^temp\.([0-9a-f]{16})\.([1-9]\d*)\.(\d*)\.[0-9a-z-]+$/.exec(name) ?? [];
  return space !== undefined && pid !== undefined && started !== undefined
    ? { space, pid: Number(pid), started }
    : undefined;
};

/** Hands out a new, empty file in the area, and takes it away in the end if it is still there. */
export const withTempFile = async <T>(
  area: WorkArea,
  use: (handle: FileHandle, file: string) => Promise<T>,
): Promise<T> => {
  const file = join(area.directory, tempName(area.self, newToken()));
  const handle = await enter(area, file);
  try {
    return await use(handle, file);
  } finally {
    await handle.close();
    await rm(file, { force: true });
    await leaveArea(area);
  }
};

/** Makes the area if need be and the file in it; once the file is there, nobody can remove the area. */
const enter = async (area: WorkArea, file: string): Promise<FileHandle> => {
  for (let attempt = 1; ; attempt += 1) {
    await makeArea(area);
    try {
      return await open(file, 'wx', 0o600);
    } catch (error) {
      if (errnoOf(error) !== 'ENOENT' || attempt === MAX_ENTRIES) throw error;
    }
  }
};

const makeArea = async (area: WorkArea): Promise<void> => {
  try {
    await mkdir(area.directory, { mode: AREA_MODE });
  } catch (error) {
    const code = errnoOf(error);
    if (code === 'ENOENT') await ensureDirectory(dirname(area.directory));
    else if (code === 'EEXIST') await assertOwnDirectory(area);
    else throw error;
  }
};

/** Refuses a link planted under the area's name, which would lead every write elsewhere. @throws OtaError `host-symlink`. */
export const assertOwnDirectory = async ({ directory, location }: WorkArea): Promise<void> => {
  if (await isLink(directory)) throw fail('host-symlink', { path: WORK_AREA, location });
};

const isLink = async (directory: string): Promise<boolean> => {
  try {
    return (await lstat(directory)).isSymbolicLink();
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return false;
    throw error;
  }
};

const STILL_IN_USE = ['ENOENT', 'ENOTEMPTY', 'EEXIST'];

/** Removes the area if nothing is left in it. */
export const leaveArea = async ({ directory }: WorkArea): Promise<void> => {
  try {
    await rmdir(directory);
  } catch (error) {
    if (!STILL_IN_USE.includes(errnoOf(error) ?? '')) throw error;
  }
};
