// Writes what is generated from the declarations in src/: the JSON Schema of the project file, its table in the docs, and
// the errors page. The same sources give the same bytes; a file that is up to date is not touched.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

const loadGenerators = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ota-release-generate-'));
  const outfile = join(folder, 'generate.mjs');
  try {
    await build({
      absWorkingDir: root,
      entryPoints: ['scripts/generate/index.ts'],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      logLevel: 'warning',
      // Bundled CommonJS packages ask for Node's own modules through require, which ESM doesn't have.
      banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const { generatedFiles } = await loadGenerators();
for (const { path, text } of generatedFiles((name) => readFileSync(join(root, name), 'utf8'))) {
  const file = join(root, path);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  writeFileSync(file, text);
  console.log(`wrote ${path}`);
}
