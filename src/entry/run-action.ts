import { getInput, setOutput, summary } from '@actions/core';
import { problem } from '../errors/problem.js';
import { CI_COMMANDS } from '../project/inputs.js';
import { outputs } from '../report/outputs.js';
import { summaryMarkdown } from '../report/summary.js';
import { actionFace } from './action-face.js';
import { actionOperands } from './action-operands.js';
import { commandTable } from './command-table.js';
import { fileFromRoot } from './file-from-root.js';
import { givenInputs } from './given-inputs.js';
import { summaryLinks } from './links.js';
import { type FinishedRun, type ProcessFacts, type RunRequest, runRequest } from './run.js';

/** The process of the action, and the environment in which secret inputs are ordinary variables. */
export interface ActionSurroundings {
  readonly process: ProcessFacts;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Runs the command that the step's inputs ask for, hands on its outputs and its summary, and gives back its exit code. */
export const runAction = async ({ process, environment }: ActionSurroundings): Promise<number> => {
  const facts: ProcessFacts = {
    argv: process.argv,
    env: { ...environment },
    cwd: () => process.cwd(),
    stdout: process.stdout,
    stderr: process.stderr,
    execPath: process.execPath,
    once: process.once.bind(process),
    off: process.off.bind(process),
    exit: process.exit.bind(process),
  };
  const request = requestOf(environment);
  const finished = await runRequest(request, facts, actionFace(facts, request));
  handOver(finished);
  if (environment.GITHUB_STEP_SUMMARY) await writeSummary(finished, environment);
  return finished.record.exitCode;
};

const requestOf = (environment: ActionSurroundings['environment']): RunRequest => {
  const name = getInput('command') || 'release';
  const command = commandTable.find((entry) => entry.name === name && CI_COMMANDS.some((known) => known === name));
  const given = givenInputs(command?.name ?? 'release', 'action', ({ flag }) => {
    const text = getInput(flag);
    return text === '' ? undefined : { text, origin: `input ${flag}` };
  });
  const unknown = command ? [] : [unknownCommand(name)];
  const entry = command ?? commandTable[0] ?? neverEmpty();
  const words = actionOperands(given.flags.arguments ?? '', entry);
  return {
    command: entry,
    operands: words.operands,
    ...given,
    problems: [...unknown, ...given.problems, ...words.problems],
    verbose: given.flags.verbose === true || environment.RUNNER_DEBUG === '1',
    ...(environment.OTA_SIGNING_KEY_FILE ? { signingKeyFile: environment.OTA_SIGNING_KEY_FILE } : {}),
  };
};

const unknownCommand = (value: string) => {
  const reason = `the action runs ${CI_COMMANDS.join(', ')}`;
  return problem('cli-input-invalid', { origin: 'input command', value, reason }, { file: 'input command' });
};

const neverEmpty = (): never => {
  throw new RangeError('the command table is empty');
};

const handOver = ({ record, mask }: FinishedRun): void => {
  for (const { name, value } of outputs) {
    const text = value(record);
    if (text !== undefined) setOutput(name, mask(text));
  }
};

const writeSummary = async (
  { record, mask, directory }: FinishedRun,
  environment: ActionSurroundings['environment'],
): Promise<void> => {
  const links = summaryLinks(environment, fileFromRoot(directory, environment));
  await summary.addRaw(mask(summaryMarkdown(record, links)), true).write();
};
