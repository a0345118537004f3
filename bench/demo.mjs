// How long the demo takes, from nothing to an updated device. Prints a Markdown table.
//   node bench/demo.mjs [runs]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const runs = Number(process.argv[2] ?? 5);
const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

const wallSeconds = () => {
  const home = mkdtempSync(join(tmpdir(), 'ota-bench-demo-'));
  try {
    const started = performance.now();
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'demo'], { cwd: home });
    if (status !== 0) throw new Error(`demo: ${stdout}${stderr}`);
    return (performance.now() - started) / 1000;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
};

const times = Array.from({ length: runs }, wallSeconds).sort((a, b) => a - b);
console.log(`${runs} runs, Node.js ${process.version}.\n`);
console.log('| command | median | slowest |');
console.log('|---|---:|---:|');
console.log(`| \`ota-release demo\` | ${times[Math.floor(runs / 2)].toFixed(1)} s | ${times.at(-1).toFixed(1)} s |`);
