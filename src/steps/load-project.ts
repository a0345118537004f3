import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { gather } from '../errors/gather.js';
import { OtaError } from '../errors/ota-error.js';
import { hasErrors, type Place, type Problem, problem } from '../errors/problem.js';
import { loadProject as load } from '../project/load.js';
import { readNotes } from '../project/notes.js';
import type { Project } from '../project/project.js';
import type { Repository } from '../repository/repository.js';
import { checkVersion } from '../version/semver.js';
import { resolveVersion } from '../version/source.js';
import type { Step } from './flow.js';
import type { ReleaseInputs, Services } from './services.js';

/** What is to be released: the project as declared, the version it resolves to, and the commit it stands on. */
export interface LoadedProject {
  readonly project: Project;
  readonly version: string;
  /** Where the version is written, for findings about it. */
  readonly versionPlace: Place;
  readonly notes: string | undefined;
  readonly repository: Repository;
  /** Warnings so far. */
  readonly loadFindings: readonly Problem[];
}

/** Step 1: the project file, strict, with flags applied; the version; the notes; the commit. Every problem at once. */
export const loadProject = ({
  openRepository,
}: Pick<Services, 'openRepository'>): Step<ReleaseInputs, LoadedProject> => ({
  title: 'Load project',
  effect: 'reads',
  run: async (inputs) => {
    const loaded = await load({
      directory: inputs.directory,
      overrides: inputs.overrides,
      ...(inputs.projectFile === undefined ? {} : { file: inputs.projectFile }),
      ...(inputs.declaration === undefined ? {} : { declaration: inputs.declaration }),
    });
    const { project } = loaded;
    if (!project) throw new OtaError(loaded.problems);
    const opened = await gather(() => openRepository(project.directory));
    const versioned = await versionOf(project, opened.value);
    const notes = await gather(() => notesOf(project, versioned.version));
    const missing = opened.value || opened.problems.length > 0 ? [] : [repositoryMissing(inputs.directory, project)];
    const problems = [
      ...loaded.problems,
      ...tagProblems(project),
      ...opened.problems,
      ...missing,
      ...versioned.problems,
      ...notes.problems,
    ];
    if (hasErrors(problems) || !opened.value || versioned.version === undefined) throw new OtaError(problems);
    return {
      project,
      version: versioned.version,
      versionPlace: versioned.place,
      notes: notes.value,
      repository: opened.value,
      loadFindings: problems,
    };
  },
});

/** That the project lies in no repository, shown from the directory that the user is in. */
export const repositoryMissing = (directory: string, project: Project): Problem =>
  problem('repository-missing', { directory: relative(directory, project.directory) || '.' });

/** Ivy fetches the archive of `v{version}` and knows no prefix (Ivy contract, “Source download”). */
export const tagProblems = ({ devices, tag, place }: Project): readonly Problem[] =>
  tag.prefix !== '' && devices.includes('ivy')
    ? [problem('project-tag-prefix-ivy', { value: tag.prefix }, place('tag.prefix'))]
    : [];

const readText = (file: string): Promise<string> => readFile(file, 'utf8');

const versionOf = async (project: Project, repository: Repository | undefined) => {
  const place = project.place('version');
  if (!project.version) return { version: undefined, place, problems: [problem('version-missing', {}, place)] };
  const tagsAtHead = async () => (repository ? repository.tagsAtHead() : []);
  const resolved = await resolveVersion(project.version, {
    readText,
    tagsAtHead,
    tagPrefix: project.tag.prefix,
    place,
  });
  const { version } = resolved;
  const rules = version === undefined ? [] : checkVersion(version, { place: resolved.place });
  return { version, place: resolved.place, problems: [...resolved.problems, ...rules] };
};

const notesOf = async (project: Project, version: string | undefined): Promise<string | undefined> =>
  project.notes && version !== undefined ? readNotes(project.notes, { version, readText }) : undefined;
