import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Names the directory that holds what a run of the tests makes once; test/support/global-setup.ts makes and removes it. */
export const KEPT_DIRECTORY = 'OTA_TEST_KEPT_DIRECTORY';

/**
 * Puts what `make` makes into `directory`, which need not exist. In a run of the tests it is made once for a key, and copied
 * from then on: it must not hold its own path.
 */
export const madeOnce = (key: string, directory: string, make: (directory: string) => void): void => {
  const kept = process.env[KEPT_DIRECTORY];
  if (kept === undefined) {
    make(directory);
    return;
  }
  const made = join(kept, createHash('sha256').update(key).digest('hex'));
  if (!existsSync(made)) makeIn(kept, made, make);
  cpSync(made, directory, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
};

const makeIn = (kept: string, made: string, make: (directory: string) => void): void => {
  const draft = mkdtempSync(join(kept, 'draft-'));
  make(draft);
  try {
    renameSync(draft, made);
  } catch (error) {
    // Another worker was quicker, and what it made is the same.
    if (!existsSync(made)) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
};
