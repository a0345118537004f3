import { type Problem, problem } from '../../errors/problem.js';
import type { Project } from '../../project/project.js';
import { ivySettings } from './settings.js';
import { isTwoPart } from './site-paths.js';

/** What keeps devices from the addresses under which a project publishes its source archive. Pure. */
export const checkAddress = (project: Project): readonly Problem[] => {
  const { repository, archives } = ivySettings(project);
  if (repository === undefined) return [];
  const onlyGithub = archives.every((archive) => archive === 'github');
  return [
    ...(onlyGithub && !isTwoPart(repository)
      ? [problem('ivy-repository-depth', { repository }, project.place('devices.ivy.repository'))]
      : []),
    ...(project.publicUrl === undefined ? [] : urlProblems(project.publicUrl, project)),
  ];
};

/** Ivy: a device puts its addresses together from a host alone, behind https://. */
const urlProblems = (url: string, { place }: Project): readonly Problem[] => {
  const { pathname, protocol } = new URL(url);
  return [
    ...(pathname === '/' ? [] : [problem('ivy-url-path', { url }, place('publicUrl'))]),
    ...(protocol === 'https:' ? [] : [problem('ivy-url-insecure', { url }, place('publicUrl'))]),
  ];
};
