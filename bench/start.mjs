// How long the command line takes to start: `--version` against a bare Node.js that does nothing. Prints a Markdown table.
//   npm run build && node bench/start.mjs [runs]
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const runs = Number(process.argv[2] ?? 21);
const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

const contestants = [
  ['`node -e 0`', ['-e', '0']],
  ['`ota-release --version`', [cli, '--version']],
  ['`ota-release --help`', [cli, '--help']],
];

const wallMs = (args) => {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== 0) throw new Error(`node ${args.join(' ')}: ${stderr}`);
  return performance.now() - started;
};

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

// The contestants take turns, so that whatever else the machine does hits them alike.
const times = contestants.map(() => []);
for (const [, args] of contestants) wallMs(args);
for (let run = 0; run < runs; run += 1) for (const [i, [, args]] of contestants.entries()) times[i].push(wallMs(args));

const base = median(times[0]);
console.log(`Median of ${runs} runs, Node.js ${process.version}.\n`);
console.log('| command | time | against `node -e 0` |');
console.log('|---|---:|---:|');
for (const [i, [title]] of contestants.entries()) {
  const ms = median(times[i]);
  console.log(`| ${title} | ${ms.toFixed(1)} ms | ${(ms / base).toFixed(2)}× |`);
}
