import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KEPT_DIRECTORY } from './made-once.js';
import { directoryInMemory } from './memory-directory.js';

/** Runs once before all tests, and what it gives back once after them. */
export const setup = (): (() => void) => {
  const memory = directoryInMemory(process.env);
  // Of every worker, and of whatever is started with `baseEnvironment`.
  if (memory) process.env.TMPDIR = memory;
  const directory = mkdtempSync(join(realpathSync(tmpdir()), 'ota-tests-'));
  process.env[KEPT_DIRECTORY] = join(directory, 'kept');
  mkdirSync(join(directory, 'kept'));
  if (process.platform === 'linux') putFirst('python3', pythonItself(), join(directory, 'bin'));
  return () => {
    for (const each of [directory, memory]) if (each) rmSync(each, { recursive: true, force: true });
  };
};

/** The interpreter itself: some machines put a script before it, which starts forty programs to find it each time. */
const pythonItself = (): string =>
  execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim();

const putFirst = (name: string, program: string, directory: string): void => {
  mkdirSync(directory);
  writeFileSync(join(directory, name), `#!/bin/sh\nexec '${program}' "$@"\n`, { mode: 0o755 });
  process.env.PATH = `${directory}:${process.env.PATH}`;
};
