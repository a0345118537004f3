import { spawn } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { type Problem, problem } from '../errors/problem.js';

/** A script to parse: what it is called in messages, the file for their place, and where it lies. */
export interface ScriptFile {
  readonly path: string;
  readonly file: string;
  /** Absolute path on this machine. */
  readonly absolute: string;
}

/** Reading a script takes milliseconds: a shell that takes longer hangs. */
const TIMEOUT_MS = 10_000;
const MAX_MESSAGE_LENGTH = 4096;

const isWindows = process.platform === 'win32';

/** The shell that every POSIX system has at this path; on Windows the one on the PATH, which Git brings. */
const SHELL = isWindows ? 'sh' : '/bin/sh';

/**
 * What `sh -n`, which parses a script and runs none of it, says against a script: an error with its line, or a warning
 * where no shell could be asked. Never throws.
 */
export const shellSyntaxProblems = async (script: ScriptFile, shell = SHELL): Promise<readonly Problem[]> => {
  const { path, file } = script;
  const answer = await askShell(shell, script.absolute);
  switch (answer.kind) {
    case 'sound':
      return [];
    case 'silent':
      return [problem('bundle-script-unchecked', { path, reason: answer.reason }, { file })];
    case 'faulty': {
      const { line, reason } = parseMessage(answer.message);
      return [problem('bundle-script-syntax', { path, reason }, line === undefined ? { file } : { file, line })];
    }
  }
};

type Answer =
  | { readonly kind: 'sound' }
  | { readonly kind: 'faulty'; readonly message: string }
  | { readonly kind: 'silent'; readonly reason: string };

/** The script goes in as a file: over standard input busybox names no lines. */
const askShell = (shell: string, file: string): Promise<Answer> =>
  new Promise((resolve) => {
    const child = spawn(shell, ['-n', `./${basename(file)}`], {
      cwd: dirname(file),
      // Messages in English, and none of the caller's secrets. On Windows a shell is not found without the PATH.
      ...(isWindows ? {} : { env: { LC_ALL: 'C' } }),
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: TIMEOUT_MS,
      killSignal: 'SIGKILL',
      windowsHide: true,
    });
    let message = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      message = (message + text).slice(0, MAX_MESSAGE_LENGTH);
    });
    child.on('error', (error) => resolve({ kind: 'silent', reason: `${shell} can't be started: ${error.message}` }));
    child.on('close', (exitCode) => {
      if (exitCode === 0) resolve({ kind: 'sound' });
      else if (exitCode === null) resolve({ kind: 'silent', reason: `${shell} did not answer in time` });
      else resolve({ kind: 'faulty', message });
    });
  });

/** The line and reason of a shell's first message: dash `./a.sh: 3: reason`, bash and busybox `./a.sh: line 3: reason`. */
const parseMessage = (message: string): { readonly line?: number; readonly reason: string } => {
  const [first = ''] = message.trim().split('\n');
  const [, line, said] = /: (?:line )?(\d+): (.+)$/.exec(first) ?? [];
  const reason = (said ?? first).replace(/^syntax error:? */i, '') || 'the shell gives no reason';
  return line === undefined ? { reason } : { line: Number(line), reason };
};
