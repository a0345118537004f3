import { freshnessOf, isAsFresh } from '../site/freshness.js';
import { rfc3339 } from '../site/next-index.js';
import { rolloutProgress } from '../site/rollout.js';
import type { ChannelAt, Operation, Proposal } from './operation.js';

/**
 * Signs the index anew: a revision that changes nothing but counter, `previous`, `created` and `expires`. It always makes one, except
 * where another run was quicker and left a revision that is as fresh. Each object does it once.
 */
export const refreshOperation = (): Operation => {
  let first: (Pick<ChannelAt, 'now'> & { readonly counter: number }) | undefined;
  return {
    kind: 'refresh',
    propose: async (channel) => {
      const { predicate, project, now } = channel;
      first ??= { counter: predicate.counter, now };
      const overtaken = predicate.counter > first.counter;
      if (overtaken && isAsFresh(predicate, first.now, project.signing.expiresDays)) return undefined;
      return refreshed(channel);
    },
  };
};

const refreshed = ({ predicate, now }: ChannelAt): Proposal => {
  const { state, expires, daysLeft } = freshnessOf(predicate, now);
  const before =
    state === 'expired' ? `expired at ${expires}` : `was good until ${expires}, for another ${daysLeft} days`;
  return {
    note: {},
    told: [`the index before it ${before}`, ...rolloutProgress(predicate.releases, predicate.created, rfc3339(now))],
  };
};
