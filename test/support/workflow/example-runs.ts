import { join } from 'node:path';
import type { Example } from '../example.js';
import { writeHook } from '../repository.js';
import type { WorkflowResult, WorkflowRun } from './run.js';
import { runWorkflow } from './runner.js';

/** An example on GitHub: its workflow is run for what is pushed, and for what is proposed. */
export interface ExampleOnGithub {
  /** Runs the workflow for a push of the commit to `main`; `before` is the commit that stood there. */
  readonly push: (commit: string, before: string, attempt?: number) => Promise<WorkflowResult>;
  /** Runs the workflow for a pull request whose one commit has been made on top of `base`. */
  readonly propose: (commit: string, base: string, fork?: boolean) => Promise<WorkflowResult>;
  /** Lets the server refuse every push to a branch, until it is told otherwise. */
  readonly refuse: (branch: string | undefined) => void;
  /** The branches and tags of the server, each with its object. */
  readonly refs: () => string;
}

const FILE = '.github/workflows/release.yml';

/** The example's repository as GitHub's, with the secrets and variables that its README asks for. */
export const onGithub = (
  example: Example,
  settings: Pick<WorkflowRun, 'secrets' | 'vars' | 'server'>,
): ExampleOnGithub => {
  const run = (commit: string, more: Pick<WorkflowRun, 'event' | 'ref'> & Partial<WorkflowRun>) =>
    runWorkflow({
      file: FILE,
      remote: example.remote,
      commit,
      // One folder for all attempts of a run, as GitHub has it.
      directory: join(example.directory, 'runs', `${more.event.name}-${commit}`),
      ...settings,
      ...more,
    });
  return {
    push: (commit, before, attempt = 1) =>
      run(commit, { attempt, ref: 'refs/heads/main', event: { name: 'push', payload: { before, after: commit } } }),
    propose: (commit, base, fork = false) => {
      example.git('push', '--quiet', '--force', 'origin', `${commit}:refs/pull/1/merge`);
      const payload = { number: 1, pull_request: { base: { sha: base }, head: { sha: commit, repo: { fork } } } };
      // The token of such a run can't be used for a release, and no secret is handed over to a fork.
      return run(commit, { ref: 'refs/pull/1/merge', event: { name: 'pull_request', payload }, secrets: {} });
    },
    refuse: (branch = '') => {
      writeHook(example.remote, 'update', `[ "$1" != "refs/heads/${branch}" ]`);
    },
    refs: () => example.git('ls-remote', '--heads', '--tags', 'origin'),
  };
};
