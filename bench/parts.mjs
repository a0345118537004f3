import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Everything that modules of the project export, by their paths, bundled as the program is. */
export const loadParts = async (modules) => {
  const directory = mkdtempSync(join(tmpdir(), 'ota-bench-parts-'));
  const file = join(directory, 'parts.mjs');
  await build({
    stdin: { contents: modules.map((path) => `export * from './${path}';`).join('\n'), resolveDir: root },
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
    // Modules find dist/ from where their source lies.
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(root, 'test/support/parts.ts')).href) },
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(process.execPath);" },
  });
  const parts = await import(pathToFileURL(file).href);
  rmSync(directory, { recursive: true });
  return parts;
};
