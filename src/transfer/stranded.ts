import { type Step, stepsFrom, waysTo } from '../site/ways.js';
import { compareVersions } from '../version/semver.js';

/** Versions that have a way to the target with all releases, and none with those that were chosen. */
export interface Stranded {
  /** The highest of the chosen releases. */
  readonly target: string;
  readonly versions: readonly string[];
  /** The releases that their shortest ways need besides, ascending. */
  readonly needed: readonly string[];
}

/**
 * Which of the released versions can't reach the highest of the chosen ones by them alone, though they could by all: because
 * a range `upgradeFrom` doesn't take them, or because a barrier on their way was not chosen.
 *
 * @param listed every release of the channel, ascending.
 * @param chosen versions of it, ascending. @param pruned versions that nobody is offered any more.
 */
export const strandedBy = (
  listed: readonly Step[],
  chosen: readonly string[],
  pruned: readonly string[] = [],
): Stranded | undefined => {
  const target = chosen.at(-1);
  if (target === undefined) return undefined;
  const fielded = listed.filter(({ version }) => compareVersions(version, target) <= 0);
  const gone = new Set(pruned);
  const offered = fielded.filter(({ version, yanked }) => !yanked && !gone.has(version));
  const named = new Set(chosen);
  const some = waysTo({ target, fielded, offered: offered.filter(({ version }) => named.has(version)) });
  const all = waysTo({ target, fielded, offered });
  const versions = fielded.flatMap(({ version }) => (!some.has(version) && all.has(version) ? [version] : []));
  if (versions.length === 0) return undefined;
  const steps = stepsFrom(versions, all);
  const needed = offered.flatMap(({ version }) => (steps.has(version) && !named.has(version) ? [version] : []));
  return { target, versions, needed };
};
