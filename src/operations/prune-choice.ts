import type { IndexRelease } from '../site/index-statement.js';
import { type Step, stepsFrom, waysTo } from '../site/ways.js';
import { compareVersions, sortVersions } from '../version/semver.js';

/** A release of which is asked whether it may be removed. */
export type PrunableRelease = Step & Pick<IndexRelease, 'rollout'>;

/** What the choice is made from. */
export interface PruneInput {
  /** Every release that was not pruned before, ascending. */
  readonly releases: readonly PrunableRelease[];
  /** The versions among them that the index itself lists: the only ones that most families are offered. */
  readonly indexed: ReadonlySet<string>;
  /** Other versions that devices may be on: pruned before, or never released here. */
  readonly further: readonly string[];
  readonly latest: string | null;
  /** How many of the newest are kept. */
  readonly keep: number;
}

/**
 * The releases that a policy lets go by themselves, ascending: below the newest ones, and no barrier, no part of a roll-out, and not the
 * one that `latest` names. Whether others must step through them is not asked yet.
 */
export const pruneCandidates = ({ releases, latest, keep }: PruneInput): readonly string[] => {
  const lowest = releases.filter(({ yanked }) => !yanked).at(-keep);
  if (!lowest || latest === null) return [];
  return releases
    .filter(({ version }) => compareVersions(version, lowest.version) < 0)
    .filter(({ version, barrier, rollout }) => !barrier && !rollout && version !== latest)
    .map(({ version }) => version);
};

/**
 * Those of the candidates without which every fielded version still has a way to `latest` that had one: by all that is offered, and by what
 * the index lists, which is what most families are offered. Of the others, those are kept that the ways lead over.
 */
export const withoutSteps = (input: PruneInput, candidates: readonly string[]): readonly string[] => {
  const { releases, indexed, latest } = input;
  if (latest === null) return [];
  const fielded = fieldedSteps(input, latest);
  const offered = releases.filter(({ version, yanked }) => !yanked && compareVersions(version, latest) <= 0);
  const inIndex = offered.filter(({ version }) => indexed.has(version));
  const free = releasable({ target: latest, fielded, offered }, new Set(candidates));
  const spare = releasable({ target: latest, fielded, offered: inIndex }, free);
  return candidates.filter((version) => spare.has(version));
};

const fieldedSteps = ({ releases, further }: PruneInput, latest: string): readonly Step[] => {
  const known = new Map(releases.map((release): [string, Step] => [release.version, release]));
  return sortVersions([...new Set([...known.keys(), ...further])])
    .filter((version) => compareVersions(version, latest) <= 0)
    .map((version) => known.get(version) ?? { version });
};

/** Each round keeps the steps of the ways that would be lost, until none is. */
const releasable = (
  { target, fielded, offered }: Parameters<typeof waysTo>[0],
  candidates: ReadonlySet<string>,
): ReadonlySet<string> => {
  const all = waysTo({ target, fielded, offered });
  let free = candidates;
  for (;;) {
    const left = offered.filter(({ version }) => !free.has(version));
    const some = waysTo({ target, fielded, offered: left });
    const lost = fielded.flatMap(({ version }) => (all.has(version) && !some.has(version) ? [version] : []));
    if (lost.length === 0) return free;
    const steps = stepsFrom(lost, all);
    const fewer = new Set([...free].filter((version) => !steps.has(version)));
    // A way that none of them lies on can’t be given back by keeping one.
    if (fewer.size === free.size) return new Set();
    free = fewer;
  }
};
