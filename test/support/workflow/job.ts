import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { filledInAll, holds } from './expressions.js';
import type { Texts, Workflow, WorkflowStep } from './read-workflow.js';
import { runStep } from './steps.js';
import type { JobContexts, Runner, StepEnd } from './surroundings.js';

/** How one step ended; a step whose condition doesn't hold is left out. */
export interface StepRun extends StepEnd {
  readonly step: string;
}

/** How one job of a run ended; a matrix makes several of one id. */
export interface JobRun {
  readonly id: string;
  readonly matrix: Readonly<Record<string, unknown>>;
  readonly result: 'success' | 'failure' | 'skipped';
  readonly outputs: Texts;
  readonly workspace: string;
  /** The steps that ran, in order. */
  readonly steps: readonly StepRun[];
  /** Everything that the steps printed. */
  readonly log: string;
}

/** Where and for what a job is run. */
export interface JobSurroundings extends Pick<Runner, 'actions' | 'workspace'> {
  /** Holds the runner's own folders, `temp` and `home`. */
  readonly directory: string;
  readonly contexts: JobContexts;
}

/**
 * Runs the steps of a job on a runner of its own, whatever its `if` and `needs` say: `run:` by bash, ota-release by the built
 * action, expressions by GitHub's own evaluator. @throws Error for a job or an action that isn't there.
 */
export const runJob = async (workflow: Workflow, id: string, given: JobSurroundings): Promise<JobRun> => {
  const { workspace, actions } = given;
  const job = workflow.jobs[id];
  if (!job?.steps) throw new Error(`there is no job ${id} with steps`);
  const [temporary, home] = [join(given.directory, 'temp'), join(given.directory, 'home')];
  for (const folder of [workspace, temporary, home]) mkdirSync(folder, { recursive: true });
  const env = filledInAll({ ...workflow.env, ...job.env }, given.contexts);
  const shell = job.defaults?.run?.shell ?? workflow.defaults?.run?.shell;
  const steps: Record<string, StepEnd> = {};
  const contexts = { ...given.contexts, env, runner: { temp: temporary }, steps };
  const ran: StepRun[] = [];
  let success = true;
  for (const step of job.steps) {
    if (!holds(step.if, contexts, { success, hasFiles: (path) => existsSync(join(workspace, path)) })) continue;
    const ended = await runStep(step, { workspace, temporary, home, actions, contexts, env, shell });
    ran.push({ step: nameOf(step), ...ended });
    if (step.id !== undefined) steps[step.id] = ended;
    success &&= ended.outcome === 'success' || step['continue-on-error'] === true;
  }
  return {
    id,
    matrix: contexts.matrix ?? {},
    result: success ? 'success' : 'failure',
    outputs: filledInAll(job.outputs ?? {}, contexts),
    workspace,
    steps: ran,
    log: ran.map(({ log }) => log).join(''),
  };
};

const nameOf = ({ name, id, uses, run = '' }: WorkflowStep): string => name ?? id ?? uses ?? run;
