import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { anonymous } from './environment.js';
import type { WorkflowRun } from './run.js';

/** A clone of the run's repository with every branch and tag, at a revision. */
export const checkOut = (run: WorkflowRun, directory: string, revision: string): void => {
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { env: anonymous as NodeJS.ProcessEnv, stdio: ['ignore', 'ignore', 'pipe'] });
  mkdirSync(directory, { recursive: true });
  git('-C', directory, 'init', '--quiet', '--template=');
  git('-C', directory, 'remote', 'add', 'origin', run.remote);
  git('-C', directory, 'fetch', '--quiet', 'origin', '+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*');
  git('-C', directory, 'fetch', '--quiet', 'origin', run.commit);
  git('-C', directory, 'checkout', '--quiet', '--detach', revision);
};
