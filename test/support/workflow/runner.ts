import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkOut } from './check-out.js';
import { type Contexts, filledIn, holds, standsFor } from './expressions.js';
import type { JobRun, Running, WorkflowResult, WorkflowRun } from './run.js';
import { runStep } from './steps.js';
import { needsOf, readWorkflow, type WorkflowJob } from './workflow-file.js';

/**
 * Runs a workflow of a repository as GitHub's runner does: jobs in the order of their needs, each in a clone of its own, `run:`
 * by bash, ota-release by the built action, expressions by GitHub's own evaluator. What other actions would do on GitHub is
 * done in the folder of the run; one that isn't known here is an error.
 */
export const runWorkflow = async (run: WorkflowRun): Promise<WorkflowResult> => {
  const running: Running = { ...run, published: { pages: undefined, findings: [] } };
  const source = join(run.directory, 'source');
  if (!existsSync(source)) await checkOut(run, { directory: source, revision: run.commit, persistCredentials: false });
  const jobs: JobRun[] = [];
  for (const [id, job] of Object.entries(readWorkflow(join(source, run.file)).jobs))
    jobs.push(...(await runJob(id, job, jobs, running)));
  return { jobs, ...running.published };
};

const runJob = async (id: string, job: WorkflowJob, before: readonly JobRun[], run: Running): Promise<JobRun[]> => {
  const needs = Object.fromEntries(needsOf(job).map((need) => [need, summed(before.filter((one) => one.id === need))]));
  const contexts = { ...contextsOf(run), needs };
  const success = Object.values(needs).every(({ result }) => result === 'success');
  if (!holds(job.if, contexts, { success, hasFiles: () => false }))
    return [{ id, matrix: {}, result: 'skipped', outputs: {}, workspace: '', ran: [], log: '' }];
  const ended: JobRun[] = [];
  for (const matrix of combinations(job, contexts)) ended.push(await runSteps(id, job, { ...contexts, matrix }, run));
  return ended;
};

/** A job that a matrix makes many of has succeeded where all have. */
const summed = (runs: readonly JobRun[]) => ({
  result: runs.find(({ result }) => result !== 'success')?.result ?? 'success',
  outputs: Object.assign({}, ...runs.map(({ outputs }) => outputs)) as JobRun['outputs'],
});

const combinations = ({ strategy }: WorkflowJob, contexts: Contexts): readonly Readonly<Record<string, unknown>>[] =>
  Object.entries(strategy?.matrix ?? {}).reduce<readonly Readonly<Record<string, unknown>>[]>(
    (found, [name, declared]) => {
      const values = standsFor(declared, contexts);
      if (!Array.isArray(values)) throw new Error(`matrix ${name} is no list: ${JSON.stringify(values)}`);
      return found.flatMap((one) => values.map((value: unknown) => ({ ...one, [name]: value })));
    },
    [{}],
  );

const contextsOf = (run: WorkflowRun) => ({
  github: {
    event_name: run.event.name,
    event: run.event.payload,
    sha: run.commit,
    ref: run.ref,
    ref_name: run.ref.replace('refs/heads/', ''),
    run_attempt: String(run.attempt ?? 1),
    repository: run.server?.repository ?? 'example/plant',
  },
  secrets: run.secrets ?? {},
  vars: run.vars ?? {},
});

/** One job on a runner of its own. */
const runSteps = async (id: string, job: WorkflowJob, contexts: Contexts, run: Running): Promise<JobRun> => {
  const home = join(run.directory, `${id}-${run.attempt ?? 1}-${Object.values(contexts.matrix ?? {}).join('-')}`);
  const workspace = join(home, 'work');
  for (const name of ['work', 'temp', 'home']) mkdirSync(join(home, name), { recursive: true });
  const steps: Record<string, { readonly outputs: Readonly<Record<string, string>> }> = {};
  const ran: string[] = [];
  let log = '';
  let success = true;
  for (const step of job.steps) {
    const now = { ...contexts, steps, env: {} };
    const hasFiles = (pattern: string) => existsSync(join(workspace, pattern));
    if (!holds(step.if, now, { success, hasFiles })) continue;
    ran.push(step.name ?? step.uses ?? step.run ?? '');
    const ended = await runStep(step, { run, job, contexts: now, home, workspace });
    log += ended.log;
    success &&= ended.success;
    if (step.id !== undefined) steps[step.id] = { outputs: ended.outputs };
  }
  const filled = Object.entries(job.outputs ?? {}).map(([name, text]) => [
    name,
    filledIn(text, { ...contexts, steps }),
  ]);
  const outputs = Object.fromEntries(filled) as JobRun['outputs'];
  const matrix = (contexts.matrix ?? {}) as JobRun['matrix'];
  return { id, matrix, result: success ? 'success' : 'failure', outputs, workspace, ran, log };
};
