import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runBuiltMain } from '../built-main.js';
import { baseEnvironment, type CliRun, runProcess } from '../cli.js';

/** Where and with what a block is typed. */
export interface TypingOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** What stands here for what is elsewhere for a reader. */
  readonly here?: readonly (readonly [text: string, here: string])[];
}

/** How a line ended. */
export interface TypedLine {
  readonly line: string;
  readonly run: CliRun;
}

/**
 * Types the lines of a block one after the other: those of this tool into the built command line, in this process, and all
 * others into `sh`. Whoever prints examples of output after a `$ ` line has those left out.
 */
export const typeLines = async (
  block: string,
  { cwd, env, here = [] }: TypingOptions,
): Promise<readonly TypedLine[]> => {
  const typed: TypedLine[] = [];
  for (const line of linesOf(block)) {
    const text = here.reduce((now, [from, to]) => now.replaceAll(from, to), line);
    const [, given = '', own] = /^((?:\w+=\$\(cat [^)]+\) )*)(?:npx )?ota-release ([^|]*)$/.exec(text) ?? [];
    const run =
      own === undefined
        ? await runProcess('sh', ['-e', '-c', text], { cwd, env: { ...baseEnvironment, ...env } })
        : await runBuiltMain(wordsOf(own), { cwd, env: { ...env, ...secretsOf(given, cwd) } });
    typed.push({ line, run });
  }
  return typed;
};

/** The command lines of a block, or all of it where none is of this tool: without prompts and comments. */
const linesOf = (block: string): readonly string[] => {
  const lines = block.split('\n').map((line) => line.replace(/(^|\s)#.*$/, '').trim());
  const prompted = lines.filter((line) => line.startsWith('$ ')).map((line) => line.slice(2));
  if (prompted.length > 0) return prompted;
  return lines.some((line) => /\bota-release /.test(line)) ? lines.filter((line) => line !== '') : [block];
};

const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, bare]) => double ?? single ?? bare ?? '');

const secretsOf = (given: string, cwd: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...given.matchAll(/(\w+)=\$\(cat ([^)]+)\)/g)].map(([, name = '', file = '']) => [
      name,
      readFileSync(join(cwd, file), 'utf8').trim(),
    ]),
  );
