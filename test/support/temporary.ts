import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';

/** Makes temporary directories that are gone after each test of the file. */
export const temporaryDirectories = (): (() => string) => {
  const made: string[] = [];
  afterEach(() => {
    for (const directory of made.splice(0)) rmSync(directory, { recursive: true, force: true });
  });
  return () => {
    // The real path, because the temporary directory may itself be behind a link.
    const directory = mkdtempSync(join(realpathSync(tmpdir()), 'ota-test-'));
    made.push(directory);
    return directory;
  };
};
