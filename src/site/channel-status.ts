import type { Revision } from './channel-state.js';
import { type Freshness, freshnessOf } from './freshness.js';
import type { ArchiveDirectory, IndexPredicate, IndexRelease } from './index-statement.js';
import { listedVersions } from './listed-versions.js';
import { endOfRollout, isForEverybody, offeredPercent, WHOLE_FLEET } from './rollout.js';

/** A release that is not yet offered to everybody. */
export interface RolloutStatus {
  readonly version: string;
  /** Whole percent of the fleet that it is for in the end. */
  readonly percent: number;
  /** Whole percent that the newest revision offers it to. */
  readonly offered: number;
  readonly paused: boolean;
  /** RFC 3339: when a roll-out over time reaches its percentage, unless it is paused. */
  readonly until?: string;
}

/** How one channel of a site stands. */
export interface ChannelStatus extends Freshness {
  readonly channel: string;
  readonly product: string;
  readonly counter: number;
  /** RFC 3339. */
  readonly created: string;
  readonly latest: string | null;
  /** Versions that can be had, those in the archive among them. */
  readonly releases: number;
  readonly rollouts: readonly RolloutStatus[];
  readonly withdrawn: readonly { readonly version: string; readonly reason: string; readonly at: string }[];
  readonly keys: readonly KeyStatus[];
  readonly threshold: number;
  /** Mutable objects that are behind the newest revision; absent where the host was not asked. */
  readonly behind?: readonly string[];
}

/** A key that the index lists. */
export interface KeyStatus {
  readonly keyid: string;
  /** Whether it has signed the newest revision. */
  readonly signed: boolean;
  /** What the index says of it besides: where it stands in a rotation. */
  readonly state?: string;
}

/** What was read of a channel. */
export interface ChannelRead {
  readonly newest: Revision;
  readonly directory: ArchiveDirectory;
  /** The index that devices are shown, where it is an older one. */
  readonly shown: Pick<IndexPredicate, 'created' | 'expires'>;
  /** Key ids of the trusted keys that signed the newest revision. */
  readonly signedBy: readonly string[];
  readonly behind?: readonly string[];
}

/**
 * How a channel stands at a moment.
 *
 * @param within days that are to be left until the index expires, as of `freshnessOf`.
 */
export const channelStatus = (
  { newest: { predicate }, directory, shown, signedBy, behind }: ChannelRead,
  now: Date,
  within?: number,
): ChannelStatus => {
  const { channel, product, counter, created, latest, releases, trustedKeys, threshold } = predicate;
  return {
    channel,
    product,
    counter,
    created,
    ...freshnessOf(shown, now, within),
    latest,
    releases: listedVersions(predicate, directory).length,
    rollouts: releases.flatMap((release) => rolloutOf(release, created) ?? []),
    withdrawn: releases.flatMap(({ version, yanked }) =>
      yanked ? [{ version, reason: yanked.reason, at: yanked.at }] : [],
    ),
    keys: trustedKeys.map((key) => keyStatus(key, signedBy)),
    threshold,
    ...(behind ? { behind } : {}),
  };
};

const keyStatus = (
  { keyid, state }: IndexPredicate['trustedKeys'][number],
  signedBy: readonly string[],
): KeyStatus => ({
  keyid,
  signed: signedBy.includes(keyid),
  ...(typeof state === 'string' ? { state } : {}),
});

/** Undefined where everybody is offered the release, or nobody ever will be. */
const rolloutOf = (release: IndexRelease, created: string): RolloutStatus | undefined => {
  const { version, rollout, yanked } = release;
  if (!rollout || yanked || isForEverybody(release, created)) return undefined;
  const { percent = WHOLE_FLEET, paused = false } = rollout;
  const until = endOfRollout(rollout);
  return { version, percent, offered: offeredPercent(rollout, created), paused, ...(until ? { until } : {}) };
};
