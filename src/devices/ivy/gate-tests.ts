import { spawn } from 'node:child_process';
import { type Problem, problem } from '../../errors/problem.js';
import { endOf } from '../../programs/end-of.js';

/** The end of its output that is kept: pytest’s summary comes last. */
const MAX_OUTPUT_CHARACTERS = 2_000;
const MS_PER_MINUTE = 60_000;

/** pytest, “Exit codes”, and what a shell or pdm makes of a program that isn’t there. */
const MEANINGS: Readonly<Record<number, string>> = {
  1: 'tests failed',
  2: 'interrupted, or a test file that can’t be imported',
  3: 'an internal error of pytest',
  4: 'pytest was called wrongly, or there is no tests/',
  5: 'no test was collected: none carries the marker',
  126: 'a program that can’t be run',
  127: 'a program that isn’t there',
};

/** How gate tests are run. */
export interface GateRun {
  readonly argv: readonly string[];
  /** The clean copy of the source. Absolute. */
  readonly directory: string;
  /** Without secrets: the tests are code of the project. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly minutes: number;
}

/** Runs the gate tests, without a shell. What they say is in the problem only; whoever prints it masks it. */
export const runGateTests = async ({ argv, directory, environment, minutes }: GateRun): Promise<readonly Problem[]> => {
  const [program = '', ...args] = argv;
  const command = argv.join(' ');
  try {
    const child = spawn(program, args, {
      cwd: directory,
      env: { ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said = (said + chunk.toString('utf8')).slice(-MAX_OUTPUT_CHARACTERS);
      });
    const { code, late } = await endOf(child, minutes * MS_PER_MINUTE);
    const output = said.trim();
    if (late) return [problem('ivy-gate-late', { command, minutes, output })];
    if (code === 0) return [];
    const exitCode = code ?? SIGNALLED;
    const meaning = MEANINGS[exitCode] ?? 'not one of pytest’s';
    return [problem('ivy-gate-failed', { command, exitCode, meaning, output })];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [problem('ivy-gate-unstartable', { command, reason })];
  }
};

/** Stands for the exit code of a program that a signal ended, as shells count it. */
const SIGNALLED = 128;
