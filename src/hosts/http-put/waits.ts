import { decideRetry, type Outcome, type RetryLimits } from '../../http/retry-decision.js';
import type { HostSurroundings } from '../surroundings.js';

/** What a wait between two tries is made of. */
export type Timing = Pick<HostSurroundings, 'clock' | 'sleep' | 'random'>;

/** Waits before another try, or says that there is none. */
export type WaitOrGiveUp = (method: string, outcome: Outcome) => Promise<'again' | 'give-up'>;

/**
 * The patience for one object, for what the fetch can't send again by itself: a body that is streamed, and the rest of one
 * that broke off while it was read. Bounded in tries and in time; a server that names a time is not asked earlier.
 */
export const patience = ({ clock, sleep, random }: Timing, limits: RetryLimits): WaitOrGiveUp => {
  let number = 0;
  let waitedMs = 0;
  return async (method, outcome) => {
    number += 1;
    const circumstances = { nowMs: clock().getTime(), random: random() };
    const decision = decideRetry({ method, repeatable: true, number, waitedMs }, outcome, circumstances, limits);
    if (decision.kind === 'keep') return 'give-up';
    await sleep(decision.waitMs);
    waitedMs += decision.waitMs;
    return 'again';
  };
};
