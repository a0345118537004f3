import { resolve } from 'node:path';
import type { CommandContext, Flags } from '../commands/context.js';
import { reportFiles } from '../commands/release-inputs.js';
import { gather } from '../errors/gather.js';
import { fail, OtaError } from '../errors/ota-error.js';
import type { Problem } from '../errors/problem.js';
import { REISSUES } from '../project/input-definition.js';
import type { Mask } from '../report/mask.js';
import { maskedRecord } from '../report/masked-record.js';
import { recordingReporter } from '../report/recording.js';
import type { Reporter } from '../report/reporter.js';
import type { RunRecord } from '../report/run-record.js';
import type { Style } from '../report/style.js';
import type { CommandEntry } from './command-table.js';
import { fileFromRoot } from './file-from-root.js';
import { isAnswering, openTerminalPrompter } from './terminal-prompter.js';
import { toolVersion } from './tool-version.js';
import { isProposal } from './variables.js';
import { type Wiring, wire } from './wire.js';

/** One command that is to be run, whichever face it was asked for through. */
export interface RunRequest {
  readonly command: CommandEntry;
  readonly operands: readonly string[];
  readonly flags: Flags;
  /** What findings call the one that gave each input. */
  readonly origins: Readonly<Record<string, string>>;
  /** Inputs that can’t be taken: the run ends before it begins, and tells of all of them. */
  readonly problems: readonly Problem[];
  readonly verbose: boolean;
  readonly signingKeyFile?: string;
  /** The run was made a dry one because of where it runs. */
  readonly dryAsProposal?: true;
}

/** The process that a face runs in. */
export type ProcessFacts = Pick<
  NodeJS.Process,
  'argv' | 'env' | 'cwd' | 'stdout' | 'stderr' | 'execPath' | 'once' | 'off' | 'exit'
> &
  // Only where somebody may be asked.
  Partial<Pick<NodeJS.Process, 'stdin' | 'emit'>>;

/** How a face shows a run. Every text is masked before it gets here. */
export interface Face {
  readonly style: Style;
  /** The reporter, given the mask that grows with the secrets that a run reads. */
  readonly reporter: (mask: Mask) => Reporter;
  /** Writes one line of the result. */
  readonly print: (line: string) => void;
  readonly showFindings: (findings: RunRecord['findings'], mask: Mask, reporter: Reporter) => void;
  /** Shows what ended a run that failed. */
  readonly showFailure: (error: OtaError, mask: Mask, reporter: Reporter) => void;
  /** Shows where a fault of the program was, for `--verbose`. */
  readonly showStack: (text: string) => void;
}

/** Long enough for a face to write what comes after the run. */
const LINGER_MS = 1500;
const TOOL = { name: 'ota-release', version: toolVersion } as const;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** What a shell reports for a process that a signal ended. */
const SIGNAL_EXIT = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** A run's record, and the mask of every secret that it read. */
export interface FinishedRun {
  /** Masked already. */
  readonly record: RunRecord;
  readonly mask: Mask;
  /** Where it worked. Absolute. */
  readonly directory: string;
}

/**
 * Runs one command and gives back its record. The one code path of every face: what the command line does, the action and
 * the GitLab job do. It never throws; a fault of the program is a record with the exit code 1.
 */
export const runRequest = async (request: RunRequest, process: ProcessFacts, face: Face): Promise<FinishedRun> => {
  const asked = dryOnProposals(request, process.env);
  const { signingKeyFile } = asked;
  const directory = resolve(process.cwd(), asked.flags.directory ?? '.');
  const wiring = wire({
    environment: process.env,
    directory,
    ...(signingKeyFile === undefined ? {} : { signingKeyFile }),
    ...(asked.flags.signatures === undefined ? {} : { signaturesFile: asked.flags.signatures }),
    ...(asked.command.hurried ? { hurried: true } : {}),
  });
  const { untilInterrupted, stop } = watchSignals(process, wiring);
  try {
    const record = await recorded(asked, { process, face, wiring, directory, untilInterrupted });
    return { record: maskedRecord(record, wiring.mask), mask: wiring.mask, directory };
  } finally {
    stop();
    wiring.cleanUp();
    // What it gave up waiting for, as a git that still connects, must not keep the process.
    if (asked.command.hurried) setTimeout(() => process.exit(), LINGER_MS).unref();
  }
};

/** Nothing on a site is changed because of a change that is only proposed, unless the user says so in so many words. */
const dryOnProposals = (request: RunRequest, environment: NodeJS.ProcessEnv): RunRequest =>
  changesSite(request) && request.flags.dryRun === undefined && isProposal(environment)
    ? { ...request, flags: { ...request.flags, dryRun: true }, dryAsProposal: true }
    : request;

const CHANGING: readonly string[] = ['release', 'refresh', 'rollout', 'yank', 'prune', ...REISSUES];

