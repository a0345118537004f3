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
  readonly reissue: Pick<ReissueRequest, 'kind' | 'of'>;
}

/**
 * What speaks against a reissue in its own channel as it stands. Devices never go down, so it needs a number above every one that the
 * channel ever had, those of withdrawn releases among them; and what it is from may have been withdrawn meanwhile. A release that
 * stands already is no more to be judged.
 */
export const reissueProblems = (
  { project: { channel }, version, versionPlace, reissue }: ReissueJudged,
  standing: Pick<Standing, 'newest' | 'directory' | 'release'> | undefined,
): readonly Problem[] => {
  if (reissue.kind !== 'reissue' || !standing || standing.release) return [];
  const releases = standing.newest?.predicate.releases ?? [];
  const source = releases.find((release) => release.version === reissue.of);
  const withdrawn = source?.yanked
    ? [problem('reissue-source-withdrawn', { version: reissue.of, channel, reason: source.yanked.reason })]
    : [];
  const top = highest([...releases.map((release) => release.version), ...archivedVersions(standing.directory)]);
  if (top === undefined || compareVersions(version, top) > 0) return withdrawn;
  return [...withdrawn, problem('reissue-not-higher', { version, highest: top, channel }, versionPlace)];
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
