import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf } from './host-failure.js';
import { clearAbandonedLock, isLockName } from './lock.js';
import { livenessOf } from './process-identity.js';
import { assertOwnDirectory, leaveArea, ownerOfTemp, type WorkArea } from './work-area.js';

/** A file of a process that can't be seen is being written as long as it changes; an hour of silence is its end. */
const FOREIGN_TEMP_STALE_MS = 3_600_000;

/** Clears away what runs left behind that were killed: temporary files, locks, and the area itself once it is empty. */
export const sweep = async (area: WorkArea): Promise<void> => {
  await assertOwnDirectory(area);
  const names = await namesIn(area.directory);
  if (!names) return;
  for (const name of names) {
    if (isLockName(name)) await clearAbandonedLock(area, name);
    else if (await isAbandonedTemp(area, name)) await rm(join(area.directory, name), { force: true });
  }
  await leaveArea(area);
};

const isAbandonedTemp = async (area: WorkArea, name: string): Promise<boolean> => {
  const owner = ownerOfTemp(name);
  if (!owner) return false;
  const liveness = await livenessOf(owner, area.self);
  if (liveness !== 'foreign') return liveness === 'dead';
  const modifiedMs = await modifiedMsOf(join(area.directory, name));
  return modifiedMs !== undefined && Date.now() - modifiedMs > FOREIGN_TEMP_STALE_MS;
};

const namesIn = async (directory: string): Promise<readonly string[] | undefined> => {
  try {
    return await readdir(directory);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
};

const modifiedMsOf = async (file: string): Promise<number | undefined> => {
  try {
    return (await stat(file)).mtimeMs;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
};

const isAbsent = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(errnoOf(error) ?? '');
