import type { DecisionInput, DeviceFamily } from '../devices/device-family.js';
import { compareVersions, sortVersions } from '../version/semver.js';
import { walkFleet } from './fleet-walk.js';

/** The way of a device, one version after the other, as far as its family’s decisions lead it. */
export interface Way {
  readonly from: string;
  /** What it installs, in order; empty where it installs nothing. */
  readonly over: readonly string[];
  /** Why it goes no further, in words. */
  readonly end: string;
}

/** One step of a way that is taken in the rehearsal. */
export interface ChosenHop {
  readonly from: string;
  readonly to: string;
  /** Scripts of the release are run. */
  readonly runs: boolean;
}

/** What is rehearsed for one family. */
export interface HopPlan {
  readonly ways: readonly Way[];
  /** In the order of what they come from. */
  readonly hops: readonly ChosenHop[];
}

/** What the choice of hops depends on. */
export interface HopChoice {
  /** Versions in the field. */
  readonly fielded: readonly string[];
  /** The release that is rehearsed: hops onto others were rehearsed when those were released. Null where there is none yet. */
  readonly target: string | null;
  /** Devices are taken all the way, over older releases too: somebody has named them. */
  readonly allTheWay: boolean;
  /** The most hops whose scripts are run. */
  readonly maxRuns: number;
}

/** A device on which nothing was ever installed: the one from which a first release is rehearsed. */
export const FACTORY_VERSION = '0.0.0';

/** The ways of fielded devices by their family’s own decisions, and which of their steps are taken, with scripts or without. */
export const planHops = (family: Pick<DeviceFamily, 'decide'>, input: DecisionInput, choice: HopChoice): HopPlan => {
  const { fielded, target, allTheWay, maxRuns } = choice;
  const walked = walkFleet(family, fielded, input);
  const nextOf = (version: string): string | undefined => walked.get(version)?.next ?? undefined;
  const ways = fielded.map((from): Way => {
    const over = wayFrom(from, nextOf);
    const last = walked.get(over.at(-1) ?? from)?.outcome;
    return { from, over, end: last && 'why' in last ? last.why : 'it goes round in a circle' };
  });
  const steps = new Map<string, readonly [from: string, to: string]>();
  for (const { from, over } of ways) {
    for (const [index, to] of over.entries()) {
      const at = over[index - 1] ?? from;
      if (allTheWay || to === target) steps.set(`${at} ${to}`, [at, to]);
    }
  }
  const hops = [...steps.values()].sort(([a], [b]) => compareVersions(a, b));
  const run = new Set(
    allTheWay
      ? hops.map(([from]) => from)
      : spread(
          hops.map(([from]) => from),
          maxRuns,
          input,
        ),
  );
  return { ways, hops: hops.map(([from, to]) => ({ from, to, runs: run.has(from) })) };
};

/** Ends where it would come to a version a second time. */
const wayFrom = (from: string, nextOf: (version: string) => string | undefined): readonly string[] => {
  const over: string[] = [];
  for (let at = nextOf(from); at !== undefined && at !== from && !over.includes(at); at = nextOf(at)) over.push(at);
  return over;
};

/**
 * At most `maximum` of the versions: the newest and the oldest, those that are a barrier or stand right before one, then others at even
 * distances.
 */
export const spread = (
  versions: readonly string[],
  maximum: number,
  { channel }: Pick<DecisionInput, 'channel'>,
): readonly string[] => {
  if (versions.length <= maximum) return versions;
  const sorted = sortVersions(versions);
  const isBarrier = (version: string | undefined): boolean =>
    version !== undefined && channel.releases.get(version)?.barrier !== undefined;
  const around = sorted.filter((version, index) => isBarrier(version) || isBarrier(sorted[index + 1]));
  const even = Array.from(
    { length: maximum },
    (_, index) => sorted[Math.round((index * (sorted.length - 1)) / Math.max(1, maximum - 1))] ?? '',
  );
  const chosen = new Set([sorted.at(-1) ?? '', sorted[0] ?? '', ...around.reverse(), ...even]);
  return sortVersions([...chosen].slice(0, maximum));
};
