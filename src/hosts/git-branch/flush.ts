import { fail } from '../../errors/ota-error.js';
import type { FlushOutcome } from '../host.js';
import { blobId } from './blob.js';
import type { Branch } from './branch.js';
import type { Tip } from './branch-tree.js';
import { commitMessage, NUDGE_MESSAGE } from './commit-message.js';
import type { Change, Holdings } from './holdings.js';
import { noJekyllChanges } from './pages-source.js';
import { type PushOutcome, pushCommit } from './push.js';

/** Each loss means that somebody else's commit landed, so this many in a row is a fault, not bad luck. */
const MAX_RACES = 50;
/** How often in a row a push may fail while the branch stands where it stood: a refusal is one, a lock may be let go. */
const MAX_STANDSTILLS = { refused: 1, unanswered: 3, overtaken: 10 } as const;
const WAIT_STEP_MS = 100;
const MAX_WAIT_MS = 3_000;

/**
 * Makes one commit of all that is on hold and pushes it, on whatever the branch has become meanwhile, for as long as nothing
 * on hold is in the way of it.
 *
 * @throws OtaError `host-branch-…`, `host-unreachable`. Everything stays on hold then.
 */
export const flushHoldings = async (
  branch: Branch,
  holdings: Holdings,
  maxRaces = MAX_RACES,
): Promise<FlushOutcome> => {
  const { folder } = branch.address;
  const made = await landing(branch, maxRaces, async (tip) => {
    if (!holdings.fits(tip)) return 'lost';
    const changes = holdings.changes(tip);
    if (changes.length === 0) return 'done';
    const { format } = await branch.scratch();
    const bytes = new Uint8Array();
    const own = noJekyllChanges(tip, folder, { id: blobId(bytes, format), size: 0, bytes });
    return { changes: [...own, ...changes], message: commitMessage(changes, folder) };
  });
  if (made === 'lost') {
    holdings.forgetLost(await branch.tip());
    return 'lost';
  }
  holdings.clear();
  return 'flushed';
};

/**
 * Pushes a commit that changes nothing. Where somebody pushes in between, their commit does it.
 *
 * @throws OtaError `host-branch-…`, `host-unreachable`.
 */
export const nudgeBranch = async (branch: Branch): Promise<void> => {
  const before = (await branch.tip()).commit;
  if (before === undefined) return;
  await landing(branch, MAX_RACES, async (tip) =>
    tip.commit === before ? { changes: [], message: NUDGE_MESSAGE } : 'done',
  );
};

/** What is to be committed on a tip; `done`: nothing any more; `lost`: it doesn't go together with what is there. */
type Plan = { readonly changes: readonly Change[]; readonly message: string } | 'done' | 'lost';

const landing = async (
  branch: Branch,
  maxRaces: number,
  plan: (tip: Tip) => Promise<Plan>,
): Promise<'done' | 'lost'> => {
  let standstills = 0;
  const proposed: string[] = [];
  for (let race = 0; race < maxRaces; race += 1) {
    const tip = await branch.tip();
    const planned = await plan(tip);
    if (typeof planned === 'string') return planned;
    const commit = await branch.commit(tip, planned.changes, planned.message);
    const bytes = planned.changes.reduce((sum, { blob }) => sum + (blob?.size ?? 0), 0);
    const outcome = await pushCommit(await branch.scratch(), branch, { commit, onto: tip.commit, bytes });
    if (outcome.kind === 'accepted') {
      await branch.moveTo(commit);
      return 'done';
    }
    proposed.push(commit);
    if (await hasLanded(branch, proposed, outcome)) return 'done';
    const stands = (await branch.tip()).commit === tip.commit;
    standstills = stands ? standstills + 1 : 0;
    if (stands && standstills >= MAX_STANDSTILLS[outcome.kind]) throw outcome.error;
    branch.surroundings.detail(`${branch.location}: ${stands ? outcome.error.message : 'overtaken'}; pushing again`);
    await pause(branch, race);
  }
  throw fail('host-branch-contended', { location: branch.location, attempts: maxRaces });
};

/**
 * Looks at the branch after a push that wasn't accepted. A remote that gave no answer may have taken the commit all the
 * same, or an earlier one only now, and somebody else gone on from it already, which the commits since then tell.
 */
const hasLanded = async (
  branch: Branch,
  proposed: readonly string[],
  { wasSent, error }: Exclude<PushOutcome, { kind: 'accepted' }>,
): Promise<boolean> => {
  // Whoever isn't let in sees no more by asking again.
  if (error.code === 'host-branch-unauthorized') throw error;
  const { commit: tip } = await branch.refresh(wasSent ? 'onward' : 'trees');
  if (tip === undefined) return false;
  const { git } = await branch.scratch();
  for (const commit of proposed) {
    if (tip === commit || (wasSent && (await git(['merge-base', '--is-ancestor', commit, tip])).exitCode === 0))
      return true;
  }
  return false;
};

/** Longer after each loss, and of random length, so that of many that lose at once one comes through by itself. */
const pause = ({ surroundings: { sleep, random } }: Branch, race: number): Promise<void> =>
  sleep(Math.ceil(random() * Math.min(MAX_WAIT_MS, WAIT_STEP_MS * 2 ** race)));
