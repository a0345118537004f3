import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Interception, type SeenRequest, startFaultProxy } from '../fault-proxy.js';
import { type OpenedRelease, openRelease } from '../publisher.js';
import { SECRET, type Workspace } from '../workspace.js';
import { differences, type Objects, unsoundness } from './soundness.js';
import { type EndedCli, startCli } from './started-cli.js';
import type { Target } from './target.js';

/** A release by the built program, and what it leaves when nobody kills it. */
export interface Killable {
  readonly workspace: Workspace;
  /** The plain re-run: the same release from the same work tree, in this process. */
  readonly again: OpenedRelease;
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
  return { workspace, again: await openRelease(workspace), before, after, tags, requests: run.requests };
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
  const again = await expected.again
    .publish((use) => target.open(target.url, use))
    .then(
      () => [],
      (error: unknown) => [`the re-run ended with ${error}`],
    );
  failures.push(...again, ...differences(await target.objects(), after).map((each) => `after the re-run, ${each}`));
  const tags = workspace.remoteTags();
  if (tags.join() !== expected.tags.join()) failures.push(`the tags are ${tags}`);
  forgetTags(workspace, tagsBefore);
  return failures.map(told);
};

type ProcessRun = EndedCli & { readonly requests: readonly SeenRequest[] };

/** What a killed program leaves in its temporary directory goes with the workspace. */
const releaseProcess = async (target: Target, w: Workspace, kill?: Kill): Promise<ProcessRun> => {
  const temporary = join(w.directory, 'tmp');
  mkdirSync(temporary, { recursive: true });
  let end: () => void = () => undefined;
  const interception = kill && { ...kill, act: () => end() };
  const proxy = await startFaultProxy(target.url, interception ? { interception } : {});
  const env = { ...target.environment, OTA_SIGNING_KEY: SECRET, TMPDIR: temporary };
  const args = ['release', '--json', '--host', target.hostText(proxy.url)];
  const started = startCli(args, { cwd: w.repo, env });
  end = started.kill;
  const run = await started.ended;
  await proxy.stop();
  rmSync(temporary, { recursive: true, force: true });
  return { ...run, requests: proxy.requests };
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
