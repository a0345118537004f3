import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { promisify } from 'node:util';
import { anonymous } from './environment.js';
import type { WorkflowRun } from './run.js';

const execute = promisify(execFile);

/** What is checked out, and whether the job's token stays in the clone for later steps. */
export interface CheckOut {
  readonly directory: string;
  readonly revision: string;
  readonly persistCredentials: boolean;
}

/** A clone of the run's repository with every branch and tag, at a revision, as actions/checkout makes it. */
export const checkOut = async (
  run: WorkflowRun,
  { directory, revision, persistCredentials }: CheckOut,
): Promise<void> => {
  // Not blocking: what stands for GitHub may run in this very process.
  const git = (...args: readonly string[]) => execute('git', ['-C', directory, ...args], { env: anonymous });
  const { server, remote } = run;
  mkdirSync(directory, { recursive: true });
  await git('init', '--quiet', '--template=');
  await git('remote', 'add', 'origin', server ? `${server.web}/${server.repository}.git` : remote);
  const header = `http.${server?.web}/.extraheader`;
  const credentials = Buffer.from(`x-access-token:${server?.token}`).toString('base64');
  if (server) await git('config', header, `AUTHORIZATION: basic ${credentials}`);
  await git('fetch', '--quiet', 'origin', '+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*');
  await git('fetch', '--quiet', 'origin', run.commit);
  await git('checkout', '--quiet', '--detach', revision);
  if (server && !persistCredentials) await git('config', '--unset', header);
};
