import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { actionsOf } from './actions.js';
import { checkOut } from './check-out.js';
import { type Contexts, holds, standsFor } from './expressions.js';
import { type JobRun, runJob } from './job.js';
import { needsOf, readWorkflow, type Workflow, type WorkflowJob } from './read-workflow.js';
import type { Running, WorkflowResult, WorkflowRun } from './run.js';
import type { JobContexts } from './surroundings.js';

/**
 * Runs a workflow of a repository as GitHub does: jobs in the order of their needs, each on a runner and in a clone of its own.
 * What other actions would do on GitHub is done in the folder of the run; one that isn't known here is an error.
 */
export const runWorkflow = async (run: WorkflowRun): Promise<WorkflowResult> => {
  const running: Running = { ...run, published: { pages: undefined, findings: [] } };
  const source = join(run.directory, 'source');
  if (!existsSync(source)) await checkOut(run, { directory: source, revision: run.commit, persistCredentials: false });
  const read = readWorkflow(join(source, run.file));
  const workflow = run.path === undefined ? read : { ...read, env: { PATH: run.path, ...read.env } };
  const jobs: JobRun[] = [];
  for (const id of Object.keys(workflow.jobs)) jobs.push(...(await runInTurn(workflow, id, jobs, running)));
  return { jobs, ...running.published };
};

/** One job after those that it needs: left out, once, or once for each combination of its matrix. */
const runInTurn = async (
  workflow: Workflow,
  id: string,
  before: readonly JobRun[],
  run: Running,
): Promise<readonly JobRun[]> => {
  const job = workflow.jobs[id] ?? {};
  const needs = Object.fromEntries(needsOf(job).map((need) => [need, summed(before.filter((one) => one.id === need))]));
  const contexts = { ...contextsOf(run), needs };
  const success = Object.values(needs).every(({ result }) => result === 'success');
  if (!holds(job.if, contexts, { success, hasFiles: () => false }))
    return [{ id, matrix: {}, result: 'skipped', outputs: {}, workspace: '', steps: [], log: '' }];
  const ended: JobRun[] = [];
  for (const matrix of combinations(job, contexts)) {
    const directory = join(run.directory, [id, run.attempt ?? 1, ...Object.values(matrix)].join('-'));
    const surroundings = { directory, workspace: join(directory, 'work'), actions: actionsOf(run) };
    ended.push(await runJob(workflow, id, { ...surroundings, contexts: { ...contexts, matrix } }));
  }
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

const contextsOf = (run: WorkflowRun): JobContexts => ({
  github: {
    event_name: run.event.name,
    event: run.event.payload,
    sha: run.commit,
    ref: run.ref,
    ref_name: run.ref.replace('refs/heads/', ''),
    run_attempt: String(run.attempt ?? 1),
    repository: run.server?.repository ?? 'example/plant',
    ...(run.server && { server_url: run.server.web, api_url: run.server.api, token: run.server.token }),
  },
  secrets: run.secrets ?? {},
  vars: run.vars ?? {},
});
