// How soon the action shows its first line, and what a step costs that has nothing to do. Against a bare Node.js, against the
// command line, and against an action that loads the usual libraries before it begins. Prints Markdown tables.
//   npm run build && node bench/action.mjs [runs]
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const runs = Number(process.argv[2] ?? 21);
const temporary = mkdtempSync(join(tmpdir(), 'ota-bench-'));
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const REQUIRE = "import{createRequire as benchRequire}from'node:module';const require=benchRequire(process.execPath);";

/** What many actions are: one bundle that loads the toolkit and the forges' clients, then says its first word. */
const eagerAction = async () => {
  const outfile = join(temporary, 'eager.mjs');
  await build({
    stdin: {
      contents: `import * as core from '@actions/core';
        import * as github from '@actions/github';
        import { Gitlab } from '@gitbeaker/rest';
        core.info('eager ' + typeof github.getOctokit + typeof Gitlab);`,
      resolveDir: root,
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    minifySyntax: true,
    minifyWhitespace: true,
    logLevel: 'error',
    banner: { js: REQUIRE },
  });
  return outfile;
};

const loadWorkspace = async () => {
  const outfile = join(temporary, 'workspace.mjs');
  await build({
    entryPoints: [join(root, 'test/support/workspace.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    logLevel: 'error',
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(root, 'test/support/parts.ts')).href) },
    banner: { js: REQUIRE },
  });
  return import(pathToFileURL(outfile).href);
};

/** Milliseconds to the first byte of standard output, and to the end. */
const timed = (args, { cwd, env }) =>
  new Promise((done, failed) => {
    const started = performance.now();
    let first;
    const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
    child.stdout.once('data', () => {
      first = performance.now() - started;
    });
    child.on('close', (code) =>
      code === 0
        ? done({ first, whole: performance.now() - started })
        : failed(new Error(`node ${args.join(' ')}: ${Buffer.concat(said)}`)),
    );
  });

const { createWorkspace, SECRET } = await loadWorkspace();
const workspace = createWorkspace();
try {
  const published = await workspace.release();
  if (published.json.outcome !== 'published') throw new Error(published.stdout + published.stderr);
  const files = Object.fromEntries(
    ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'GITHUB_STATE'].map((name) => [name, join(temporary, name)]),
  );
  for (const file of Object.values(files)) writeFileSync(file, '');
  const env = {
    PATH: process.env.PATH,
    HOME: temporary,
    GIT_CONFIG_NOSYSTEM: '1',
    OTA_RELEASE_CLOCK: '2026-01-15T12:00:00Z',
  };
  const action = {
    cwd: workspace.repo,
    env: { ...env, ...files, GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: workspace.repo, 'INPUT_SIGNING-KEY': SECRET },
  };
  const shell = { cwd: workspace.repo, env: { ...env, OTA_SIGNING_KEY: SECRET } };
  const contestants = [
    ['`node`, one line', ['-e', 'console.log(1)'], shell],
    ['the action, `unchanged`', [join(root, 'dist/action.js')], action],
    ['the command line, `unchanged`', [join(root, 'dist/cli.js'), 'release'], shell],
    ['an action that loads its libraries first, one line', [await eagerAction()], action],
  ];
  const times = contestants.map(() => []);
  for (const [, args, options] of contestants) await timed(args, options);
  // The contestants take turns, so that whatever else the machine does hits them alike.
  for (let run = 0; run < runs; run += 1)
    for (const [i, [, args, options]] of contestants.entries()) times[i].push(await timed(args, options));
  const [base] = times.map((list) => median(list.map(({ first }) => first)));
  console.log(`Median of ${runs} runs, Node.js ${process.version}.\n`);
  console.log('| | first line | against bare Node.js | whole run |');
  console.log('|---|---:|---:|---:|');
  for (const [i, [title]] of contestants.entries()) {
    const first = median(times[i].map((time) => time.first));
    const whole = median(times[i].map((time) => time.whole));
    console.log(`| ${title} | ${first.toFixed(0)} ms | ${(first / base).toFixed(2)}× | ${whole.toFixed(0)} ms |`);
  }
} finally {
  workspace.dispose();
  rmSync(temporary, { recursive: true, force: true });
}
