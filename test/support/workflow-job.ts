import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { runAction } from './action.js';
import { baseEnvironment, runProcess } from './cli.js';
import { type Contexts, filledIn, holds } from './workflow/expressions.js';

type Variables = Readonly<Record<string, string>>;

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Variables;
  readonly 'continue-on-error'?: boolean;
}

interface Workflow {
  readonly env?: Variables;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[]; readonly outputs?: Variables }>>;
}

/** One job of a workflow, to be run by itself in a work tree that is there. */
export interface WorkflowJob {
  readonly workflow: string;
  readonly job: string;
  /** The work tree, which a checkout would have made. */
  readonly workspace: string;
  /** `RUNNER_TEMP`. */
  readonly temporary: string;
  readonly event: string;
  /** What the steps that use actions of others give, by the action's name; an action that isn't listed fails the test. */
  readonly actions: Readonly<Record<string, Variables>>;
  /** `github`, `secrets` and `needs`, as far as the job asks for them. */
  readonly contexts?: Contexts;
}

/** How one step ended; a step whose condition doesn't hold is left out. */
export interface StepResult {
  readonly step: string;
  readonly outcome: 'success' | 'failure';
  readonly outputs: Variables;
  readonly log: string;
}

/** What a job came to: the steps that ran, and its outputs. */
export interface JobResult {
  readonly succeeded: boolean;
  readonly steps: readonly StepResult[];
  readonly outputs: Variables;
}

/** Runs a job's steps as GitHub's runner does: scripts in bash, this action as it is built, and what others give as the test says. */
export const runWorkflowJob = async (asked: WorkflowJob): Promise<JobResult> => {
  const workflow = parse(readFileSync(asked.workflow, 'utf8')) as Workflow;
  const job = workflow.jobs[asked.job];
  if (!job) throw new Error(`there is no job ${asked.job} in ${asked.workflow}`);
  const results: StepResult[] = [];
  const steps: Record<string, Omit<StepResult, 'step' | 'log'>> = {};
  const contexts = { env: {}, runner: { temp: asked.temporary }, ...asked.contexts, steps };
  let success = true;
  for (const step of job.steps) {
    if (!holds(step.if, contexts, { success, hasFiles: (path) => existsSync(join(asked.workspace, path)) })) continue;
    const env = filledInAll({ ...workflow.env, ...step.env }, contexts);
    const result = await runStep(step, env, { ...asked, contexts });
    results.push(result);
    if (step.id !== undefined) steps[step.id] = { outcome: result.outcome, outputs: result.outputs };
    success &&= result.outcome === 'success' || step['continue-on-error'] === true;
  }
  return { succeeded: success, steps: results, outputs: filledInAll(job.outputs ?? {}, contexts) };
};

const filledInAll = (texts: Readonly<Record<string, unknown>>, contexts: Contexts): Variables =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, filledIn(String(text), contexts)]));

type RunningJob = WorkflowJob & { readonly contexts: Contexts };
/** What a step came to, but for its name. */
type Ended = Omit<StepResult, 'step'>;

const runStep = async (step: Step, env: Variables, job: RunningJob): Promise<StepResult> => {
  const name = step.name ?? step.id ?? step.uses ?? step.run ?? '';
  if (step.uses === './') return { step: name, ...(await useThisAction(step, env, job)) };
  if (step.uses === undefined) return { step: name, ...(await runScript(step.run ?? '', env, job)) };
  const outputs = job.actions[step.uses.replace(/@.*/, '')];
  if (!outputs) throw new Error(`the test says nothing of ${step.uses}`);
  return { step: name, outcome: 'success', outputs, log: '' };
};

const useThisAction = async (step: Step, env: Variables, job: RunningJob): Promise<Ended> => {
  const { workspace, event, contexts } = job;
  const given = filledInAll(step.with ?? {}, contexts);
  const run = await runAction({ with: given, env, workspace, event: { name: event }, token: 'token-of-the-job' });
  return { outcome: outcomeOf(run.exitCode), outputs: run.outputs, log: run.stdout + run.stderr };
};

/** GitHub, “Workflow syntax”, `defaults.run.shell`: this is how `bash` is started where it is named. */
const BASH = ['--noprofile', '--norc', '-eo', 'pipefail'];

const runScript = async (script: string, env: Variables, job: RunningJob): Promise<Ended> => {
  const { workspace, temporary, event } = job;
  const [file, outputFile] = [join(temporary, 'step.sh'), join(temporary, 'step.outputs')];
  writeFileSync(file, filledIn(script, job.contexts));
  writeFileSync(outputFile, '');
  const run = await runProcess('bash', [...BASH, file], {
    cwd: workspace,
    env: {
      ...baseEnvironment,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: event,
      GITHUB_OUTPUT: outputFile,
      GITHUB_RUN_ATTEMPT: '1',
      RUNNER_TEMP: temporary,
      ...env,
    },
  });
  const lines = readFileSync(outputFile, 'utf8').split('\n').filter(Boolean);
  const outputs = Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2)));
  return { outcome: outcomeOf(run.exitCode), outputs, log: run.stdout + run.stderr };
};

const outcomeOf = (exitCode: number | null): StepResult['outcome'] => (exitCode === 0 ? 'success' : 'failure');
