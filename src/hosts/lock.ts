import { createHash, randomInt } from 'node:crypto';
import { type FileHandle, open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { fail } from '../errors/ota-error.js';
import { linkNew } from './hard-link.js';
import { errnoOf } from './host-failure.js';
import { describeProcess, livenessOf, type ProcessIdentity } from './process-identity.js';
import { newToken, tempName, type WorkArea, withTempFile } from './work-area.js';

/** How long a process waits for the lock, and how long a lock of a process that can't be seen is honoured. */
export interface LockLimits {
  readonly waitMs: number;
  readonly staleMs: number;
}

/** The lock is held for milliseconds at a time, so these are generous even for a slow network drive. */
const LOCK_LIMITS: LockLimits = { waitMs: 90_000, staleMs: 30_000 };
/** Waits are spread over this, so that waiting processes don't knock at the same moment. */
const MAX_PAUSE_MS = 12;
/** A holder stops well before others would take its lock for stale. */
const SAFE_SHARE = 0.5;

/** Names in the work area that are locks: the site's own, and one for each take-over that is going on. */
export const LOCK = 'lock';
export const isLockName = (name: string): boolean => /^lock(\.[0-9a-f]{32})?$/.test(name);

/** A lock that this process holds. */
export interface Lock {
  /** To be called right before what the lock protects. @throws OtaError `host-lock-lost` if it was taken over. */
  assertHeld(): Promise<void>;
}

/** A lock as it was found. */
interface Holder {
  readonly token: string;
  /** Undefined for a lock without readable content. */
  readonly owner?: ProcessIdentity;
  readonly modifiedMs: number;
}

/**
 * Runs `use` while no other process, on this machine or another, does so in the same work area.
 *
 * The lock is a file with a token and its owner's identity, created complete by linking a finished file. The lock of
 * an owner that has died is taken over at once; that of an owner that can't be seen (another machine, another
 * container) once it is older than `staleMs`.
 *
 * @throws OtaError `host-locked` after `waitMs`.
 */
export const withLock = <T>(
  area: WorkArea,
  use: (lock: Lock) => Promise<T>,
  limits: LockLimits = LOCK_LIMITS,
): Promise<T> => withNamedLock(area, LOCK, limits, use);

const withNamedLock = <T>(
  area: WorkArea,
  name: string,
  limits: LockLimits,
  use: (lock: Lock) => Promise<T>,
): Promise<T> =>
  withTempFile(area, async (handle, prepared) => {
    const token = newToken();
    const file = join(area.directory, name);
    await acquire(area, { name, file, token, prepared, limits, now: await fileSystemClock(handle, area, token) });
    const acquiredMs = performance.now();
    try {
      return await use({
        assertHeld: async () => {
          const late = performance.now() - acquiredMs > limits.staleMs * SAFE_SHARE;
          if (late || (await holderOf(file))?.token !== token)
            throw fail('host-lock-lost', { location: area.location });
        },
      });
    } finally {
      if ((await holderOf(file))?.token === token) await rm(file, { force: true });
    }
  });

/** Writes the lock's content, and gives a clock that runs as the file system's: another machine's may be off by minutes. */
const fileSystemClock = async (handle: FileHandle, area: WorkArea, token: string): Promise<() => number> => {
  await handle.writeFile(lockText(area.self, token));
  const { mtimeMs } = await handle.stat();
  const startMs = performance.now();
  return () => mtimeMs + performance.now() - startMs;
};

interface Acquisition {
  readonly name: string;
  readonly file: string;
  readonly token: string;
  /** A finished file with the lock's content. */
  readonly prepared: string;
  readonly limits: LockLimits;
  readonly now: () => number;
}

const acquire = async (area: WorkArea, wanted: Acquisition): Promise<void> => {
  const { file, token, prepared, limits, now } = wanted;
  const deadlineMs = now() + limits.waitMs;
  while (!(await tryAcquire(prepared, file, lockText(area.self, token)))) {
    const holder = await holderOf(file);
    if (holder && (await isAbandoned(holder, area.self, now(), limits))) await takeOver(area, file, holder, limits);
    else if (holder && now() > deadlineMs) throw lockedBy(area, holder, limits);
    else await sleep(randomInt(1, MAX_PAUSE_MS + 1));
  }
};

const tryAcquire = async (prepared: string, file: string, text: string): Promise<boolean> => {
  const linked = await linkNew(prepared, file);
  if (linked !== 'unsupported') return linked === 'linked';
  try {
    // Without links a lock may be seen half-written: it then counts as one whose owner can't be seen.
    await writeFile(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw error;
  }
};

const isAbandoned = async (
  { owner, modifiedMs }: Holder,
  self: ProcessIdentity,
  nowMs: number,
  { staleMs }: LockLimits,
): Promise<boolean> => {
  const liveness = owner ? await livenessOf(owner, self) : 'foreign';
  return liveness === 'dead' || (liveness === 'foreign' && nowMs - modifiedMs > staleMs);
};

/**
 * Removes an abandoned lock. Only one process at a time may do so, under a lock named by the token of the abandoned
 * one: whoever comes later finds another token and leaves it alone.
 */
const takeOver = (area: WorkArea, file: string, stale: Holder, limits: LockLimits): Promise<void> =>
  withNamedLock(area, `${LOCK}.${stale.token}`, limits, async () => {
    if ((await holderOf(file))?.token !== stale.token) return;
    const aside = join(area.directory, tempName(area.self, stale.token));
    if (!(await moveAside(file, aside))) return;
    // An owner that was only held up may have let go in between, and somebody else have locked: give that back.
    if ((await holderOf(aside))?.token !== stale.token) await linkNew(aside, file);
    await rm(aside, { force: true });
  });

const moveAside = async (file: string, aside: string): Promise<boolean> => {
  try {
    await rename(file, aside);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return false;
    throw error;
  }
};

/** Removes the named lock if its owner is gone; for the clean-up after a run that was killed. */
export const clearAbandonedLock = (area: WorkArea, name: string, limits: LockLimits = LOCK_LIMITS): Promise<void> =>
  withTempFile(area, async (handle) => {
    const now = await fileSystemClock(handle, area, newToken());
    const file = join(area.directory, name);
    const holder = await holderOf(file);
    if (holder && (await isAbandoned(holder, area.self, now(), limits))) await takeOver(area, file, holder, limits);
  });

const lockText = (self: ProcessIdentity, token: string): string => `${JSON.stringify({ token, ...self })}\n`;

const holderOf = async (file: string): Promise<Holder | undefined> => {
  let handle: FileHandle;
  try {
    handle = await open(file, 'r');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const { mtimeMs: modifiedMs, ino } = await handle.stat();
    const text = await handle.readFile('utf8');
    const token = createHash('sha256').update(`${text} ${ino} ${modifiedMs}`).digest('hex').slice(0, 32);
    return { token, modifiedMs, ...parseLock(text) };
  } finally {
    await handle.close();
  }
};

/** Token and owner; nothing for a text that isn't a lock's, which then goes by a token made of what was found. */
const parseLock = (text: string): Pick<Holder, 'token' | 'owner'> | undefined => {
  const fields = parseObject(text);
  const { token, host, space, pid, started } = fields ?? {};
  if (typeof token !== 'string' || !/^[0-9a-f]{32}$/.test(token)) return undefined;
  if (typeof host !== 'string' || typeof space !== 'string' || typeof started !== 'string') return { token };
  if (typeof pid !== 'number' || !Number.isInteger(pid) || pid < 1) return { token };
  return { token, owner: { host, space, pid, started } };
};

const parseObject = (text: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
};

const lockedBy = (area: WorkArea, { owner }: Holder, { waitMs }: LockLimits): Error =>
  fail('host-locked', {
    location: area.location,
    owner: owner ? describeProcess(owner) : 'an unknown process',
    seconds: Math.round(waitMs / 1000),
  });
