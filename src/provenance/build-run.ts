type Environment = Readonly<Record<string, string | undefined>>;

/** The project file's `provenance`: in pipelines that the provenance can name, always, or never. */
export const PROVENANCE_MODES = ['auto', 'on', 'off'] as const;
export type ProvenanceMode = (typeof PROVENANCE_MODES)[number];

/** Which run makes a release, and where: what its provenance tells of it. Holds no secret. */
export interface BuildRun {
  readonly platform: 'github' | 'gitlab' | 'local';
  /** A URI: what a verifier decides by whether it trusts the platform (SLSA v1.0, “builder.id”). */
  readonly builderId: string;
  /** The URL of the run. */
  readonly invocationId?: string;
  /** Where the platform says that it took the source from. */
  readonly source?: BuildSource;
  /** What the platform set and nobody chose, by name. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** The repository that a run was started on. */
export interface BuildSource {
  /** http(s) URL, without credentials. */
  readonly repository: string;
  /** `refs/heads/main` */
  readonly ref?: string;
  /** Lowercase hex. */
  readonly commit?: string;
}

/** What says of itself that nobody vouches for it: SLSA’s build levels begin with a hosted platform. */
const LOCAL_BUILDER = 'urn:ota-release:builder:local';

/**
 * The run of which an environment tells: GitHub's (docs.github.com, “Variables reference”), GitLab's (docs.gitlab.com, “Predefined
 * CI/CD variables reference”), else one of a machine that nobody knows.
 */
export const buildRunOf = (environment: Environment): BuildRun => {
  if (environment.GITHUB_ACTIONS === 'true') return githubRun(environment) ?? LOCAL_RUN;
  if (environment.GITLAB_CI === 'true') return gitlabRun(environment) ?? LOCAL_RUN;
  return LOCAL_RUN;
};

const LOCAL_RUN: BuildRun = { platform: 'local', builderId: LOCAL_BUILDER, parameters: {} };

/** Whether a release made in this run gets a provenance. */
export const makesProvenance = (mode: ProvenanceMode, { platform }: BuildRun): boolean =>
  mode === 'on' || (mode === 'auto' && platform !== 'local');

/**
 * In the form of GitHub's own attestations (`@actions/attest`): the builder is the workflow file at its ref. Those name the file of a
 * reusable workflow where one has the job; the environment tells of the workflow that called it alone.
 */
const githubRun = (environment: Environment): BuildRun | undefined => {
  const server = baseUrl(environment.GITHUB_SERVER_URL);
  const name = environment.GITHUB_REPOSITORY;
  if (server === undefined || !name) return undefined;
  const repository = `${server}/${name}`;
  const workflow = environment.GITHUB_WORKFLOW_REF;
  const run = environment.GITHUB_RUN_ID;
  const attempt = environment.GITHUB_RUN_ATTEMPT ?? '1';
  return {
    platform: 'github',
    builderId: workflow ? `${server}/${workflow}` : repository,
    ...(run ? { invocationId: `${repository}/actions/runs/${run}/attempts/${attempt}` } : {}),
    source: sourceOf(repository, environment.GITHUB_REF, environment.GITHUB_SHA),
    parameters: named(environment, {
      eventName: 'GITHUB_EVENT_NAME',
      repositoryId: 'GITHUB_REPOSITORY_ID',
      repositoryOwnerId: 'GITHUB_REPOSITORY_OWNER_ID',
      workflowCommit: 'GITHUB_WORKFLOW_SHA',
      runnerEnvironment: 'RUNNER_ENVIRONMENT',
    }),
  };
};

/** As GitLab Runner's own provenance names it (docs.gitlab.com, “Provenance metadata format”): the builder is the runner's page. */
const gitlabRun = (environment: Environment): BuildRun | undefined => {
  const server = baseUrl(environment.CI_SERVER_URL);
  const path = environment.CI_PROJECT_PATH;
  if (server === undefined || !path) return undefined;
  const repository = `${server}/${path}`;
  const runner = environment.CI_RUNNER_ID;
  const job = environment.CI_JOB_URL ?? environment.CI_PIPELINE_URL;
  const url = job === undefined ? undefined : baseUrl(job);
  return {
    platform: 'gitlab',
    builderId: runner ? `${repository}/-/runners/${runner}` : repository,
    ...(url === undefined ? {} : { invocationId: url }),
    source: sourceOf(repository, gitlabRef(environment), environment.CI_COMMIT_SHA),
    parameters: named(environment, {
      eventName: 'CI_PIPELINE_SOURCE',
      repositoryId: 'CI_PROJECT_ID',
      pipelineId: 'CI_PIPELINE_ID',
      configRef: 'CI_CONFIG_REF_URI',
      configPath: 'CI_CONFIG_PATH',
      runnerVersion: 'CI_RUNNER_VERSION',
    }),
  };
};

const gitlabRef = ({ CI_COMMIT_TAG, CI_COMMIT_BRANCH, CI_MERGE_REQUEST_REF_PATH }: Environment): string | undefined => {
  if (CI_COMMIT_TAG) return `refs/tags/${CI_COMMIT_TAG}`;
  return CI_COMMIT_BRANCH ? `refs/heads/${CI_COMMIT_BRANCH}` : CI_MERGE_REQUEST_REF_PATH;
};

const sourceOf = (repository: string, ref: string | undefined, commit: string | undefined): BuildSource => ({
  repository,
  ...(ref ? { ref } : {}),
  ...(commit ? { commit: commit.toLowerCase() } : {}),
});

/** The variables that are set, by the names that the provenance has for them. */
const named = (environment: Environment, names: Readonly<Record<string, string>>): BuildRun['parameters'] =>
  Object.fromEntries(
    Object.entries(names).flatMap(([name, variable]) => {
      const value = environment[variable];
      return value ? [[name, value]] : [];
    }),
  );

/** An http(s) URL without user, password, query, fragment and a slash at its end; undefined for anything else. */
const baseUrl = (text: string | undefined): string | undefined => {
  if (text === undefined || !/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  const { origin, pathname } = new URL(text);
  return `${origin}${pathname.replace(/\/+$/, '')}`;
};
