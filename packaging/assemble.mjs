// Lays out what this project releases of itself, the command line, as the bundle in build/bundle: the built files and
// the scripts that install them. It needs no install of packages, only a dist/ that was built for this version.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const bundle = join(root, 'build/bundle');

/** What the installed command line runs from; `update.sh` copies it as it is. */
const FILES = ['dist', 'schema', 'package.json', 'LICENSE'];
const SCRIPTS = ['update.sh', 'rollback.sh'];

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const built = execFileSync(process.execPath, [join(root, 'dist/cli.js'), '--version'], { encoding: 'utf8' }).trim();

if (built === version) {
  rmSync(bundle, { recursive: true, force: true });
  mkdirSync(join(bundle, 'files'), { recursive: true });
  for (const name of FILES) cpSync(join(root, name), join(bundle, 'files', name), { recursive: true });
  for (const name of SCRIPTS) {
    cpSync(join(root, 'packaging', name), join(bundle, name));
    chmodSync(join(bundle, name), 0o755);
  }
  console.log(`assembled ${version} in build/bundle`);
} else {
  process.stderr.write(`dist/ is of version ${built}, package.json says ${version}: run \`npm run build\` first.\n`);
  process.exitCode = 1;
}
