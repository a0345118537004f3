import { OtaError } from '../errors/ota-error.js';
import { problem } from '../errors/problem.js';
import { isPruned } from '../site/archive.js';
import { listsVersion } from '../site/audit/channels.js';
import { listedVersions } from '../site/next-index.js';
import type { SurveyedChannel } from './survey.js';

/** A channel, and what of it is copied. */
export interface SelectedChannel extends SurveyedChannel {
  /** The versions that `versions` of the copy names, ascending; its `latest` is the last that everybody is offered. */
  readonly versions: readonly string[];
  /** Whether these are all that the channel lists. */
  readonly whole: boolean;
}

/** All that each channel lists. */
export const wholeSelection = (channels: readonly SurveyedChannel[]): readonly SelectedChannel[] =>
  channels.map((channel) => ({
    ...channel,
    versions: listedVersions(channel.newest.predicate, channel.directory),
    whole: true,
  }));

/**
 * The channels that list one of the versions, with these releases alone, and those that the target holds already.
 *
 * @param held the versions that the target holds of a channel.
 * @throws OtaError `transfer-version-unknown`, `transfer-version-withdrawn`: all of them at once.
 */
export const partSelection = (
  channels: readonly SurveyedChannel[],
  only: readonly string[],
  held: (channel: string) => readonly string[],
  site: string,
): readonly SelectedChannel[] => {
  const refused = [...new Set(only)].flatMap((version) => faultOf(version, channels, site));
  if (refused.length > 0) throw new OtaError(refused);
  return channels
    .filter((channel) => only.some((version) => listsVersion(channel, version)))
    .map((channel) => part(channel, new Set([...only, ...held(channel.layout.channel)])));
};

const part = (channel: SurveyedChannel, wanted: ReadonlySet<string>): SelectedChannel => {
  const listed = listedVersions(channel.newest.predicate, channel.directory);
  const versions = listed.filter((version) => wanted.has(version));
  const named = new Set(versions);
  const whole = versions.length === listed.length;
  return {
    ...channel,
    releases: channel.releases.filter(({ entry }) => named.has(entry.version)),
    // Metadata of TUF speak of the whole channel, and are of no use without their roots, nor these without them.
    roots: whole ? channel.roots : [],
    versions,
    whole,
  };
};

const faultOf = (version: string, channels: readonly SurveyedChannel[], site: string) => {
  const listing = channels.filter((channel) => listsVersion(channel, version));
  const names = channels.map(({ layout }) => layout.channel);
  const place = { file: '--only' };
  if (listing.length === 0) return [problem('transfer-version-unknown', { version, site, channels: names }, place)];
  return listing.flatMap(({ newest, directory }) => {
    if (isPruned(directory, version)) return [problem('transfer-version-pruned', { version }, place)];
    const { yanked } = newest.predicate.releases.find((release) => release.version === version) ?? {};
    return yanked ? [problem('transfer-version-withdrawn', { version, reason: yanked.reason }, place)] : [];
  });
};

/** The `latest` that the signed index names, where the copy lacks it: who reads the index looks for it. */
export const latestLeftOut = ({ newest, versions }: SelectedChannel): string | undefined => {
  const { latest } = newest.predicate;
  return latest === null || versions.includes(latest) ? undefined : latest;
};
