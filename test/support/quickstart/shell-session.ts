import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A bash that somebody types into, block by block: directory, variables and background jobs stay. */
export interface ShellSession {
  /** Runs a block as it stands, ending at the first command that fails; gives what it printed. @throws Error with that. */
  readonly type: (block: string) => Promise<string>;
  /** Ends it, and what it left in the background. */
  readonly end: () => void;
}

/** No block of a page takes nearly as long. */
const TIMEOUT_MS = 60_000;

/** Starts a bash in a directory; `env` is its whole environment. */
export const openShell = (directory: string, env: NodeJS.ProcessEnv): ShellSession => {
  // A group of its own, so that its background jobs end with it.
  const bash = spawn('bash', ['--noprofile', '--norc', '-e'], { cwd: directory, env, detached: true });
  bash.stdin.on('error', () => undefined);
  bash.stdin.write('exec 2>&1\n');
  let count = 0;
  const type = (block: string): Promise<string> => {
    count += 1;
    const [file, mark] = [join(directory, `.block-${count}.sh`), `@@ end of block ${count}`];
    writeFileSync(file, block);
    return new Promise((resolve, reject) => {
      let output = '';
      const settle = (finish: () => void): void => {
        clearTimeout(timer);
        bash.stdout.off('data', take);
        bash.off('close', closed);
        finish();
      };
      const fail = (why: string) => settle(() => reject(new Error(`${why}\n${block}\n${output}`)));
      const closed = (): void => fail('a command failed');
      const take = (chunk: Buffer): void => {
        output += chunk.toString();
        const [said, ended] = output.split(`${mark}\n`);
        if (ended !== undefined) settle(() => resolve(said ?? ''));
      };
      const timer = setTimeout(() => fail('a block didn’t end'), TIMEOUT_MS);
      bash.stdout.on('data', take);
      bash.on('close', closed);
      // What reads its input must not read the next blocks.
      bash.stdin.write(`. '${file}' </dev/null\necho '${mark}'\n`);
    });
  };
  return { type, end: () => endGroup(bash.pid) };
};

const endGroup = (pid: number | undefined): void => {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
};
