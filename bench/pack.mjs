// Packing, against `zip -r -6` and archiver on the same trees: wall time, size of the zip, peak memory.
//
//   node bench/pack.mjs [--runs 5] [--scale 1] [--trees mixed,tiny,large,noise] [--no-archiver]
//
// Contestants take turns within each round, so that what else the machine does falls on all of them; what counts are
// ratios of medians. Prints Markdown. Needs zip and GNU time (/usr/bin/time).
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { createTrees } from './trees.mjs';

const here = dirname(fileURLToPath(import.meta.url));

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    scale: { type: 'string', default: '1' },
    trees: { type: 'string', default: 'mixed,tiny,large,noise' },
    'no-archiver': { type: 'boolean', default: false },
  },
});

/** The digest replaced by nothing, reading back included: what is left of the time shows what hashing costs. */
const withoutDigest = {
  name: 'without-digest',
  setup: (hooks) => {
    hooks.onLoad({ filter: /digest-follower\.ts$/ }, () => ({
      contents: 'export const createFollower = () => ({ advance: () => undefined, digest: () => "" });',
      loader: 'ts',
    }));
  },
};

const buildHarness = async (outdir, plugins) => {
  const src = resolve(here, '../src/bundle');
  await build({
    entryPoints: { 'pack-once': join(here, 'pack-once.mjs'), 'deflate-worker': join(src, 'deflate-worker.ts') },
    outdir,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    plugins,
    banner: { js: "import{createRequire as r}from'node:module';const require=r(import.meta.url);" },
  });
  return join(outdir, 'pack-once.js');
};

/** Runs a command to its end and measures it: wall seconds and peak resident memory in MB, of it and its threads. */
const measure = (report, command, args, cwd) => {
  const started = process.hrtime.bigint();
  execFileSync('/usr/bin/time', ['-f', '%M', '-o', report, command, ...args], {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  return { seconds, megabytes: Number(readFileSync(report, 'utf8').trim().split('\n').at(-1)) / 1024 };
};

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const compare = (contestants, root, work, runs) => {
  const results = contestants.map(({ name }) => ({ name, seconds: [], megabytes: [], bytes: 0 }));
  for (let run = 0; run < runs; run += 1) {
    for (const [index, { command, args }] of contestants.entries()) {
      const out = join(work, `out-${index}.zip`);
      rmSync(out, { force: true });
      const { seconds, megabytes } = measure(join(work, 'time'), command, args(root, out), root);
      const result = results[index];
      result.seconds.push(seconds);
      result.megabytes.push(megabytes);
      result.bytes = statSync(out).size;
      rmSync(out);
    }
  }
  return results;
};

const row = (title, result, zip) => {
  const seconds = median(result.seconds);
  const cells = [
    title,
    result.name,
    seconds.toFixed(2),
    (median(zip.seconds) / seconds).toFixed(2),
    `${((result.bytes / zip.bytes - 1) * 100).toFixed(2)} %`,
    String(Math.round(Math.max(...result.megabytes))),
  ];
  return `| ${cells.join(' | ')} |`;
};

/**
 * How much longer two processes at once take than one: 1 where each has a core of its own, 2 where they share one. On a
 * virtual machine only this tells whether threads could gain anything while it was measured.
 */
const crowding = async () => {
  const busy =
    'const { deflateRawSync } = require("node:zlib"); const data = Buffer.from("sensor.interval = 60\\n".repeat(50000));' +
    'let n = 0; for (const end = Date.now() + 1500; Date.now() < end; n += 1) deflateRawSync(data); console.log(n);';
  const done = () =>
    new Promise((finish) => {
      const child = spawn(process.execPath, ['-e', busy], { stdio: ['ignore', 'pipe', 'inherit'] });
      child.stdout.on('data', (text) => finish(Number(text)));
    });
  const alone = await done();
  const together = await Promise.all([done(), done()]);
  return (2 * alone) / (together[0] + together[1]);
};

const work = mkdtempSync(join(tmpdir(), 'ota-bench-pack-'));
try {
  const ours = await buildHarness(join(work, 'with-hash'), []);
  const unhashed = await buildHarness(join(work, 'without-hash'), [withoutDigest]);
  const node = process.execPath;
  const contestants = [
    { name: 'zip -r -6', command: 'zip', args: (_root, out) => ['-r', '-6', '-q', out, '.'] },
    { name: 'ota-release', command: node, args: (root, out) => [ours, root, out] },
    { name: 'the same, not hashing', command: node, args: (root, out) => [unhashed, root, out] },
    { name: 'archiver 8, level 6', command: node, args: (root, out) => [join(here, 'archiver-once.mjs'), root, out] },
  ].slice(0, options['no-archiver'] ? 3 : 4);
  const trees = createTrees(Number(options.scale));
  console.log(
    `Node ${process.version}, ${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, medians of ${options.runs} runs.\n`,
  );
  console.log(`Two processes at once took ${(await crowding()).toFixed(2)} times as long as one.\n`);
  console.log('| tree | packed by | seconds | times as fast as zip | size against zip | peak memory, MB |');
  console.log('|---|---|---|---|---|---|');
  for (const name of options.trees.split(',')) {
    const { title, make } = trees[name];
    const root = join(work, name);
    mkdirSync(root);
    make(root);
    const results = compare(contestants, root, work, Number(options.runs));
    for (const result of results) console.log(row(title, result, results[0]));
    rmSync(root, { recursive: true });
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
