// Writes test/vectors/ as test/support/vectors/ makes them: keys, signatures, sites and what is to be said of them, for whoever
// writes a client in another language. The same sources give the same bytes; a file that is up to date is not touched, and one
// that nothing makes any more is removed.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const target = join(root, 'test/vectors');
/** What other programs made, or people wrote. */
const BY_HAND = /^(?:pantavisor\/|README\.md$)/;

const loadVectors = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ota-release-vectors-'));
  const outfile = join(folder, 'vectors.mjs');
  try {
    await build({
      absWorkingDir: root,
      entryPoints: ['test/support/vectors/index.ts'],
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

const { vectorFiles } = await loadVectors();
const files = new Map((await vectorFiles()).map(({ path, bytes }) => [path, Buffer.from(bytes)]));
for (const entry of readdirSync(target, { recursive: true, withFileTypes: true })) {
  const path = relative(target, join(entry.parentPath, entry.name)).replaceAll('\\', '/');
  if (entry.isFile() && !files.has(path) && !BY_HAND.test(path)) rmSync(join(target, path));
}
for (const [path, bytes] of files) {
  const file = join(target, path);
  if (existsSync(file) && readFileSync(file).equals(bytes)) continue;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
  console.log(`wrote test/vectors/${path}`);
}
