import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KEPT_DIRECTORY } from './made-once.js';

/** Runs once before all tests, and what it gives back once after them. */
export const setup = (): (() => void) => {
  const directory = mkdtempSync(join(realpathSync(tmpdir()), 'ota-kept-'));
  process.env[KEPT_DIRECTORY] = directory;
  return () => rmSync(directory, { recursive: true, force: true });
};
