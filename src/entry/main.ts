import { fileURLToPath } from 'node:url';
import { CommanderError } from 'commander';
import type { CommandContext } from '../commands/context.js';
import { fail, OtaError } from '../errors/ota-error.js';
import type { Mask } from '../report/mask.js';
import { problemText } from '../report/problem-text.js';
import type { Reporter } from '../report/reporter.js';
import { silentReporter } from '../report/silent.js';
import { detectStyle, painter } from '../report/style.js';
import { terminalReporter } from '../report/terminal.js';
import { type Invocation, parseCommandLine } from './command-line.js';
import { toolVersion } from './tool-version.js';
import { environmentMask, type Wiring, wire } from './wire.js';

/** The parts of `process` that the command line needs. */
export type ProcessFacts = Pick<
  NodeJS.Process,
  'argv' | 'env' | 'cwd' | 'stdout' | 'stderr' | 'execPath' | 'once' | 'off' | 'exit'
>;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** What a shell reports for a process that a signal ended. */
const SIGNAL_EXIT = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * Runs one command line and gives back its exit code: 0 done, 1 failed, 2 bad input or project, 3 verification failed.
 * The one place where errors are printed, and where they pick the exit code.
 */
export const main = async (process: ProcessFacts): Promise<number> => {
  ignoreClosedPipe(process);
  const parsed = await parseOrExplain(process);
  if ('exitCode' in parsed) return parsed.exitCode;
  const signingKeyFile = parsed.signingKeyFile ?? process.env.OTA_SIGNING_KEY_FILE;
  const wiring = wire({
    environment: process.env,
    directory: process.cwd(),
    ...(signingKeyFile ? { signingKeyFile } : {}),
  });
  const stop = cleanUpOnSignals(process, wiring);
  try {
    const run = await parsed.command.load();
    return await run(contextOf(process, parsed, wiring));
  } catch (error) {
    return report(process, parsed, wiring.mask, error);
  } finally {
    stop();
    wiring.cleanUp();
  }
};

const parseOrExplain = async (process: ProcessFacts): Promise<Invocation | { readonly exitCode: number }> => {
  // What can't be read is repeated in the explanation, and may be anything.
  const mask = environmentMask(process.env);
  try {
    return await parseCommandLine(process.argv.slice(2), {
      out: (text) => process.stdout.write(mask(text)),
      err: (text) => process.stderr.write(mask(text)),
    });
  } catch (error) {
    // Help and version end the run too; commander calls both errors, with exit code 0.
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { exitCode: 0 };
    if (process.argv.includes('--json')) process.stdout.write(`${mask(failureJson(usageError(error)))}\n`);
    return { exitCode: 2 };
  }
};

const usageError = ({ message }: CommanderError): OtaError =>
  fail('cli-usage', {
    reason:
      message
        .replace(/^error: /, '')
        .split('\n')[0]
        ?.replace(/\.$/, '') ?? message,
  });

/** What a script gets where a result was asked for and there is none. */
const failureJson = ({ code, message, hint, docs, problems }: OtaError): string =>
  JSON.stringify({ outcome: 'failed', error: { code, message, hint, docs }, problems });

const contextOf = (process: ProcessFacts, invocation: Invocation, wiring: Wiring): CommandContext => {
  const style = detectStyle({ isTty: Boolean(process.stdout.isTTY), environment: process.env });
  return {
    flags: invocation.flags,
    operands: invocation.operands,
    directory: process.cwd(),
    services: wiring.services(reporterOf(process, invocation, wiring.mask)),
    print: (line) => void process.stdout.write(`${wiring.mask(line)}\n`),
    style,
    mask: wiring.mask,
    tool: { name: 'ota-release', version: toolVersion },
    runtime: {
      execPath: process.execPath,
      cliFile: process.argv[1] ?? fileURLToPath(import.meta.url),
      environment: process.env,
    },
  };
};

/** Steps and progress go to standard error, so that standard output holds the result alone. */
const reporterOf = (process: ProcessFacts, { flags, quiet, verbose }: Invocation, mask: Mask): Reporter =>
  flags.json && !verbose
    ? silentReporter
    : terminalReporter({
        style: detectStyle({ isTty: Boolean(process.stderr.isTTY), environment: process.env }),
        verbosity: quiet ? 'quiet' : verbose ? 'verbose' : 'normal',
        write: (text) => void process.stderr.write(text),
        mask,
        now: () => performance.now(),
      });

const report = (process: ProcessFacts, { flags, verbose }: Invocation, mask: Mask, error: unknown): number => {
  const known = error instanceof OtaError ? error : fault(error);
  if (flags.json) {
    process.stdout.write(`${mask(failureJson(known))}\n`);
  } else {
    const paint = painter(detectStyle({ isTty: Boolean(process.stderr.isTTY), environment: process.env }));
    for (const finding of known.problems) process.stderr.write(`${mask(problemText(finding, paint))}\n`);
  }
  if (verbose) process.stderr.write(`${mask(stackOf(error))}\n`);
  return known.exitCode;
};

const fault = (error: unknown): OtaError => {
  const reason = error instanceof Error ? error.message : String(error);
  return fail('cli-fault', { reason }, { cause: error });
};

const stackOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return [error.stack ?? error.message, ...(error.cause ? [`caused by ${stackOf(error.cause)}`] : [])].join('\n');
};

/** Work directories may hold gigabytes: a run that is interrupted removes them too. */
const cleanUpOnSignals = (process: ProcessFacts, wiring: Wiring): (() => void) => {
  const handlers = SIGNALS.map((signal) => {
    const handler = (): void => {
      wiring.cleanUp();
      process.exit(SIGNAL_EXIT[signal]);
    };
    process.once(signal, handler);
    return () => process.off(signal, handler);
  });
  return () => {
    for (const remove of handlers) remove();
  };
};

/** `ota-release … | head` closes the pipe early; that is no failure of ours. */
const ignoreClosedPipe = (process: ProcessFacts): void => {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
};
