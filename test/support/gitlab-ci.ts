import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { baseEnvironment, type CliRun, cliFile, runProcess } from './cli.js';
import { type GitlabInputs, withInputs } from './gitlab-inputs.js';
import { cloneRoot } from './markdown.js';

/** gitlab-ci-local: a GitLab runner without a GitLab, which makes a pipeline of a file and runs its jobs. */
const gitlabCiLocal = fileURLToPath(new URL('../tools/node_modules/gitlab-ci-local/dist/index.js', import.meta.url));

/** The tool of this clone, as the jobs of the tests start it. */
export const builtTool = `${process.execPath} ${cliFile}`;

/** The text of the component with these inputs put in as GitLab does it, and this clone's tool unless another is named. */
export const componentText = (inputs: GitlabInputs = {}): string =>
  withInputs(readFileSync(join(cloneRoot, 'templates/release/template.yml'), 'utf8'), { tool: builtTool, ...inputs });

/** The text of the plain file. */
export const includeText = (): string => readFileSync(join(cloneRoot, 'gitlab/release.yml'), 'utf8');

type Variables = Readonly<Record<string, string>>;

/** A pipeline on a clone. */
export interface GitlabPipeline {
  /** The clone: jobs run in it, as in a runner's checkout. It may have any parent, where the runner keeps its state. */
  readonly repo: string;
  /** The text of `.gitlab-ci.yml`; the one of the clone where it isn't given. */
  readonly pipeline?: string;
  /** CI/CD variables of the project: secrets, and what the plain file is driven by. */
  readonly variables?: Variables;
  /** What GitLab says of the pipeline: `CI_PIPELINE_SOURCE`, `CI_COMMIT_TAG`; undefined where it says nothing. */
  readonly predefined?: Readonly<Record<string, string | undefined>>;
  /** Environment of the runner itself, which no job sees. */
  readonly runnerEnvironment?: Variables;
}

/** How a pipeline, or a job of it, ended. */
export interface GitlabRun {
  /** Of the job's script where one job was run and failed; otherwise of the runner. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What a job printed, without the runner's own lines. */
  readonly log: (job: string) => string;
  /** What GitLab keeps of a job. */
  readonly artifactsDirectory: (job: string) => string;
}

/** Runs jobs by name, whether their rules hold or not, or the whole pipeline with the manual jobs that somebody starts. */
export const runGitlabPipeline = async (
  pipeline: GitlabPipeline,
  { jobs = [], manual = [] }: { readonly jobs?: readonly string[]; readonly manual?: readonly string[] } = {},
): Promise<GitlabRun> => {
  const state = stateOf(pipeline);
  const run = await gitlab(pipeline, state, [...jobs, ...manual.flatMap((job) => ['--manual', job])]);
  const [only, ...others] = jobs;
  const failed = others.length === 0 && only ? / FAIL (\d+) /.exec(run.stderr)?.[1] : undefined;
  const log = (job: string): string => {
    const file = join(state, 'output', `${job}.log`);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };
  return {
    exitCode: failed === undefined ? run.exitCode : Number(failed),
    stdout: run.stdout,
    stderr: run.stderr,
    log,
    artifactsDirectory: (job) => join(state, 'artifacts', job),
  };
};

/** A job as a pipeline lists it. */
export interface ListedJob {
  readonly name: string;
  readonly stage: string;
  readonly when: 'on_success' | 'manual' | 'never' | 'always';
  readonly allow_failure: boolean;
  readonly needs: readonly { readonly job: string }[] | null;
}

/** The jobs that GitLab would put into a pipeline. */
export const listGitlabJobs = async (pipeline: GitlabPipeline): Promise<readonly ListedJob[]> => {
  const { exitCode, stdout, stderr } = await gitlab(pipeline, stateOf(pipeline), ['--list-json']);
  if (exitCode !== 0) throw new Error(stdout + stderr);
  const jobs = JSON.parse(stdout) as readonly ListedJob[];
  return jobs.filter(({ when }) => when !== 'never');
};

/** What GitLab's own schema of pipelines has against this one; empty where nothing. */
export const schemaFaults = async (pipeline: GitlabPipeline): Promise<string> => {
  const { exitCode, stdout, stderr } = await gitlab(pipeline, stateOf(pipeline), [
    '--list',
    '--json-schema-validation',
  ]);
  return exitCode === 0 ? '' : stdout + stderr;
};

/** One job of the component, or of the plain file. */
export interface GitlabJob extends Omit<GitlabPipeline, 'pipeline'> {
  /** The component with these inputs. Without it: the plain file, which variables drive. */
  readonly template?: GitlabInputs;
  /** The job’s name, `ota-release` as a rule. */
  readonly job?: string;
}

/** Runs one job on a clone with the tool of this clone, by the component or by the plain file. */
export const runGitlabJob = async ({ template, job = 'ota-release', ...rest }: GitlabJob) => {
  const by = template
    ? { ...rest, pipeline: componentText(template) }
    : { ...rest, pipeline: includeText(), variables: { OTA_TOOL: builtTool, ...rest.variables } };
  const run = await runGitlabPipeline(by, { jobs: [job] });
  return { ...run, log: run.log(job), artifactsDirectory: run.artifactsDirectory(job) };
};

/** Beside the clone, because gitlab-ci-local takes paths relative to it only, and the clone has to stay clean. */
const stateOf = ({ repo }: GitlabPipeline): string => mkdtempSync(join(dirname(repo), 'gitlab-'));

const gitlab = (
  { repo, pipeline, variables = {}, predefined = {}, runnerEnvironment = {} }: GitlabPipeline,
  state: string,
  args: readonly string[],
): Promise<CliRun> => {
  writeFileSync(join(state, 'variables.yml'), variablesFile(variables));
  if (pipeline !== undefined) writeFileSync(join(state, 'pipeline.yml'), pipeline);
  const said = {
    ...jobEnvironment,
    // Jobs start login shells, and whatever this machine's user has in a profile is no business of theirs.
    HOME: state,
    // gitlab-ci-local says false, and for a job with an image that it runs without one the wrong directory.
    GITLAB_CI: 'true',
    CI_PROJECT_DIR: repo,
    ...predefined,
  };
  return runProcess(
    process.execPath,
    [
      gitlabCiLocal,
      '--force-shell-executor',
      ...['--color', 'false'],
      // A second each; the tests of the schema do it once for each pipeline.
      ...(args.includes('--json-schema-validation') ? [] : ['--json-schema-validation=false']),
      ...['--state-dir', relative(repo, state)],
      ...['--variables-file', relative(repo, join(state, 'variables.yml'))],
      ...(pipeline === undefined ? [] : ['--file', relative(repo, join(state, 'pipeline.yml'))]),
      ...['--ignore-predefined-vars', Object.keys(said).join(',')],
      ...Object.entries(said).flatMap(([name, value]) =>
        value === undefined ? ['--unset-variable', name] : ['--variable', `${name}=${value}`],
      ),
      ...args,
    ],
    { cwd: repo, env: { ...baseEnvironment, HOME: state, FORCE_COLOR: '0', ...runnerEnvironment } },
  );
};

/** Of type variable, because a value that looks like a path would become a file. */
const variablesFile = (variables: Variables): string =>
  stringify(
    Object.fromEntries(
      Object.entries(variables).map(([name, value]) => [name, { type: 'variable', values: { '*': value } }]),
    ),
  );

/** What an image gives to a job's shell; gitlab-ci-local itself gives it variables alone. */
const jobEnvironment: Variables = Object.fromEntries(
  Object.entries(baseEnvironment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
);
