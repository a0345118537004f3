import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';

/** Where Linux keeps files in memory (shm_overview(7)). */
const MEMORY = '/dev/shm';
/** What the tests have at once is a fraction of this. */
const ROOM_BYTES = 4 * 2 ** 30;
/** Left for whatever runs. */
const SPARE_BYTES = 4 * 2 ** 30;

/**
 * A new directory in memory for the temporary files of a run of the tests: they make and remove a hundred thousand files, and a
 * disk is only asked to keep what nobody wants kept. Undefined where somebody has said where temporary files belong, where there
 * is too little memory, and where programs can't be run from there, as in many containers.
 */
export const directoryInMemory = (environment: NodeJS.ProcessEnv): string | undefined => {
  if (process.platform !== 'linux' || environment.TMPDIR || !hasRoom()) return undefined;
  sweep();
  // Short, as sockets may lie in there, whose paths have a hundred bytes.
  const directory = mkdtempSync(join(MEMORY, `ota-${process.pid}-`));
  // As /tmp itself: some tests run programs as another user.
  chmodSync(directory, 0o1777);
  if (canRunProgramsIn(directory)) return directory;
  rmSync(directory, { recursive: true, force: true });
  return undefined;
};

const hasRoom = (): boolean => {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ROOM_BYTES && freemem() >= ROOM_BYTES + SPARE_BYTES;
  } catch {
    return false;
  }
};

const canRunProgramsIn = (directory: string): boolean => {
  const program = join(directory, 'program');
  writeFileSync(program, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  return spawnSync(program, { stdio: 'ignore' }).status === 0;
};

/** Removes what runs left that died without a word. */
const sweep = (): void => {
  for (const name of readdirSync(MEMORY)) {
    const [, pid] = /^ota-(\d+)-/.exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(MEMORY, name), { recursive: true, force: true });
  }
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Somebody else's, which is not ours to end or to clean up.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};
