import { type ChildProcess, spawn } from 'node:child_process';
import { fail } from '../errors/ota-error.js';
import { maskUrls } from './mask-urls.js';

/** Local commands answer in milliseconds; a minute is for cold disks and very large trees. */
const LOCAL_TIMEOUT_MS = 60_000;
/** Names of a million files fit. */
const MAX_STDOUT_BYTES = 256 * 1024 * 1024;
/** The end of what git said on stderr: the words that explain a failure come last. */
const MAX_STDERR_BYTES = 64 * 1024;
/** How much of git's words goes into a message. */
const MAX_WORDS = 400;
/** How long git has to clean up (lock files, helpers) after it was asked to end. */
const GRACE_MS = 2_000;

/** Environment variables for git, as `process.env` gives them. */
export type GitEnvironment = Readonly<Record<string, string | undefined>>;

export interface GitOptions {
  /** Written to git's standard input; without it the input is empty. */
  readonly input?: string | Uint8Array;
  /** The descriptor of an open file that becomes git's standard input as it is, however large. */
  readonly inputFile?: number;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
}

/** How git ended. A command that ran and said no is a result, not an error. */
export interface GitResult {
  readonly exitCode: number;
  readonly stdout: string;
  /** The end of it, with credentials in URLs masked. */
  readonly stderr: string;
}

/** Runs git in one directory, by argument vector. Throws `repository-no-git`, `repository-git-timeout`, `repository-git-output`. */
export type Git = (args: readonly string[], options?: GitOptions) => Promise<GitResult>;

/**
 * Runs git in one directory and hands out what it writes on standard output as it comes, in constant memory. Whoever leaves
 * early ends git. Throws `repository-git-failed` after the last piece, where git ends with any exit code but 0, and
 * `repository-no-git`.
 */
export type GitPieces = (args: readonly string[]) => AsyncIterable<Uint8Array>;

/** git itself tells these apart from the directory's own: set by a hook that runs the release, they'd name another repository. */
const REPOSITORY_VARIABLES = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_PREFIX',
  'GIT_NAMESPACE',
  'GIT_SHALLOW_FILE',
  'GIT_GRAFT_FILE',
] as const;

const gitVariables = (environment: GitEnvironment): Record<string, string | undefined> => ({
  ...environment,
  ...Object.fromEntries(REPOSITORY_VARIABLES.map((name) => [name, undefined])),
  // Messages are told apart by their English words.
  LC_ALL: 'C',
  GIT_TERMINAL_PROMPT: '0',
  // `status` must not take the index lock from a git that the user runs at the same time.
  GIT_OPTIONAL_LOCKS: '0',
  // A replaced object would give another commit time on a machine without the replacement.
  GIT_NO_REPLACE_OBJECTS: '1',
});

/**
 * A git that runs in `directory` with `environment`.
 *
 * @param environment what git, its helpers and hooks may see; secrets that aren't git's own don't belong in it.
 */
