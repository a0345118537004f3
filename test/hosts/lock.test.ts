import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clearAbandonedLock, isLockName, LOCK, withLock } from '../../src/hosts/lock.js';
import { currentProcess, type ProcessIdentity } from '../../src/hosts/process-identity.js';
import { workAreaOf } from '../../src/hosts/work-area.js';
import { temporaryDirectories } from '../support/temporary.js';

const TOKEN = '0123456789abcdef0123456789abcdef';
const QUICK = { waitMs: 150, staleMs: 30_000 };

describe('withLock', () => {
  const temporary = temporaryDirectories();

  const area = async () => {
    const root = temporary();
    const found = workAreaOf(root, '/srv/site', await currentProcess());
    mkdirSync(found.directory);
    return { ...found, root, lock: join(found.directory, LOCK) };
  };
  const lockOf = (owner: ProcessIdentity): string => `${JSON.stringify({ token: TOKEN, ...owner })}\n`;
  const ago = (file: string, seconds: number): void => {
    const then = Date.now() / 1000 - seconds;
    utimesSync(file, then, then);
  };
  const deadProcess = async (): Promise<ProcessIdentity> => {
    const child = spawn('true');
    await once(child, 'exit');
    return { ...(await currentProcess()), pid: child.pid ?? 0 };
  };
  const foreign = async (): Promise<ProcessIdentity> => ({
    ...(await currentProcess()),
    host: 'build-7',
    space: 'fedcba9876543210',
    pid: 4711,
  });

  it('lets one after the other in, and leaves nothing behind', async () => {
    const { root, ...at } = await area();
    let inside = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 20 }, () =>
        withLock(at, async () => {
          inside += 1;
          most = Math.max(most, inside);
          await new Promise((resolve) => setTimeout(resolve, 1));
          inside -= 1;
        }),
      ),
    );
    expect(most).toBe(1);
    expect(readdirSync(root)).toEqual([]);
  });

  it('lets go when what it protects fails', async () => {
    const { root, ...at } = await area();
    await expect(withLock(at, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(readdirSync(root)).toEqual([]);
  });

  it('takes the lock of a dead process over at once', async () => {
    const at = await area();
    writeFileSync(at.lock, lockOf(await deadProcess()));
    expect(await withLock(at, async () => 'mine', QUICK)).toBe('mine');
    expect(readdirSync(at.root)).toEqual([]);
  });

  it('waits for a living process, however old its lock is, and then says who it is', async () => {
    const at = await area();
    const self = await currentProcess();
    writeFileSync(at.lock, lockOf(self));
    ago(at.lock, 3600);
    await expect(withLock(at, async () => 'mine', QUICK)).rejects.toMatchObject({
      code: 'host-locked',
      message: expect.stringContaining(`process ${process.pid} on ${self.host}`),
    });
    expect(readFileSync(at.lock, 'utf8')).toBe(lockOf(self));
  });

  it.each([
    // what lies there, seconds since it was touched, whether it is taken over
    ['another machine’s lock', 'foreign', 5, false],
    ['another machine’s lock', 'foreign', 31, true],
    ['a lock that was never finished', 'empty', 5, false],
    ['a lock that was never finished', 'empty', 31, true],
    ['a lock without an owner', 'ownerless', 31, true],
  ])('%s (%s), untouched for %i seconds: taken over %s', async (_what, kind, seconds, taken) => {
    const at = await area();
    const texts: Record<string, string> = {
      foreign: lockOf(await foreign()),
      empty: '',
      ownerless: `{"token":"${TOKEN}"}`,
    };
    writeFileSync(at.lock, texts[kind] ?? '');
    ago(at.lock, seconds);
    const outcome = await withLock(at, async () => 'mine', QUICK).catch((error) => error.code);
    expect(outcome).toBe(taken ? 'mine' : 'host-locked');
    expect(readdirSync(at.directory.replace(/\/[^/]*$/, ''))).toEqual(taken ? [] : ['.ota-release']);
  });

  it('names an owner it can’t see, or says that it knows none', async () => {
    const at = await area();
    writeFileSync(at.lock, lockOf(await foreign()));
    await expect(withLock(at, async () => 1, QUICK)).rejects.toThrow('process 4711 on build-7');
    writeFileSync(at.lock, 'not a lock');
    await expect(withLock(at, async () => 1, QUICK)).rejects.toThrow('an unknown process');
  });

  it('lets many at once take over a dead lock, and only one at a time in', async () => {
    const at = await area();
    const dead = await deadProcess();
    for (let round = 0; round < 10; round += 1) {
      mkdirSync(at.directory, { recursive: true });
      writeFileSync(at.lock, lockOf(dead));
      // The one who was taking over has died as well.
      writeFileSync(`${at.lock}.${TOKEN}`, lockOf(dead).replace(TOKEN, TOKEN.replaceAll('0', '9')));
      let inside = 0;
      const counts = await Promise.all(
        Array.from({ length: 8 }, () =>
          withLock(at, async () => {
            inside += 1;
            const seen = inside;
            await new Promise((resolve) => setTimeout(resolve, 1));
            inside -= 1;
            return seen;
          }),
        ),
      );
      expect(counts).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
      expect(readdirSync(at.root)).toEqual([]);
    }
  });

  it('notices a lock that was taken from it, and leaves the other’s alone', async () => {
    const at = await area();
    const other = lockOf(await foreign());
    const held = withLock(at, async (lock) => {
      await lock.assertHeld();
      writeFileSync(at.lock, other);
      await lock.assertHeld();
    });
    await expect(held).rejects.toMatchObject({ code: 'host-lock-lost' });
    expect(readFileSync(at.lock, 'utf8')).toBe(other);
  });

  it('no longer trusts a lock it has held for long', async () => {
    const at = await area();
    const held = withLock(
      at,
      async (lock) => {
        await new Promise((resolve) => setTimeout(resolve, 60));
        await lock.assertHeld();
      },
      { waitMs: 150, staleMs: 100 },
    );
    await expect(held).rejects.toMatchObject({ code: 'host-lock-lost' });
  });

  it('is cleared away by name once its owner is gone, and only then', async () => {
    const at = await area();
    writeFileSync(at.lock, lockOf(await currentProcess()));
    await clearAbandonedLock(at, LOCK);
    expect(readdirSync(at.directory)).toEqual([LOCK]);
    writeFileSync(at.lock, lockOf(await deadProcess()));
    await clearAbandonedLock(at, LOCK);
    expect(readdirSync(at.root)).toEqual([]);
  });
});

describe('isLockName', () => {
  it.each([
    // name, whether it is one
    ['lock', true],
    [`lock.${TOKEN}`, true],
    ['lock.txt', false],
    ['locks', false],
    ['temp.lock', false],
  ])('%s: %s', (name, expected) => expect(isLockName(name)).toBe(expected));
});
