import { type Problem, problem } from '../errors/problem.js';
import { archivedVersions } from '../site/archive.js';
import type { ChangeNote } from '../site/index-statement.js';
import type { ReissuedFrom } from '../site/statement.js';
import { compareVersions, highest } from '../version/semver.js';
import type { LoadedProject } from './load-project.js';
import type { Standing } from './preflight.js';
import type { ReissueRequest } from './reissue-inputs.js';

/** What a reissue is judged by. */
export interface ReissueJudged extends Pick<LoadedProject, 'version' | 'versionPlace'> {
  readonly project: Pick<LoadedProject['project'], 'channel'>;
  readonly reissue: Pick<ReissueRequest, 'kind'>;
}

/**
 * Devices never go down: bytes that are issued again in their own channel need a number above every one that it ever had, those of
 * withdrawn releases among them. A release that stands already is no more to be judged.
 */
export const heightProblems = (
  { project, version, versionPlace, reissue }: ReissueJudged,
  standing: Pick<Standing, 'newest' | 'directory' | 'release'> | undefined,
): readonly Problem[] => {
  if (reissue.kind !== 'reissue' || !standing || standing.release) return [];
  const listed = standing.newest?.predicate.releases.map((release) => release.version) ?? [];
  const top = highest([...listed, ...archivedVersions(standing.directory)]);
  return top === undefined || compareVersions(version, top) > 0
    ? []
    : [problem('reissue-not-higher', { version, highest: top, channel: project.channel }, versionPlace)];
};

/** What the history of the channel says of a reissue. */
export const reissueNote = (
  { kind, reason }: Pick<ReissueRequest, 'kind' | 'reason'>,
  { channel, version, site }: ReissuedFrom,
): Omit<ChangeNote, 'version'> => ({
  kind,
  what: `from ${site === undefined ? '' : `${site} `}${channel} ${version}`,
  ...(reason === undefined ? {} : { reason }),
});
