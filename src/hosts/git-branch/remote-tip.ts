import { OtaError } from '../../errors/ota-error.js';
import { isUnauthorized } from '../../forges/git-refusal.js';
import { type GitOptions, type GitResult, gitOutput } from '../../repository/git.js';
import type { HostSurroundings } from '../surroundings.js';
import { NO_TIP, parseTree, type Tip } from './branch-tree.js';
import { SITE_REMOTE } from './config.js';
import { accessFailure } from './refusal.js';
import type { Scratch } from './scratch.js';

/** Until a server that is busy with hooks has judged a push. */
const START_TIMEOUT_MS = 600_000;
/** A bundle, or a whole site, over a slow line. */
export const FILES_TIMEOUT_MS = 7_200_000;
const MAX_TRIES = 4;
const WAIT_STEP_MS = 500;

/** Where the branch's tip is kept in the scratch repository. */
const TIP_REF = 'refs/ota-release/tip';

/** Exactly what is named is fetched, whatever `fetch.*` and `submodule.*` say. */
export const FETCH_ALONE = [
  'fetch',
  '--no-tags',
  '--no-prune',
  '--no-write-fetch-head',
  '--no-auto-maintenance',
  '--recurse-submodules=no',
] as const;

/** What a fetch needs of the host. */
export interface Reach {
  readonly location: string;
  /** `refs/heads/…`. */
  readonly ref: string;
  readonly surroundings: Pick<HostSurroundings, 'sleep' | 'random' | 'detail'>;
}

/** How the branch's tip is fetched. `whole`: files and all; `onward`: with the commits since the tip that is known. */
export type FetchExtent = 'trees' | 'whole' | 'onward';

const EXTENTS: Readonly<Record<FetchExtent, readonly string[]>> = {
  trees: ['--depth=1', '--filter=blob:none'],
  whole: ['--depth=1'],
  onward: ['--filter=blob:none'],
};

/** The remote names its objects otherwise than the scratch repository, which can't hold them. */
const isOtherFormat = ({ stderr }: Pick<GitResult, 'stderr'>): boolean =>
  /mismatched algorithms|object format|hash algorithm/i.test(stderr);

/**
 * Fetches the newest commit of the branch, without its history and, where the server can, without the contents of files.
 *
 * @returns `other-format` where the remote's objects don't fit into the scratch repository.
 * @throws OtaError `host-branch-unauthorized`, `host-unreachable`.
 */
export const fetchTip = async (
  { git, online, sparse }: Scratch,
  reach: Reach,
  extent: FetchExtent,
): Promise<Tip | 'other-format'> => {
  const plain = extent === 'whole';
  // A server that was told what is here already would leave out the files that aren't.
  const settings = plain ? ['-c', 'fetch.negotiationAlgorithm=noop'] : [];
  const args = [...settings, ...FETCH_ALONE, ...EXTENTS[extent], SITE_REMOTE, `+${reach.ref}:${TIP_REF}`];
  // A server without partial clone sends the files with the first fetch, too.
  const result = await trying(reach, () => (plain ? online : sparse)(args, { timeoutMs: FILES_TIMEOUT_MS }));
  if (result.exitCode !== 0) {
    if (isAbsent(result)) return NO_TIP;
    if (isOtherFormat(result)) return 'other-format';
    throw accessFailure(reach.location, 'read', result);
  }
  if (/filtering not recognized by server/i.test(result.stderr))
    reach.surroundings.detail(`${reach.location}: the server has no partial clone and sends every file of the site`);
  return readTip(git, (await gitOutput(git, ['rev-parse', '--verify', TIP_REF])).trim());
};

/** A commit that is here, with what is in it. */
export const readTip = async (git: Scratch['git'], commit: string): Promise<Tip> =>
  parseTree(commit, await gitOutput(git, ['ls-tree', '-r', '-z', '--full-tree', commit]));

/** git says so whether other branches are there or none at all. */
const isAbsent = ({ stderr }: GitResult): boolean => /couldn't find remote ref/i.test(stderr);

/** Whether the same command may succeed the next time: the remote was there, or nobody said that it isn't. */
export const isPassing = (result: GitResult): boolean =>
  result.exitCode !== 0 &&
  result.exitCode !== TIMED_OUT &&
  !isAbsent(result) &&
  !isOtherFormat(result) &&
  !isUnauthorized(result) &&
  !/does not (appear to be a git repository|exist)|repository .* not found|unable to find remote helper|not our ref|unadvertised object/i.test(
    result.stderr,
  );

/** Runs a command that changes nothing, again after a pause where the network failed it. */
export const trying = async (
  { location, surroundings: { sleep, random, detail } }: Reach,
  run: () => Promise<GitResult>,
  isWorthwhile = isPassing,
): Promise<GitResult> => {
  for (let attempt = 1; ; attempt += 1) {
    const result = await timed(run);
    if (attempt === MAX_TRIES || !isWorthwhile(result)) return result;
    detail(`${location}: the remote gave no answer, attempt ${attempt} of ${MAX_TRIES}`);
    await sleep(Math.ceil((0.5 + random()) * WAIT_STEP_MS * 2 ** (attempt - 1)));
  }
};

/** A command that took too long ends as one that was cut off. */
export const timed = async (run: () => Promise<GitResult>): Promise<GitResult> => {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof OtaError) || error.code !== 'repository-git-timeout') throw error;
    return { exitCode: TIMED_OUT, stdout: '', stderr: error.message };
  }
};

/** Stands for a git that was ended for taking too long; git's own codes end at 129. */
const TIMED_OUT = 254;

/** For what is sent or written: time for a start, and for so many bytes over a slow line. */
export const patience = (bytes: number): Pick<GitOptions, 'timeoutMs'> => ({
  timeoutMs: START_TIMEOUT_MS + bytes / SLOW_BYTES_PER_MS,
});

const SLOW_BYTES_PER_MS = 50;
