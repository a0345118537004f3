import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { baseEnvironment } from './cli.js';
import type { Example } from './example.js';
import { componentText, type GitlabRun, type ListedJob, listGitlabJobs, runGitlabPipeline } from './gitlab-ci.js';
import type { GitlabInputs } from './gitlab-inputs.js';

interface Include {
  readonly component: string;
  readonly inputs: GitlabInputs;
}

/** An example on GitLab: each run is on a checkout of its own, as a runner has it. */
export interface ExampleOnGitlab {
  /** Runs jobs of the example's pipeline for a push to `main`, or a merge request. */
  readonly run: (jobs: readonly string[], source?: Source) => Promise<GitlabRun & { readonly checkout: string }>;
  /** The names of the jobs that a pipeline for the newest commit alone would have. */
  readonly jobs: (source?: Source) => Promise<readonly string[]>;
}

type Source = 'push' | 'merge_request_event';

/** How the examples name the component that this repository holds as `templates/release/template.yml`. */
const COMPONENT = '$CI_SERVER_FQDN/OWNER/ota-release/release@0.1';

/** The pipeline of an example, with this clone's component and tool in the place of the one that it includes. */
const pipelineOf = ({ repo }: Example): string => {
  const { include, ...own } = parse(readFileSync(join(repo, '.gitlab-ci.yml'), 'utf8')) as Settings & {
    readonly include: readonly Include[];
  };
  const included = include.map(({ component, inputs }) => {
    if (component !== COMPONENT) throw new Error(`not the component of ota-release: ${component}`);
    return parse(componentText(inputs)) as Settings;
  });
  return stringify([...included, own].reduce(merged, {}));
};

type Settings = Readonly<Record<string, unknown>>;

const isSettings = (value: unknown): value is Settings =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** GitLab, “Use configuration from other files”: maps are merged key by key, and whatever else stands later wins. */
const merged = (before: Settings, after: Settings): Settings => ({
  ...before,
  ...Object.fromEntries(
    Object.entries(after).map(([key, value]) => {
      const standing = before[key];
      return [key, isSettings(standing) && isSettings(value) ? merged(standing, value) : value];
    }),
  ),
});

/** The example's repository as GitLab's, with the secret that its README asks for. */
export const onGitlab = (example: Example, secret: string): ExampleOnGitlab => {
  let checkouts = 0;
  const checkout = (): string => {
    checkouts += 1;
    const directory = join(example.directory, `job-${checkouts}`);
    execFileSync('git', ['clone', '--quiet', '--template=', example.remote, directory], {
      env: { ...baseEnvironment },
    });
    return directory;
  };
  const pipeline = (repo: string, source: Source) => ({
    repo,
    pipeline: pipelineOf(example),
    variables: { OTA_SIGNING_KEY: secret },
    predefined: {
      CI_PIPELINE_SOURCE: source,
      CI_DEFAULT_BRANCH: 'main',
      CI_COMMIT_BRANCH: source === 'push' ? 'main' : undefined,
    },
  });
  return {
    run: async (jobs, source = 'push') => {
      const repo = checkout();
      return { ...(await runGitlabPipeline(pipeline(repo, source), { jobs })), checkout: repo };
    },
    jobs: async (source = 'push') => {
      const repo = checkout();
      // GitLab compares with what stood there before; gitlab-ci-local with where the default branch stands on the remote.
      execFileSync('git', ['-C', repo, 'update-ref', 'refs/remotes/origin/main', 'HEAD~1']);
      const listed: readonly ListedJob[] = await listGitlabJobs(pipeline(repo, source));
      return listed.map(({ name }) => name).sort();
    },
  };
};
