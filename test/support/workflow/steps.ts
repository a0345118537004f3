import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { runAction } from '../action.js';
import { runProcess } from '../cli.js';
import { checkOut } from './check-out.js';
import { anonymous } from './environment.js';
import { type Contexts, filledIn } from './expressions.js';
import type { Running } from './run.js';
import type { WorkflowJob, WorkflowStep } from './workflow-file.js';

/** Where a step runs. */
export interface StepSurroundings {
  readonly run: Running;
  readonly job: WorkflowJob;
  readonly contexts: Contexts;
  readonly home: string;
  readonly workspace: string;
}

/** How a step ended. */
export interface StepEnd {
  readonly success: boolean;
  readonly outputs: Readonly<Record<string, string>>;
  readonly log: string;
}

const DONE: StepEnd = { success: true, outputs: {}, log: '' };

/** Runs one step of a job. @throws Error for an action that has no place here. */
export const runStep = (step: WorkflowStep, at: StepSurroundings): Promise<StepEnd> | StepEnd => {
  const given = Object.fromEntries(
    Object.entries(step.with ?? {}).map(([name, value]) => [name, filledIn(String(value), at.contexts)]),
  );
  switch (step.uses?.split('@')[0]) {
    case undefined:
      return runScript(step, at);
    case 'OWNER/ota-release':
      return runOtaRelease(given, at);
    case 'actions/checkout':
      return checkOutStep(given, at);
    case 'actions/upload-pages-artifact':
      return uploadPages(given, at);
    case 'actions/deploy-pages':
      return deployPages(given, at);
    case 'github/codeql-action/upload-sarif':
      at.run.published.findings.push(readFileSync(join(at.workspace, given.sarif_file ?? ''), 'utf8'));
      return DONE;
    default:
      throw new Error(`no runner for ${step.uses}`);
  }
};

/** GitHub, “Workflow syntax”, `shell`: where none is named it is `bash -e {0}`. */
const runScript = async (step: WorkflowStep, { run, job, contexts, home, workspace }: StepSurroundings) => {
  const [script, output] = [join(home, 'temp/step.sh'), join(home, 'temp/output')];
  writeFileSync(script, filledIn(step.run ?? '', contexts));
  writeFileSync(output, '');
  const given = Object.entries({ ...job.env, ...step.env }).map(([name, text]) => [name, filledIn(text, contexts)]);
  const ended = await runProcess('bash', ['-e', script], {
    cwd: workspace,
    env: {
      ...anonymous,
      HOME: join(home, 'home'),
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: run.event.name,
      GITHUB_SHA: run.commit,
      GITHUB_REF: run.ref,
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: output,
      RUNNER_TEMP: join(home, 'temp'),
      ...Object.fromEntries(given),
    },
  });
  const outputs = Object.fromEntries(
    [...readFileSync(output, 'utf8').matchAll(/^([^=\n]+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
  ) as Readonly<Record<string, string>>;
  return { success: ended.exitCode === 0, outputs, log: ended.stdout + ended.stderr };
};

const runOtaRelease = async (given: Readonly<Record<string, string>>, { run, workspace }: StepSurroundings) => {
  const { server } = run;
  const on = server && {
    serverUrl: server.web,
    apiUrl: server.api,
    repository: server.repository,
    token: server.token,
  };
  const ended = await runAction({ with: given, workspace, event: run.event, ...on });
  return { success: ended.exitCode === 0, outputs: ended.outputs, log: ended.stdout + ended.stderr };
};

/** A clone at the commit of the run, or at another branch, below the workspace. */
const checkOutStep = async (given: Readonly<Record<string, string>>, { run, workspace }: StepSurroundings) => {
  await checkOut(run, {
    directory: resolve(workspace, given.path ?? '.'),
    revision: given.ref === undefined ? run.commit : `refs/remotes/origin/${given.ref}`,
    persistCredentials: given['persist-credentials'] !== 'false',
  });
  return DONE;
};

/** The artifact of a run: a second one of the same name is refused, also of another attempt. */
const uploadPages = (
  { name = 'github-pages', path = '_site/' }: Readonly<Record<string, string>>,
  at: StepSurroundings,
) => {
  const artifact = artifactOf(at.run, name);
  if (existsSync(artifact)) throw new Error(`two artifacts are called ${name}`);
  const hidden = /^\.(?!$)/;
  cpSync(join(at.workspace, path), artifact, { recursive: true, filter: (file) => !hidden.test(basename(file)) });
  return DONE;
};

const deployPages = (
  { artifact_name: name = 'github-pages' }: Readonly<Record<string, string>>,
  { run }: StepSurroundings,
) => {
  const artifact = artifactOf(run, name);
  if (!existsSync(artifact)) return { ...DONE, success: false, log: `no artifact ${name}\n` };
  run.published.pages = artifact;
  return { ...DONE, outputs: { page_url: 'https://example.github.io/plant/' } };
};

const artifactOf = ({ directory }: Running, name: string): string => join(directory, 'artifacts', name);
