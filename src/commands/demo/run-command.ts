import { spawn } from 'node:child_process';
import { devNull } from 'node:os';
import { fail } from '../../errors/ota-error.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** One command of the demo: an argument vector, never a shell line. */
export interface DemoCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly directory: string;
  readonly environment: Environment;
}

/** A hung child must not hang the demo. */
const TIMEOUT_MS = 60_000;
/** Enough of a failed command's output to see why. */
const SHOWN_OUTPUT_CHARS = 4000;

/** Variables that would change what the demo does: the user's own git set-up, keys, clocks and proxies. */
const OWN_VARIABLES = /^(GIT_|OTA_|SOURCE_DATE_EPOCH$|(https?|all)_proxy$)/i;

/** The user's environment, without what would make the demo depend on it, and with an author of its own. */
export const demoEnvironment = (environment: Environment): Environment => ({
  ...Object.fromEntries(Object.entries(environment).filter(([name]) => !OWN_VARIABLES.test(name))),
  GIT_CONFIG_GLOBAL: devNull,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_AUTHOR_NAME: 'ota-release demo',
  GIT_AUTHOR_EMAIL: 'demo@localhost',
  GIT_COMMITTER_NAME: 'ota-release demo',
  GIT_COMMITTER_EMAIL: 'demo@localhost',
  // A proxy may also come from curl's or wget's own configuration.
  no_proxy: '127.0.0.1',
  NO_COLOR: '1',
});

/**
 * Runs a command to its end.
 *
 * @returns what it printed: standard output alone, and both streams as they came.
 * @throws OtaError `demo-tool-missing` where there is no such program, `demo-step-failed` where it doesn't end with 0.
 */
export const runCommand = ({ file, args, directory, environment }: DemoCommand) =>
  new Promise<{ readonly stdout: string; readonly output: string }>((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: directory,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: TIMEOUT_MS,
    });
    let stdout = '';
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.on('error', (cause) => reject(fail('demo-tool-missing', { tool: file, reason: cause.message }, { cause })));
    child.on('close', (code, signal) => {
      if (code === 0) resolve({ stdout, output });
      else
        reject(
          fail('demo-step-failed', {
            command: [file, ...args].join(' '),
            ended: signal === null ? `exit code ${code}` : signal,
            output: output.trim().slice(-SHOWN_OUTPUT_CHARS),
          }),
        );
    });
  });
