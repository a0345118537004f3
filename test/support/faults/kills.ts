import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { wire } from '../../../src/entry/wire.js';
import { silentReporter } from '../../../src/report/silent.js';
import { release } from '../../../src/steps/release.js';
import { baseEnvironment, cliFile } from '../cli.js';
import { type Interception, type SeenRequest, startFaultProxy } from '../fault-proxy.js';
import { inputsOf } from '../step-states.js';
import { SECRET, type Workspace } from '../workspace.js';
import { differences, type Objects, unsoundness } from './soundness.js';
import type { Target } from './target.js';

/** A release by the built program, and what it leaves when nobody kills it. */
export interface Killable {
  readonly workspace: Workspace;
  readonly before: Objects;
  readonly after: Objects;
  readonly tags: readonly string[];
  readonly requests: readonly SeenRequest[];
}

/** A program is killed when a request arrives, or when the server has answered it and before the program knows. */
export type Kill = Pick<Interception, 'at' | 'when'>;

/** Releases once with nothing in the way, from a site as it is now. */
export const killable = async (target: Target, workspace: Workspace): Promise<Killable> => {
  const before = await target.objects();
  await target.reset(before);
  const tagsBefore = workspace.remoteTags();
  const run = await releaseProcess(target, workspace);
  if (run.exitCode !== 0) throw new Error(`an undisturbed release failed: ${run.output}`);
  const [after, tags] = [await target.objects(), workspace.remoteTags()];
  forgetTags(workspace, tagsBefore);
  return { workspace, before, after, tags, requests: run.requests };
};

/** Kills the program at one request, and judges what it leaves and what a plain re-run makes of it. */
export const killAt = async (target: Target, expected: Killable, kill: Kill): Promise<readonly string[]> => {
  const { workspace, before, after } = expected;
  const tagsBefore = workspace.remoteTags();
  await target.reset(before);
  const run = await releaseProcess(target, workspace, kill);
  const told = (failure: string): string =>
    `${target.name}, killed when request ${kill.at} had ${kill.when}: ${failure}`;
  const failures = run.signal === 'SIGKILL' ? [] : [`it ended with ${run.exitCode}: ${run.output}`];
  failures.push(...unsoundness(await target.objects(), { before, after }));
  const again = await releaseInside(target, workspace).catch((error: unknown) => [`the re-run ended with ${error}`]);
  failures.push(...again, ...differences(await target.objects(), after).map((each) => `after the re-run, ${each}`));
  const tags = workspace.remoteTags();
  if (tags.join() !== expected.tags.join()) failures.push(`the tags are ${tags}`);
  forgetTags(workspace, tagsBefore);
  return failures.map(told);
};

interface ProcessRun {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
  readonly requests: readonly SeenRequest[];
}

/** What a killed program leaves in its temporary directory goes with the workspace. */
const releaseProcess = async (target: Target, w: Workspace, kill?: Kill): Promise<ProcessRun> => {
  const temporary = join(w.directory, 'tmp');
  mkdirSync(temporary, { recursive: true });
  let end: () => void = () => undefined;
  const interception = kill && { ...kill, act: () => end() };
  const proxy = await startFaultProxy(target.url, interception ? { interception } : {});
  const args = [cliFile, 'release', '--json', '--host', target.hostText(proxy.url)];
  const env = { ...baseEnvironment, ...target.environment, OTA_SIGNING_KEY: SECRET, TMPDIR: temporary };
  const child = spawn(process.execPath, args, { cwd: w.repo, env, stdio: ['ignore', 'pipe', 'pipe'] });
  end = () => void child.kill('SIGKILL');
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk));
  const [exitCode, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, by) => resolve([code, by]));
  });
  await proxy.stop();
  rmSync(temporary, { recursive: true, force: true });
  return { exitCode, signal, output: Buffer.concat(output).toString(), requests: proxy.requests };
};

/** The plain re-run, in this process: the same release from the same work tree, past the proxy. */
const releaseInside = async (target: Target, w: Workspace): Promise<string[]> => {
  const environment = { ...baseEnvironment, ...target.environment, OTA_SIGNING_KEY: SECRET };
  const { services, cleanUp } = wire({ environment, directory: w.repo });
  const real = services(silentReporter);
  try {
    const openHost: typeof real.openHost = (_spec, use = {}) => target.open(target.url, use);
    const report = await release({ ...real, openHost }, inputsOf(w));
    return ['published', 'resumed', 'unchanged'].includes(report.outcome) ? [] : [`the re-run was ${report.outcome}`];
  } finally {
    cleanUp();
  }
};

/** Takes the tags away that were not there, here and on the remote: the next run is the first of its version again. */
const forgetTags = (w: Workspace, before: readonly string[]): void => {
  for (const line of w.remoteTags()) {
    if (before.includes(line)) continue;
    const [name = ''] = line.split(' ');
    for (const directory of [w.remote, join(w.repo, '.git')])
      rmSync(join(directory, 'refs/tags', name), { force: true });
  }
};
