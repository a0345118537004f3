import { spawn } from 'node:child_process';
import { type Problem, problem } from '../errors/problem.js';
import { endOf, type ProgramEnd } from '../programs/end-of.js';
import type { PurgeRequest, PurgeSurroundings } from './purge.js';

/** As long as a purge API may reasonably take. */
const TIMEOUT_MS = 120_000;
/** Lines and characters of its output that are shown; a program that says more is let talk. */
const MAX_LINES = 100;
const MAX_LINE_CHARACTERS = 400;

type Surroundings = Pick<PurgeSurroundings, 'environment' | 'detail'>;

/**
 * Runs a program with its arguments, without a shell, in the project's directory. It reads the URLs from its standard input,
 * one a line; what it writes is shown as details. Bounded in time.
 *
 * @returns a warning where it can't be started, doesn't end in time, or ends with any exit code but 0.
 */
export const purgeByCommand = async (
  argv: readonly string[],
  { urls, directory }: Pick<PurgeRequest, 'urls' | 'directory'>,
  { environment, detail }: Surroundings,
  timeoutMs = TIMEOUT_MS,
): Promise<readonly Problem[]> => {
  const [program = '', ...args] = argv;
  const failed = (reason: string): readonly Problem[] => [problem('purge-command-failed', { program, reason })];
  try {
    const child = spawn(program, args, { cwd: directory, env: { ...environment }, windowsHide: true });
    const tell = boundedLines(detail);
    const streams = [child.stdout, child.stderr].map((stream) => ({ stream, lines: lineSplitter(tell) }));
    for (const { stream, lines } of streams) stream.on('data', lines.add);
    // One that doesn't read its input closes the pipe; its exit code says what there is to say.
    child.stdin.on('error', () => undefined);
    child.stdin.end(urls.map((url) => `${url}\n`).join(''));
    const reason = reasonOf(await endOf(child, timeoutMs), timeoutMs);
    for (const { lines } of streams) lines.end();
    return reason === undefined ? [] : failed(reason);
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  }
};

/** Why the program failed; undefined where it did its work. */
const reasonOf = ({ code, signal, late }: ProgramEnd, timeoutMs: number): string | undefined => {
  if (late) return `it took longer than ${timeoutMs / 1000} s`;
  if (code === 0) return undefined;
  return signal === null ? `exit code ${code}` : `it was ended by ${signal}`;
};

/** Tells of lines, and of no more than anybody would read. */
const boundedLines = (detail: (text: string) => void): ((line: string) => void) => {
  let lines = 0;
  return (line) => {
    if (line.trim() === '') return;
    lines += 1;
    if (lines <= MAX_LINES) detail(`purge: ${line.slice(0, MAX_LINE_CHARACTERS)}`);
  };
};

const lineSplitter = (tell: (line: string) => void) => {
  let rest = '';
  return {
    add: (chunk: Buffer): void => {
      const parts = `${rest}${chunk.toString('utf8')}`.split(/\r\n|\r|\n/);
      // A line without an end must not grow without one.
      rest = (parts.pop() ?? '').slice(0, MAX_LINE_CHARACTERS);
      for (const line of parts) tell(line);
    },
    end: (): void => tell(rest),
  };
};
