import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { keepTail } from './output-tail.js';

/** A command line of this machine that is run once, bounded in time. */
export interface BoundedCommand {
  readonly file: string;
  readonly argv: readonly string[];
  readonly cwd: string;
  /** All of its environment. */
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly cutAfterMs: number | undefined;
  /** It leads a process group, all of which is ended with it: where no namespace ends what it started. */
  readonly ownGroup: boolean;
}

/** How a script ended. A signal is the code that a shell gives for it: 128 and its number. */
export interface ScriptEnd {
  readonly how: 'exited' | 'timed-out' | 'cut';
  /** Where it exited. */
  readonly code: number | undefined;
  /** The end of what it wrote to both outputs, at most some kilobytes. */
  readonly output: string;
  readonly milliseconds: number;
}

/** After the end, outputs may be held open by what it started and left behind; nobody waits for that. */
const LAST_WORDS_MS = 100;

/** Runs it. @throws Error where it can’t be started at all. */
export const runBounded = async (command: BoundedCommand): Promise<ScriptEnd> => {
  const started = performance.now();
  const child = spawn(command.file, command.argv, {
    cwd: command.cwd,
    env: { ...command.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: command.ownGroup,
    windowsHide: true,
  });
  const tail = keepTail();
  child.stdout.on('data', tail.add);
  child.stderr.on('data', tail.add);
  const { how, code } = await endOf(child, command);
  // Whatever it left in the background goes with it.
  kill(child, command.ownGroup);
  return { how, code, output: tail.text(), milliseconds: Math.round(performance.now() - started) };
};

const endOf = async (
  child: ChildProcess,
  { timeoutMs, cutAfterMs, ownGroup }: BoundedCommand,
): Promise<Pick<ScriptEnd, 'how' | 'code'>> => {
  let how: ScriptEnd['how'] = 'exited';
  const stop = (reason: ScriptEnd['how']) => () => {
    how = reason;
    kill(child, ownGroup);
  };
  const timers = [
    setTimeout(stop('timed-out'), timeoutMs),
    ...(cutAfterMs === undefined ? [] : [setTimeout(stop('cut'), cutAfterMs)]),
  ];
  try {
    const code = await exitCodeOf(child);
    await lastWords(child);
    return { how, code: how === 'exited' ? code : undefined };
  } finally {
    for (const timer of timers) clearTimeout(timer);
  }
};

const exitCodeOf = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });

const lastWords = ({ stdout, stderr }: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    const open = [stdout, stderr].filter((stream) => stream !== null && !stream.closed);
    let left = open.length;
    const done = (): void => {
      clearTimeout(timer);
      for (const stream of open) stream?.destroy();
      resolve();
    };
    const timer = setTimeout(done, LAST_WORDS_MS);
    if (left === 0) done();
    for (const stream of open) {
      stream?.once('close', () => {
        left -= 1;
        if (left === 0) done();
      });
    }
  });

/** It may have ended already. */
const kill = (child: ChildProcess, ownGroup: boolean): void => {
  if (child.pid === undefined) return;
  try {
    if (ownGroup) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
};
