import type { ChildProcess } from 'node:child_process';

/** How long a program has to end once it was asked to, and its children to let go of its output. */
const GRACE_MS = 2_000;

/** How a program ended. */
export interface ProgramEnd {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** It was ended because its time was up. */
  readonly late: boolean;
}

/**
 * How a program of the project ended, within a time: asked to end after that, and made to soon after. What it started itself and left
 * behind may live on, but doesn’t keep the run waiting for its output.
 *
 * @param kill sends the signal; to the program alone where it is left out.
 * @throws what keeps it from being started.
 */
export const endOf = (
  child: ChildProcess,
  timeoutMs: number,
  kill: (signal: NodeJS.Signals) => void = (signal) => void child.kill(signal),
): Promise<ProgramEnd> =>
  new Promise((resolve, reject) => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      stop(child, kill);
    }, timeoutMs);
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      // A child of its own that it left behind may hold its output open for ever.
      const release = setTimeout(() => letGo(child), GRACE_MS);
      child.once('close', () => {
        clearTimeout(release);
        resolve({ code, signal, late });
      });
    });
  });

const stop = (child: ChildProcess, kill: (signal: NodeJS.Signals) => void): void => {
  kill('SIGTERM');
  const force = setTimeout(() => kill('SIGKILL'), GRACE_MS);
  child.once('exit', () => clearTimeout(force));
};

const letGo = (child: ChildProcess): void => {
  child.stdout?.destroy();
  child.stderr?.destroy();
};
