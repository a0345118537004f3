import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

/** A TypeScript program of the tests as a file that plain node runs. */
export interface Bundled {
  readonly file: string;
  readonly dispose: () => void;
}

/** Bundles the program at `entry` with everything it imports. */
export const bundled = (entry: URL): Bundled => {
  const directory = mkdtempSync(join(tmpdir(), 'ota-bundled-'));
  const file = join(directory, 'program.mjs');
  buildSync({
    entryPoints: [fileURLToPath(entry)],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // Bundled CommonJS packages ask for Node's own modules through require, which ESM doesn't have.
    banner: {
      js: "import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
  return { file, dispose: () => rmSync(directory, { recursive: true, force: true }) };
};
