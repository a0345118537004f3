// Runs benches by name, all of them without a name, one after the other: `npm run bench -- [name…] [-- options]`.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** Every bench prints one Markdown table for docs/benchmarks.md. */
const BENCHES = ['pack', 'start', 'action', 'demo', 'unchanged', 'upload-s3', 'fleet', 'index', 'tuf'];

const args = process.argv.slice(2);
const end = args.includes('--') ? args.indexOf('--') : args.length;
const [names, options] = [args.slice(0, end), args.slice(end + 1)];
const unknown = names.filter((name) => !BENCHES.includes(name));
if (unknown.length > 0) {
  console.error(`No bench is called ${unknown.join(', ')}. There are: ${BENCHES.join(', ')}.`);
  process.exit(2);
}

let failures = 0;
for (const name of names.length === 0 ? BENCHES : names) {
  console.log(`## ${name}\n`);
  const { status } = spawnSync(process.execPath, [join(here, `${name}.mjs`), ...options], { stdio: 'inherit' });
  if (status !== 0) failures += 1;
  console.log('');
}
process.exit(failures === 0 ? 0 : 1);
