import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fail } from '../errors/ota-error.js';
import { endOf, type ProgramEnd } from '../programs/end-of.js';
import { MAX_SIGNATURE_OUTPUT_BYTES, signatureIn } from './command-output.js';
import { verify } from './ed25519.js';
import type { PublicKey } from './public-key.js';
import type { Signer } from './signer.js';

/** A program that signs with a key that it keeps to itself: in a KMS, an HSM, a token. */
interface SigningCommand {
  readonly publicKey: PublicKey;
  /** The program and its arguments. */
  readonly argv: readonly string[];
  readonly timeoutMs: number;
}

/** What such a program is started in. */
export interface CommandSurroundings {
  /** The project’s directory. Absolute. */
  readonly directory: string;
  /** Without secrets of this tool. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Hides the secrets of the run. */
  readonly mask: (text: string) => string;
}

/** Of what a program writes to its standard error, as much is repeated as explains a failure. */
const MAX_ERROR_CHARACTERS = 2000;
/** Far more is kept until secrets are hidden in it: one that is cut in two would not be found. */
const MAX_ERROR_BYTES = 64 * 1024;

/**
 * A signer that runs a program for each signature, without a shell: it reads the bytes from its standard input and writes the
 * signature, 64 bytes raw, in base64 or in hex, to its standard output. `OTA_SIGN_KEYID`, `OTA_SIGN_SHA256` and `OTA_SIGN_SHA512` tell it
 * which key is meant and what the digests of the bytes are.
 *
 * Its signature is verified at once. It signs with `signer-failed`, `signer-output-invalid` or `signer-other-key` where there is none.
 */
export const commandSigner = (command: SigningCommand, surroundings: CommandSurroundings): Signer => ({
  publicKey: command.publicKey,
  sign: async (bytes) => {
    const [program = ''] = command.argv;
    const { output, written } = await run(command, surroundings, bytes);
    const signature = signatureIn(output);
    if (!signature) throw fail('signer-output-invalid', { program, bytes: written });
    const { keyId, raw } = command.publicKey;
    if (!verify(bytes, signature, raw)) throw fail('signer-other-key', { program, keyId });
    return signature;
  },
});

interface Written {
  readonly output: Uint8Array;
  /** Bytes that it wrote, also those that nobody looked at. */
  readonly written: number;
}

const run = async (
  { argv, publicKey, timeoutMs }: SigningCommand,
  { directory, environment, mask }: CommandSurroundings,
  bytes: Uint8Array,
): Promise<Written> => {
  const [program = '', ...args] = argv;
  const failed = (reason: string, said: string, cause?: unknown) =>
    fail('signer-failed', { program, reason, said: mask(said.trim()).slice(0, MAX_ERROR_CHARACTERS) }, { cause });
  let ended: Ended;
  try {
    const child = started(program, args, { directory, environment: { ...environment, ...facts(publicKey, bytes) } });
    ended = await endOfSigner(child, bytes, timeoutMs);
  } catch (cause) {
    throw failed(cause instanceof Error ? cause.message : String(cause), '', cause);
  }
  const { end, output, error } = ended;
  const reason = reasonOf(end, timeoutMs);
  if (reason !== undefined) throw failed(reason, Buffer.concat(error.chunks).toString('utf8'));
  return { output: Buffer.concat(output.chunks), written: output.written() };
};

interface Ended {
  readonly end: ProgramEnd;
  readonly output: Heard;
  readonly error: Heard;
}

/** Hands the bytes to the program, and hears it out. @throws what keeps it from being started. */
const endOfSigner = async (child: ChildProcess, bytes: Uint8Array, timeoutMs: number): Promise<Ended> => {
  const output = bounded(child, 'stdout', MAX_SIGNATURE_OUTPUT_BYTES);
  const error = bounded(child, 'stderr', MAX_ERROR_BYTES);
  // One that doesn’t read its input closes the pipe; its exit code says what there is to say.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(bytes);
  const end = await endOf(child, timeoutMs, (signal) => endGroup(child, signal));
  // What it started may have outlived it, deaf to being asked.
  if (end.late) endGroup(child, 'SIGKILL');
  return { end, output, error };
};

const facts = ({ keyId }: PublicKey, bytes: Uint8Array): Readonly<Record<string, string>> => ({
  OTA_SIGN_KEYID: keyId,
  OTA_SIGN_SHA256: createHash('sha256').update(bytes).digest('hex'),
  OTA_SIGN_SHA512: createHash('sha512').update(bytes).digest('hex'),
});

const isWindows = process.platform === 'win32';

const started = (
  program: string,
  args: readonly string[],
  { directory, environment }: Pick<CommandSurroundings, 'directory' | 'environment'>,
): ChildProcess =>
  // A group of its own, so that what it started itself ends with it. Windows would open a console for that.
  spawn(program, args, { cwd: directory, env: { ...environment }, windowsHide: true, detached: !isWindows });

/** Ends the program and what it started. */
const endGroup = (child: ChildProcess, signal: NodeJS.Signals): void => {
  const { pid } = child;
  if (pid === undefined) return;
  if (isWindows) {
    // Windows knows no groups of processes; its own tool ends a tree of them.
    spawn('taskkill', ['/pid', String(pid), '/t', '/f'], { windowsHide: true }).on('error', () => child.kill(signal));
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // The group has ended meanwhile.
    child.kill(signal);
  }
};

/** The first bytes of a stream, and how many there were. */
interface Heard {
  readonly chunks: readonly Buffer[];
  readonly written: () => number;
}

/** Hears a stream: one that talks without end is let talk. */
const bounded = (child: ChildProcess, name: 'stdout' | 'stderr', maxBytes: number): Heard => {
  const chunks: Buffer[] = [];
  let kept = 0;
  let written = 0;
  child[name]?.on('data', (chunk: Buffer) => {
    written += chunk.length;
    const part = chunk.subarray(0, maxBytes - kept);
    kept += part.length;
    if (part.length > 0) chunks.push(part);
  });
  return { chunks, written: () => written };
};

const reasonOf = ({ code, signal, late }: ProgramEnd, timeoutMs: number): string | undefined => {
  if (late) return `it took longer than ${timeoutMs / 1000} s`;
  if (code === 0) return undefined;
  return signal === null ? `exit code ${code}` : `it was ended by ${signal}`;
};
