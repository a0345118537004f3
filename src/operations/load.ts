import { gather } from '../errors/gather.js';
import { OtaError } from '../errors/ota-error.js';
import { hasErrors, type Problem } from '../errors/problem.js';
import { loadProject } from '../project/load.js';
import type { Project } from '../project/project.js';
import type { Repository } from '../repository/repository.js';
import type { Step } from '../steps/flow.js';
import type { Services } from '../steps/services.js';
import type { OperationInputs } from './operation.js';

/** What an operation works on. */
export interface LoadedForOperation {
  readonly project: Project;
  /** The one that the project lies in, if any: a branch as host is reached with its credentials. */
  readonly repository: Repository | undefined;
  /** Warnings. */
  readonly loadFindings: readonly Problem[];
}

/** Step 1: the project file, with flags applied. An operation needs neither a version nor a commit. */
export const loadForOperation = ({
  openRepository,
}: Pick<Services, 'openRepository'>): Step<OperationInputs, LoadedForOperation> => ({
  title: 'Load project',
  effect: 'reads',
  run: async ({ directory, overrides, projectFile, declaration }) => {
    const { project, problems } = await loadProject({
      directory,
      overrides,
      ...(projectFile === undefined ? {} : { file: projectFile }),
      ...(declaration === undefined ? {} : { declaration }),
    });
    if (!project || hasErrors(problems)) throw new OtaError(problems);
    const opened = await gather(() => openRepository(project.directory));
    return { project, repository: opened.value, loadFindings: problems };
  },
});
