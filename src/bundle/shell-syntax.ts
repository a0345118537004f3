import { execFile } from 'node:child_process';
import { type Problem, problem } from '../errors/problem.js';
import type { ShellScript } from './shell-script.js';

const TIMEOUT_MS = 10_000;

interface Verdict {
  /** Of the shell; or why there is none. */
  readonly outcome: number | string;
  readonly messages: string;
}

/** Asks `sh -n`, which reads a script and runs none of it. The text goes in over stdin: its own name can't be an option. */
const askShell = (bytes: Uint8Array): Promise<Verdict> =>
  new Promise((resolve) => {
    const child = execFile('sh', ['-n'], { timeout: TIMEOUT_MS, encoding: 'utf8' }, (error, _stdout, stderr) => {
      const outcome = error ? (error.killed ? 'the shell did not answer in time' : (error.code ?? error.message)) : 0;
      resolve({ outcome, messages: stderr });
    });
    // A shell that has seen enough closes its end before everything is written.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(bytes);
  });

/** The line and reason of a shell's first message: dash `sh: 3: reason`, bash and busybox `sh: line 3: reason`. */
const parseMessage = (messages: string): { readonly line?: number; readonly reason: string } => {
  for (const message of messages.split('\n')) {
    const [, line, reason] = /^[^:]*:(?:\s*[^\s:]+)?\s+(\d+):\s*(.+)$/.exec(message) ?? [];
    if (line !== undefined && reason !== undefined) return { line: Number(line), reason };
  }
  return { reason: messages.trim().split('\n')[0] || 'the shell gives no reason' };
};

/** What `sh -n` says against a script: an error with its line, or a warning where no shell could be asked. */
export const shellSyntaxProblems = async ({ path, file, bytes }: ShellScript): Promise<readonly Problem[]> => {
  const { outcome, messages } = await askShell(bytes);
  if (outcome === 0) return [];
  if (typeof outcome === 'string') {
    const reason = outcome === 'ENOENT' ? 'there is no sh on this machine' : outcome;
    return [problem('bundle-script-unchecked', { path, reason }, { file })];
  }
  const { line, reason } = parseMessage(messages);
  return [problem('bundle-script-syntax', { path, reason }, line === undefined ? { file } : { file, line })];
};
