import { type Place, type Problem, problem } from '../errors/problem.js';
import { archivedVersions, isPruned } from '../site/archive.js';
import { nextFreeVersion } from '../version/next-free.js';
import type { Standing } from './preflight.js';

/** The version that is to be released, and where it was read. */
export interface WantedVersion {
  readonly version: string;
  readonly place: Place;
  /** The commit is only proposed: whoever merges it may raise the version yet. */
  readonly proposal: boolean;
}

/** Whether the version was released before and withdrawn or pruned since: its number is never used again. */
export const goneVersionProblems = (
  { newest, directory, release }: Pick<Standing, 'newest' | 'directory' | 'release'>,
  { version, place, proposal }: WantedVersion,
): readonly Problem[] => {
  if (!release) return [];
  const indexed = newest?.predicate.releases.map((each) => each.version) ?? [];
  const next = nextFreeVersion([...indexed, ...archivedVersions(directory)]);
  const severity = proposal ? 'warning' : 'error';
  const { yanked } = release;
  if (yanked) return [problem('version-withdrawn', { version, reason: yanked.reason, next }, place, severity)];
  return isPruned(directory, version) ? [problem('version-pruned', { version, next }, place, severity)] : [];
};