export const gitIn = (directory: string, environment: GitEnvironment): Git => {
  const variables = gitVariables(environment);
  return async (args, options = {}) => {
    // By -C, not by the child's working directory: a missing one would look like a missing git.
    const child = spawn('git', ['-C', directory, ...args], {
      env: { ...patience(options.timeoutMs), ...variables },
      stdio: [options.inputFile ?? 'pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const { exitCode, stdout, stderr } = await ended(child, describeCommand(args), options);
    return { exitCode, stdout: stdout.toString('utf8'), stderr: maskUrls(stderr.toString('utf8')) };
  };
};

/** For the helper that speaks HTTP, which outlives a git that is ended: it gives up as late on a server that sends nothing. */
const patience = (timeoutMs: number | undefined): GitEnvironment =>
  timeoutMs === undefined
    ? {}
    : { GIT_HTTP_LOW_SPEED_LIMIT: '1', GIT_HTTP_LOW_SPEED_TIME: `${Math.ceil(timeoutMs / 1000)}` };

/** As `gitIn`, for output that is bytes and may be large. */
export const gitPiecesIn = (directory: string, environment: GitEnvironment): GitPieces => {
  const variables = gitVariables(environment);
  return async function* (args) {
    const child = spawn('git', ['-C', directory, ...args], {
      env: variables,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const ending = exitOf(child, describeCommand(args));
    // Nobody waits for it while the pieces are handed out.
    ending.catch(() => undefined);
    try {
      for await (const piece of child.stdout) yield piece;
    } catch (cause) {
      // Where there is no git, its output ends early.
      await ending;
      throw cause;
    } finally {
      if (child.exitCode === null && child.signalCode === null) end(child);
    }
    const { exitCode, stderr } = await ending;
    if (exitCode !== 0) throw gitFailure(args, { exitCode, stdout: '', stderr: maskUrls(stderr.toString('utf8')) });
  };
};

/** What git wrote on standard output. @throws OtaError `repository-git-failed` for any exit code but 0. */
export const gitOutput = async (git: Git, args: readonly string[], options?: GitOptions): Promise<string> => {
  const result = await git(args, options);
  if (result.exitCode === 0) return result.stdout;
  throw gitFailure(args, result);
};

/** The error for a command that had to succeed. */
export const gitFailure = (args: readonly string[], { exitCode, stderr }: GitResult): Error =>
  fail('repository-git-failed', { command: describeCommand(args), exitCode, words: gitWords(stderr) });

/** git's own words on one line, the last ones if there are many; credentials masked. */
export const gitWords = (stderr: string): string => {
  const line = maskUrls(stderr)
    .split(/\s*[\r\n]+\s*/)
    .filter(Boolean)
    .join('; ')
    .trim();
  return line.length > MAX_WORDS ? `...${line.slice(3 - MAX_WORDS)}` : line;
};

const describeCommand = (args: readonly string[]): string => maskUrls(['git', ...args].join(' '));

interface Ended {
  readonly exitCode: number;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
}

const ended = (child: ChildProcess, command: string, options: GitOptions): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const { timeoutMs = LOCAL_TIMEOUT_MS, maxBytes = MAX_STDOUT_BYTES, input = '' } = options;
    const stdout: Buffer[] = [];
    let stdoutBytes = 0;
    let refusal: Error | undefined;
    const stop = (error: Error): void => {
      refusal ??= error;
      end(child);
    };
    const timer = setTimeout(
      () => stop(fail('repository-git-timeout', { command, seconds: timeoutMs / 1000 })),
      timeoutMs,
    );
    child.stdout?.on('data', (chunk: Buffer) => {
      stdoutBytes += chunk.length;
      if (stdoutBytes > maxBytes) stop(fail('repository-git-output', { command, maxBytes }));
      else stdout.push(chunk);
    });
    // A git that ends without reading its input closes the pipe; its exit code tells the reason.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
    exitOf(child, command)
      .then(
        ({ exitCode, stderr }) =>
          refusal ? reject(refusal) : resolve({ exitCode, stdout: Buffer.concat(stdout), stderr }),
        reject,
      )
      .finally(() => clearTimeout(timer));
  });

/** How git ended, and the last of its words; settles once its pipes are closed. */
const exitOf = (child: ChildProcess, command: string): Promise<Omit<Ended, 'stdout'>> =>
  new Promise((resolve, reject) => {
    let stderr = Buffer.alloc(0);
    child.stderr?.on('data', (chunk: Buffer) => {
      stderr = Buffer.concat([stderr, chunk]).subarray(-MAX_STDERR_BYTES);
    });
    child.on('error', (cause: NodeJS.ErrnoException) =>
      reject(cause.code === 'ENOENT' ? fail('repository-no-git', { command }, { cause }) : cause),
    );
    child.on('close', (code) => resolve({ exitCode: code ?? KILLED, stderr }));
  });

/** The exit code that stands for a git ended by a signal from elsewhere. */
const KILLED = 255;

/** Ends git politely, then by force; its pipes are closed too, as a helper or hook may outlive it and hold them open. */
const end = (child: ChildProcess): void => {
  child.kill('SIGTERM');
  const force = setTimeout(() => {
    child.kill('SIGKILL');
    child.stdout?.destroy();
    child.stderr?.destroy();
  }, GRACE_MS);
  child.once('close', () => clearTimeout(force));
};
