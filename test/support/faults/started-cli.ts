import { spawn } from 'node:child_process';
import { baseEnvironment, type CliJson, cliFile } from '../cli.js';

/** The built command line while it runs, for as long as it takes. */
export interface StartedCli {
  readonly kill: () => void;
  readonly ended: Promise<EndedCli>;
}

export interface EndedCli {
  /** Null where a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** What it said on both streams. */
  readonly output: string;
  /** The result that `--json` prints; empty where there is none. */
  readonly json: CliJson;
}

export const startCli = (
  args: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): StartedCli => {
  const child = spawn(process.execPath, [cliFile, ...args], {
    cwd,
    env: { ...baseEnvironment, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, all]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => all.push(chunk));
  const ended = new Promise<EndedCli>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode, signal) =>
      resolve({ exitCode, signal, output: Buffer.concat(all).toString(), json: jsonOf(Buffer.concat(out).toString()) }),
    );
  });
  return { kill: () => void child.kill('SIGKILL'), ended };
};

const jsonOf = (text: string): CliJson => {
  try {
    return JSON.parse(text) as CliJson;
  } catch {
    return {};
  }
};
