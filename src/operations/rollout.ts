import { fail } from '../errors/ota-error.js';
import type { IndexRelease, Rollout } from '../site/index-statement.js';
import { rfc3339 } from '../site/next-index.js';
import { begun, isForEverybody, rolledOut, rolloutWords } from '../site/rollout.js';
import { comingIndex } from './coming-index.js';
import type { ChannelAt, Operation, Proposal } from './operation.js';
import { changedRollout } from './rollout-change.js';
import type { RolloutRequest } from './rollout-request.js';
import { rolloutMeaning } from './rollout-told.js';

/**
 * Offers a release to another part of the fleet: one revision in which its `rollout` is another one. Each object does it for one
 * release: where none is named, the one that was the newest when it was asked first, whatever lands meanwhile.
 */
export const rolloutOperation = ({ action, version: named, reason }: RolloutRequest): Operation => {
  let chosen = named;
  return {
    kind: 'rollout',
    propose: async (channel) => {
      chosen ??= newestVersion(channel);
      const release = listedRelease(channel, chosen);
      const { version, rollout: before } = release;
      const change = changedRollout(before, action, rfc3339(channel.now));
      if (change.kind === 'same') return undefined;
      if (change.kind === 'complete') throw fail('rollout-complete-already', { version });
      const what = `${rolloutWords(before)} → ${rolloutWords(change.rollout)}`;
      return {
        ...(await proposed(channel, release, change.rollout)),
        note: { version, what, ...(reason === undefined ? {} : { reason }) },
      };
    },
  };
};

const proposed = async (
  channel: ChannelAt,
  before: IndexRelease,
  rollout: Rollout | undefined,
): Promise<Omit<Proposal, 'note'>> => {
  const releases = (current: readonly IndexRelease[]): readonly IndexRelease[] =>
    current.map((release) => (release.version === before.version ? rolledOut(release, rollout) : release));
  const { predicate, directory } = comingIndex(channel, { releases });
  const after = begun(rolledOut(before, rollout), predicate.created);
  const wasWhole = isForEverybody(before, channel.now);
  const { project } = channel;
  return { releases, ...(await rolloutMeaning({ project, directory }, predicate, after, wasWhole)) };
};

const isThere = ({ yanked }: IndexRelease): boolean => yanked === undefined;

/** @throws OtaError `rollout-nothing-left`. */
const newestVersion = ({ predicate: { channel, releases } }: ChannelAt): string => {
  const newest = releases.findLast(isThere);
  if (!newest) throw fail('rollout-nothing-left', { channel });
  return newest.version;
};

/** @throws OtaError `operation-version-unknown`, `rollout-version-archived`, `rollout-version-withdrawn`. */
const listedRelease = ({ predicate, directory }: ChannelAt, version: string): IndexRelease => {
  const release = predicate.releases.find((one) => one.version === version);
  if (release?.yanked) throw fail('rollout-version-withdrawn', { version, reason: release.yanked.reason });
  if (release) return release;
  const newest = predicate.releases.findLast(isThere)?.version ?? null;
  if (directory.groups.some(({ versions }) => versions.includes(version)))
    throw fail('rollout-version-archived', { version, newest });
  throw fail('operation-version-unknown', { version, channel: predicate.channel, newest });
};
