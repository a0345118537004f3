import type { OtaError } from '../../errors/ota-error.js';
import { isUnauthorized, parsePush } from '../../forges/git-refusal.js';
import type { GitResult } from '../../repository/git.js';
import { SITE_REMOTE } from './config.js';
import { accessFailure, pushRejection } from './refusal.js';
import { isPassing, patience, type Reach, timed, trying } from './remote-tip.js';
import type { Scratch } from './scratch.js';

/** A commit that is to become the branch's tip. */
export interface Proposal {
  readonly commit: string;
  /** The tip that it was made for; undefined where the branch was not there. Any other tip refuses it. */
  readonly onto: string | undefined;
  /** Of the files that it brings. */
  readonly bytes: number;
}

/**
 * What came of a push. `accepted`: the remote says so. `refused`: it says no. `overtaken`: somebody pushed in between, or is
 * about to. `unanswered`: nobody knows. `error` is for where looking at the branch doesn't explain it.
 */
export type PushOutcome =
  | { readonly kind: 'accepted' }
  | {
      readonly kind: 'refused' | 'overtaken' | 'unanswered';
      /** The remote got the commit: it may have taken it all the same, from a request that was sent twice. */
      readonly wasSent: boolean;
      readonly error: OtaError;
    };

/** Exactly the one ref is pushed, whatever `push.*` says; the user's hooks judge their own commits, not a site's. */
const PUSH_ALONE = [
  'push',
  '--porcelain',
  '--no-progress',
  '--no-verify',
  '--no-follow-tags',
  '--recurse-submodules=no',
] as const;

/**
 * Pushes the commit. The branch moves from the tip that the commit was made for, or not at all: git compares before it sends,
 * and the remote once more when it writes.
 */
export const pushCommit = async (scratch: Scratch, reach: Reach, proposal: Proposal): Promise<PushOutcome> =>
  outcomeOf(reach.location, await timed(() => run(scratch, reach, proposal, [])));

/** Asks to push it, and sends nothing: over HTTP and SSH that is where the right to push is judged. */
export const tryPush = async (
  scratch: Scratch,
  reach: Reach,
  proposal: Omit<Proposal, 'bytes'>,
): Promise<PushOutcome> => {
  const isWorthwhile = (result: GitResult): boolean => parsePush(result.stdout).kind === 'none' && isPassing(result);
  const attempt = () => run(scratch, reach, { ...proposal, bytes: 0 }, ['--dry-run']);
  return outcomeOf(reach.location, await trying(reach, attempt, isWorthwhile));
};

const run = (scratch: Scratch, { ref }: Reach, proposal: Proposal, flags: readonly string[]): Promise<GitResult> => {
  const lease = `--force-with-lease=${ref}:${proposal.onto ?? ''}`;
  const args = [...PUSH_ALONE, ...flags, lease, SITE_REMOTE, `${proposal.commit}:${ref}`];
  return scratch.online(args, patience(proposal.bytes));
};

const outcomeOf = (location: string, result: GitResult): PushOutcome => {
  const verdict = parsePush(result.stdout);
  switch (verdict.kind) {
    case 'created':
    case 'up-to-date':
      return { kind: 'accepted' };
    case 'none': {
      const kind = isUnauthorized(result) ? 'refused' : 'unanswered';
      return { kind, wasSent: kind === 'unanswered', error: accessFailure(location, 'write', result) };
    }
    case 'rejected': {
      const { reason } = verdict;
      if (CUT_OFF.test(reason))
        return { kind: 'unanswered', wasSent: true, error: accessFailure(location, 'write', result) };
      const kind = OVERTAKEN.test(`${reason} ${result.stderr}`) ? 'overtaken' : 'refused';
      const wasSent = result.stdout.includes('[remote rejected]');
      return { kind, wasSent, error: pushRejection(location, reason, result) };
    }
  }
};

/** git's word for a remote that took the commit and then said nothing more. */
const CUT_OFF = /remote failed to report status|remote failure/i;

/** Words by which git and its servers tell that the branch isn't, or just now was not, where it was seen. */
const OVERTAKEN = new RegExp(
  [
    'stale info',
    'fetch first',
    'non-fast-forward',
    'cannot lock ref',
    'failed to (update|lock) ref',
    'unable to (create|lock).+\\.lock',
    'reference already exists',
    'incorrect old value',
    'is at .+ but expected',
    'lock_failure',
    'failed to update ref',
  ].join('|'),
  'i',
);
