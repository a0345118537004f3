import { gather } from '../errors/gather.js';
import { OtaError } from '../errors/ota-error.js';
import { hasErrors, type Problem, problem } from '../errors/problem.js';
import { loadProject as load } from '../project/load.js';
import { STABLE } from '../site/layout.js';
import { checkVersion, isPrerelease, releaseNumber } from '../version/semver.js';
import type { Step } from './flow.js';
import { type LoadedProject, repositoryMissing, tagProblems } from './load-project.js';
import type { ReissueInputs, ReissueRequest } from './reissue-inputs.js';
import type { Services } from './services.js';

/**
 * Step 1 of a reissue: the project file with flags applied, and the version that was asked for. The version and the notes of the work
 * tree are of no concern: those of the release count.
 */
export const loadReissue = ({
  openRepository,
}: Pick<Services, 'openRepository'>): Step<ReissueInputs, LoadedProject> => ({
  title: 'Load project',
  effect: 'reads',
  run: async ({ directory, overrides, projectFile, declaration, reissue }) => {
    const file = { ...(projectFile === undefined ? {} : { file: projectFile }), ...(declaration && { declaration }) };
    const { project, problems: loading } = await load({ directory, overrides, ...file });
    if (!project) throw new OtaError(loading);
    const opened = await gather(() => openRepository(project.directory));
    const problems = [
      ...loading,
      ...tagProblems(project),
      ...opened.problems,
      ...(opened.value || opened.problems.length > 0 ? [] : [repositoryMissing(directory, project)]),
      ...versionProblems(reissue, project.channel),
    ];
    if (hasErrors(problems) || !opened.value) throw new OtaError(problems);
    return {
      project,
      version: reissue.as,
      versionPlace: reissue.place,
      notes: undefined,
      repository: opened.value,
      loadFindings: problems,
    };
  },
});

/** Asked before anything is read: the stable channel takes no pre-release, whatever it was elsewhere. */
const versionProblems = ({ as: version, place }: ReissueRequest, channel: string): readonly Problem[] => {
  const problems = checkVersion(version, { place });
  return problems.length > 0 || channel !== STABLE || !isPrerelease(version)
    ? problems
    : [problem('reissue-pre-release', { version, suggestion: releaseNumber(version) }, place)];
};
