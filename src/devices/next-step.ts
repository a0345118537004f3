import { isForEverybody, offeredPercent } from '../site/rollout.js';
import { compareVersions, satisfies, sortVersions } from '../version/semver.js';
import type { ChannelView } from './channel-view.js';
import { positionAbove } from './version-search.js';

/**
 * Which releases count: those that everybody is offered, or also those that are rolled out to a part of the fleet, for families whose
 * devices are told apart.
 */
export type Reach = 'everybody' | 'parts';

/**
 * The release that a device on `from` should take next where somebody else than the device decides: the highest one above it that
 * may be reached directly (`upgradeFrom`), that skips no release which every device must pass through, and that no `accepts`
 * speaks against. Undefined where there is none; whether the device is up to date or stuck is for the caller to say.
 */
export const nextStep = (
  channel: ChannelView,
  from: string,
  accepts: (version: string) => boolean = () => true,
  reach: Reach = 'everybody',
): string | undefined => {
  const offered = offeredBy(channel, reach);
  const barriers = barriersOf(channel);
  // One that this device is not offered yet is not passed over either: the device waits.
  const barrier = barriers[positionAbove(barriers, from)];
  const end = barrier === undefined ? offered.length : positionAbove(offered, barrier);
  return offered
    .slice(positionAbove(offered, from), end)
    .findLast((version) => isDirect(channel, from, version) && accepts(version));
};

/** Whether anything newer than `from` is there to be had. */
export const isBehind = (channel: ChannelView, from: string, reach: Reach = 'everybody'): boolean => {
  const newest = reach === 'everybody' ? channel.latest : newestOf(channel);
  return newest !== null && compareVersions(newest, from) > 0;
};

/** The highest release that was not withdrawn and that at least a part of the fleet is offered, or will be; null where there is none. */
export const newestOf = (channel: ChannelView): string | null => offeredBy(channel, 'parts').at(-1) ?? null;

/** What devices above which there is only a release for a part of the fleet wait for, in words; undefined where nothing is. */
export const waitsFor = (channel: ChannelView, from: string): string | undefined => {
  const { latest, releases, at } = channel;
  const newest = newestOf(channel);
  if (newest === null || compareVersions(newest, from) <= 0) return undefined;
  if (latest !== null && compareVersions(newest, latest) <= 0) return undefined;
  const percent = offeredPercent(releases.get(newest)?.rollout, at);
  return `${newest} is rolled out to ${percent} % of the fleet, and these devices wait until that is complete`;
};

/** What each channel offers: a fleet plan asks for every version in the field. */
const known: Readonly<Record<Reach, WeakMap<ChannelView, readonly string[]>>> = {
  everybody: new WeakMap(),
  parts: new WeakMap(),
};

const knownBarriers = new WeakMap<ChannelView, readonly string[]>();

/** What was not withdrawn and must be passed through, ascending. */
const barriersOf = (channel: ChannelView): readonly string[] => {
  const before = knownBarriers.get(channel);
  if (before) return before;
  const found = [...channel.releases].filter(([, { barrier, yanked }]) => barrier !== undefined && !yanked);
  const barriers = sortVersions(found.map(([version]) => version));
  knownBarriers.set(channel, barriers);
  return barriers;
};

const offeredBy = (channel: ChannelView, reach: Reach): readonly string[] => {
  const before = known[reach].get(channel);
  if (before) return before;
  const offered = sortVersions([...channel.releases.keys()].filter((version) => isOffered(channel, version, reach)));
  known[reach].set(channel, offered);
  return offered;
};

/**
 * Not withdrawn, and still in the index: what has left it is not offered any more. Not above `latest` either, but for the part of the
 * fleet that it is rolled out to.
 */
const isOffered = ({ latest, releases, at }: ChannelView, version: string, reach: Reach): boolean => {
  const release = releases.get(version);
  if (!release || release.yanked) return false;
  if (reach === 'parts' && release.rollout) return true;
  return latest !== null && compareVersions(version, latest) <= 0 && isForEverybody(release, at);
};

const isDirect = ({ releases }: ChannelView, from: string, version: string): boolean => {
  const range = releases.get(version)?.upgradeFrom;
  return range === undefined || satisfies(from, range);
};
