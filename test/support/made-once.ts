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
  const { kept, made } = placeOf(key);
  if (kept === undefined) {
    make(directory);
    return;
  }
  if (!existsSync(made)) {
    const draft = mkdtempSync(join(kept, 'draft-'));
    make(draft);
    settle(draft, made);
  }
  copy(made, directory);
};

/** The same for what takes its time to make. */
export const madeOnceLater = async (
  key: string,
  directory: string,
  make: (directory: string) => Promise<void>,
): Promise<void> => {
  const { kept, made } = placeOf(key);
  if (kept === undefined) {
    await make(directory);
    return;
  }
  if (!existsSync(made)) {
    const draft = mkdtempSync(join(kept, 'draft-'));
    await make(draft);
    settle(draft, made);
  }
  copy(made, directory);
};

const placeOf = (key: string): { readonly kept: string | undefined; readonly made: string } => {
  const kept = process.env[KEPT_DIRECTORY];
  return { kept, made: join(kept ?? '', createHash('sha256').update(key).digest('hex')) };
};

const settle = (draft: string, made: string): void => {
  try {
    renameSync(draft, made);
  } catch (error) {
    // Another worker was quicker, and what it made is the same.
    if (!existsSync(made)) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
};

const copy = (made: string, directory: string): void =>
  cpSync(made, directory, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
