import { compareVersions } from '../../version/semver.js';
import type { Decision, DecisionInput, FieldedDevice } from '../device-family.js';
import { waitsFor } from '../next-step.js';
import { positionAbove } from '../version-search.js';

/**
 * What a 0-OS node does at its next poll (0-OS contract, “Device decisions”): it never goes down, and walks over every listed version up
 * to the latest, one after the other, pre-releases included, whatever `upgradeFrom` and barriers say.
 */
export const decideAsZos = (
  { version }: Pick<FieldedDevice, 'version'>,
  { channel }: Pick<DecisionInput, 'channel'>,
): Decision => {
  const { latest, versions, missing } = channel;
  if (latest === null) return { kind: 'stays', why: waitsFor(channel, version) ?? 'nothing is released yet' };
  const ahead = compareVersions(version, latest);
  if (ahead === 0) return { kind: 'stays', why: waitsFor(channel, version) ?? 'it has the latest' };
  if (ahead > 0) return { kind: 'stays', why: `it is ahead of the latest, ${latest}, and never goes down` };
  // The client refuses such a pair as a whole, and asks again at its next poll.
  if (!versions.includes(latest)) return { kind: 'stuck', why: `latest is ${latest}, which versions does not list` };
  const next = versions[positionAbove(versions, version)] ?? latest;
  return missing?.has(next)
    ? { kind: 'stuck', why: `${next} is listed, and its upgrade object is missing` }
    : { kind: 'takes', version: next };
};