/** Of the actions on keys, those that are about the site’s. */
const changesSite = ({ command, operands: [action = ''] }: RunRequest): boolean =>
  CHANGING.includes(command.name) || (command.name === 'keys' && ['rotate', 'retire'].includes(action));

interface RunParts {
  readonly process: ProcessFacts;
  readonly face: Face;
  readonly wiring: Wiring;
  readonly directory: string;
  readonly untilInterrupted: () => Promise<void>;
}

const recorded = async (request: RunRequest, parts: RunParts): Promise<RunRecord> => {
  const { process, face, wiring, directory } = parts;
  const shown = face.reporter(wiring.mask);
  const recording = recordingReporter(shown, () => performance.now());
  const base = { tool: TOOL, command: request.command.name };
  // Loaded only where a report is asked for: most runs at a terminal ask for none.
  const files = reportFiles(request.flags).length > 0 ? await import('./report-files.js') : undefined;
  const reports = { flags: request.flags, origins: request.origins, directory, mask: wiring.mask };
  const failed = (error: unknown): RunRecord => {
    const known = error instanceof OtaError ? error : fault(error);
    face.showFailure(known, wiring.mask, shown);
    if (request.verbose) face.showStack(wiring.mask(stackOf(error)));
    return { ...base, exitCode: known.exitCode, steps: recording.steps(), findings: known.problems };
  };
  let record: RunRecord;
  const prepared = await gather(async () => files?.prepareReportFiles(reports));
  try {
    const refused = [...request.problems, ...prepared.problems];
    if (refused.length > 0) throw new OtaError(refused);
    if (request.dryAsProposal)
      shown.info('A change that is only proposed: a dry run. dry-run: false would carry it out.');
    const run = await request.command.load();
    const context = contextOf(request, { ...parts, reporter: recording.reporter });
    record = { ...base, ...(await run(context)), steps: recording.steps() };
  } catch (error) {
    record = failed(error);
  }
  // Where they can’t be written is told already.
  if (prepared.problems.length > 0) return record;
  try {
    await files?.writeReportFiles(maskedRecord(record, wiring.mask), { ...reports, environment: process.env });
    return record;
  } catch (error) {
    // What was published stays published; that nobody can read of it in the report is told all the same.
    const { findings } = failed(error);
    return { ...record, findings: [...record.findings, ...findings], exitCode: record.exitCode || 1 };
  }
};

const contextOf = (
  { flags, origins, operands }: RunRequest,
  { process, face, wiring, directory, untilInterrupted, reporter }: RunParts & { readonly reporter: Reporter },
): CommandContext => ({
  flags,
  origins,
  operands,
  proposal: isProposal(process.env),
  directory,
  services: wiring.services(reporter),
  print: (line) => face.print(wiring.mask(line)),
  showFindings: (findings) => face.showFindings(findings, wiring.mask, reporter),
  style: face.style,
  mask: wiring.mask,
  tool: TOOL,
  fileFromRoot: fileFromRoot(directory, process.env),
  untilInterrupted,
  ...somebodyToAsk(process),
  runtime: { execPath: process.execPath, cliFile: process.argv[1] ?? '', environment: process.env },
});

/** Whoever breaks off a question ends the run as a signal does. */
const somebodyToAsk = (process: ProcessFacts): Pick<CommandContext, 'openPrompter'> => {
  const { stdin, stdout } = process;
  if (!isAnswering(process) || stdin === undefined) return {};
  const interrupt = (): void => void process.emit?.('SIGINT', 'SIGINT');
  return { openPrompter: () => openTerminalPrompter({ stdin, stdout, interrupt }) };
};

const fault = (error: unknown): OtaError => {
  const reason = error instanceof Error ? error.message : String(error);
  return fail('cli-fault', { reason }, { cause: error });
};

const stackOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return [error.stack ?? error.message, ...(error.cause ? [`caused by ${stackOf(error.cause)}`] : [])].join('\n');
};

/**
 * What signals do. Work directories may hold gigabytes: a run that is interrupted removes them too. A command that waits to be
 * interrupted, as a server does, ends by itself upon the first signal, and as any other upon the second.
 */
const watchSignals = (
  process: ProcessFacts,
  wiring: Wiring,
): { readonly untilInterrupted: () => Promise<void>; readonly stop: () => void } => {
  let interrupted: (() => void) | undefined;
  const handlers = SIGNALS.map((signal) => {
    const handler = (): void => {
      if (interrupted) {
        interrupted();
        interrupted = undefined;
        process.once(signal, handler);
        return;
      }
      wiring.cleanUp();
      process.exit(SIGNAL_EXIT[signal]);
    };
    process.once(signal, handler);
    return () => process.off(signal, handler);
  });
  return {
    untilInterrupted: () =>
      new Promise((resolve) => {
        interrupted = resolve;
      }),
    stop: () => {
      for (const remove of handlers) remove();
    },
  };
};
