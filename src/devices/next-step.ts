import { compareVersions, satisfies } from '../version/semver.js';
import type { ChannelView } from './channel-view.js';
import { positionAbove } from './version-search.js';

/**
 * The release that a device on `from` should take next where somebody else than the device decides: the highest one above it that
 * may be reached directly (`upgradeFrom`), that skips no release which every device must pass through, and that no `accepts`
 * speaks against. Undefined where there is none; whether the device is up to date or stuck is for the caller to say.
 */
export const nextStep = (
  channel: ChannelView,
  from: string,
  accepts: (version: string) => boolean = () => true,
): string | undefined => {
  const offered = offeredBy(channel);
  const above = offered.slice(positionAbove(offered, from));
  const barrier = above.findIndex((version) => channel.releases.get(version)?.barrier !== undefined);
  const reachable = barrier === -1 ? above : above.slice(0, barrier + 1);
  return reachable.findLast((version) => isDirect(channel, from, version) && accepts(version));
};

/** Whether anything newer than `from` is there to be had. */
export const isBehind = ({ latest }: ChannelView, from: string): boolean =>
  latest !== null && compareVersions(latest, from) > 0;

/** What each channel offers: a fleet plan asks for every version in the field. */
const known = new WeakMap<ChannelView, readonly string[]>();

const offeredBy = (channel: ChannelView): readonly string[] => {
  const offered = known.get(channel) ?? channel.versions.filter((version) => isOffered(channel, version));
  known.set(channel, offered);
  return offered;
};

/** Not withdrawn, not above `latest`, and still in the index: what has left it is not offered any more. */
const isOffered = ({ latest, releases }: ChannelView, version: string): boolean => {
  const release = releases.get(version);
  return release !== undefined && !release.yanked && latest !== null && compareVersions(version, latest) <= 0;
};

const isDirect = ({ releases }: ChannelView, from: string, version: string): boolean => {
  const range = releases.get(version)?.upgradeFrom;
  return range === undefined || satisfies(from, range);
};
