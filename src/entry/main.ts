import { CommanderError } from 'commander';
import { fail, type OtaError } from '../errors/ota-error.js';
import { type Invocation, parseCommandLine } from './command-line.js';
import { type ProcessFacts, type RunRequest, runRequest } from './run.js';
import { failureJson, shellFace } from './shell-face.js';
import { withVariables } from './variables.js';
import { environmentMask } from './wire.js';

/**
 * Runs one command line and gives back its exit code: 0 done, 1 failed, 2 bad input or project, 3 verification failed.
 */
export const main = async (process: ProcessFacts): Promise<number> => {
  ignoreClosedPipe(process);
  const parsed = await parseOrExplain(process);
  if ('exitCode' in parsed) return parsed.exitCode;
  const request = requestOf(parsed, process.env);
  const { record } = await runRequest(request, process, shellFace(process, { ...parsed, ...request }));
  return record.exitCode;
};

/** The command line, and behind it what variables of the environment say. */
const requestOf = (
  { command, operands, flags, verbose, signingKeyFile = '' }: Invocation,
  environment: NodeJS.ProcessEnv,
): RunRequest => {
  const given = withVariables(command.name, flags, environment);
  const keyFile = signingKeyFile || environment.OTA_SIGNING_KEY_FILE;
  const wordy = verbose || given.flags.verbose === true;
  return { command, operands, ...given, verbose: wordy, ...(keyFile ? { signingKeyFile: keyFile } : {}) };
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

/** `ota-release … | head` closes the pipe early; that is no failure of ours. */
const ignoreClosedPipe = (process: ProcessFacts): void => {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
};
