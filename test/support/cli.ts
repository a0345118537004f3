import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Problem } from '../../src/errors/problem.js';
import type { ReleaseReport } from '../../src/steps/release.js';

/** The built command line that the end-to-end tests run. */
export const cliFile = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** The instant at which the clock of every run stands, unless a test sets another. */
const CLOCK = '2026-01-15T12:00:00Z';

/** Whatever a command prints with `--json`: a release's report, a verdict, or a failure. */
export type CliJson = Partial<Omit<ReleaseReport, 'outcome'>> & {
  readonly outcome?: ReleaseReport['outcome'] | 'failed';
  readonly ok?: boolean;
  readonly error?: Pick<Problem, 'code' | 'message' | 'hint' | 'docs'>;
  readonly problems?: readonly Problem[];
  readonly channels?: readonly { readonly channel: string; readonly counter: number; readonly latest: string | null }[];
};

/** How one run of the command line ended. */
export interface CliRun {
  /** Null where a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output as JSON; empty where it is none. */
  readonly json: CliJson;
}

export interface CliOptions {
  readonly cwd: string;
  /** On top of `baseEnvironment`; undefined unsets. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Another built tool than this clone's. */
  readonly cli?: string;
}

/** The environment of every run: this machine's PATH, no git configuration but an identity, a clock that stands still. */
export const baseEnvironment: Readonly<Record<string, string | undefined>> = {
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  TMPDIR: process.env.TMPDIR,
  LC_ALL: 'C.UTF-8',
  TZ: 'UTC',
  NO_COLOR: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  GIT_AUTHOR_NAME: 'Release Test',
  GIT_AUTHOR_EMAIL: 'release@example.com',
  GIT_COMMITTER_NAME: 'Release Test',
  GIT_COMMITTER_EMAIL: 'release@example.com',
  OTA_RELEASE_CLOCK: CLOCK,
};

/** Runs the built command line in a process of its own and gives back all that it said. It never throws for an exit code. */
export const runCli = (args: readonly string[], { cwd, env = {}, cli = cliFile }: CliOptions): Promise<CliRun> =>
  runProcess(process.execPath, [cli, ...args], { cwd, env: { ...baseEnvironment, ...env } });

/** No run of a test takes nearly as long; one that hangs is ended, and its signal tells. */
const TIMEOUT_MS = 50_000;

/** Runs any program; `env` is its whole environment. */
export const runProcess = (
  command: string,
  args: readonly string[],
  options: {
    readonly cwd: string;
    readonly env?: Readonly<Record<string, string | undefined>>;
    readonly input?: string;
  },
): Promise<CliRun> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...(options.env ?? baseEnvironment) },
      timeout: TIMEOUT_MS,
      killSignal: 'SIGKILL',
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    // A program that doesn't read its input closes the pipe; its exit code says what there is to say.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
    child.on('error', reject);
    child.on('close', (exitCode, signal) =>
      resolve(
        runOf({ exitCode, signal, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
      ),
    );
  });

/** A run, with what it printed read as JSON. */
export const runOf = (ended: Omit<CliRun, 'json'>): CliRun => ({ ...ended, json: jsonOf(ended.stdout) });

const jsonOf = (stdout: string): CliJson => {
  try {
    return JSON.parse(stdout) as CliJson;
  } catch {
    return {};
  }
};
