import { readFileSync } from 'node:fs';
import type { main } from '../../src/entry/main.js';
import { type CliOptions, type CliRun, cliFile, runOf } from './cli.js';
import { fakeProcess } from './fake-process.js';

/**
 * Runs the built command line as `runCli` does, but in this process, which has it loaded after the first time: a third of
 * the work. For what a test begins with, and for long tables of which a process has shown a part; built-main.test.ts holds
 * it against the process.
 *
 * @throws RangeError for an environment that only a process of its own obeys.
 */
export const runBuiltMain = async (args: readonly string[], { cwd, env = {}, cli }: CliOptions): Promise<CliRun> => {
  const own = Object.keys(env).find((name) => /^(NODE_|TMPDIR$)/.test(name));
  if (own !== undefined || cli !== undefined) throw new RangeError(`${own ?? cli} needs a process of its own`);
  const fake = fakeProcess(args, { cwd, env });
  const run = await builtMain();
  const exitCode = await run(fake.process);
  return runOf({ exitCode, signal: null, stdout: fake.stdout(), stderr: fake.stderr() });
};

let loaded: Promise<typeof main> | undefined;

/** `main` of dist: the one thing that dist/cli.js imports once it knows that more than the version is asked for. */
const builtMain = (): Promise<typeof main> => {
  loaded ??= import(new URL(mainChunk(), new URL('../../dist/', import.meta.url)).href).then(
    (chunk: { readonly main: typeof main }) => chunk.main,
  );
  return loaded;
};

const mainChunk = (): string => {
  const [chunk, ...others] = [...readFileSync(cliFile, 'utf8').matchAll(/\{main\}=await import\("(\.\/[^"]+)"\)/g)];
  if (chunk?.[1] === undefined || others.length > 0) throw new Error('dist/cli.js imports its main by another way');
  return chunk[1];
};
