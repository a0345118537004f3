import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { baseEnvironment } from './cli.js';

/** A service that runs in a process of its own. */
export interface RunningService {
  readonly url: string;
  /** Tells it to end, and gives its exit code; null where it had to be killed. */
  readonly stop: () => Promise<number | null>;
}

/** It ends at once where it ends at all. */
const STOP_MS = 10_000;

/** Starts a script that prints the address it listens on, as JSON. */
export const startService = async (script: string, site: string, cwd: string): Promise<RunningService> => {
  const child = spawn(process.execPath, [script, site], { cwd, env: baseEnvironment as NodeJS.ProcessEnv });
  const errors: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  const ended = once(child, 'close');
  const first = await Promise.race([once(child.stdout, 'data'), ended]);
  const told: { readonly port?: number } = JSON.parse(Buffer.isBuffer(first[0]) ? first[0].toString() : '{}');
  if (told.port === undefined) throw new Error(Buffer.concat(errors).toString());
  return {
    url: `http://127.0.0.1:${told.port}`,
    stop: async () => {
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      child.kill('SIGTERM');
      const [code] = await ended;
      clearTimeout(timer);
      return typeof code === 'number' ? code : null;
    },
  };
};
