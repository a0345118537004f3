import { type Problem, problem } from '../errors/problem.js';
import type { Project } from '../project/project.js';
import { strandedAnew, strandedVersions } from '../site/stranded-versions.js';
import type { Standing } from './preflight.js';
import type { UpcomingIndex } from './upcoming-index.js';

/**
 * Whether a release that every device must pass through leaves some of them without a way to `latest`: its `upgradeFrom` doesn’t take
 * them, and no release in between does that it takes. By the index alone, so that a project without a family of devices is told as well.
 */
export const barrierProblems = (
  project: Pick<Project, 'barrier' | 'upgradeFrom' | 'rehearsal' | 'place'>,
  version: string,
  { newest, directory }: Pick<Standing, 'newest' | 'directory'>,
  coming: UpcomingIndex,
): readonly Problem[] => {
  const range = project.upgradeFrom;
  if (project.barrier === undefined || range === undefined || !newest) return [];
  const { from } = project.rehearsal;
  const before = strandedVersions(newest.predicate, directory, from);
  const versions = strandedAnew(before, strandedVersions(coming.predicate, coming.directory, from));
  if (versions.length === 0) return [];
  return [problem('barrier-strands-devices', { version, range, versions }, project.place('upgradeFrom'))];
};
