import type { IvySettings } from './settings.js';

/** Where the files of one release, and the documents that devices ask for first, lie on the site. */
type Shapes = Pick<IvySettings, 'repository' | 'archives'>;

/** The last name of the repository, by which GitLab calls its archives. */
export const shortName = (repository: string): string => repository.slice(repository.lastIndexOf('/') + 1);

/** The one directory at the top of an archive: what GitLab calls it, which GitHub’s devices take as well. */
export const topDirectory = (repository: string, version: string): string => `${shortName(repository)}-v${version}`;

/** GitHub knows an owner and a name, and no groups inside of groups. */
export const isTwoPart = (repository: string): boolean => repository.split('/').length === 2;

/** The names under which the source archive of a version is published (Ivy contract, “Source download”). Empty without a repository. */
export const archivePaths = ({ repository, archives }: Shapes, version: string): readonly string[] => {
  if (repository === undefined) return [];
  const gitlab = `${repository}/-/archive/v${version}/${topDirectory(repository, version)}.tar.gz`;
  const github = `repos/${repository}/tarball/v${version}`;
  return [
    ...(archives.includes('gitlab') ? [gitlab] : []),
    ...(archives.includes('github') && isTwoPart(repository) ? [github] : []),
  ];
};

/** What the repository test of a device reads, by provider. */
export const probePaths = ({ repository, archives }: Shapes) => {
  if (repository === undefined) return {};
  return {
    // A device asks for %2F between the names; servers look for the decoded path.
    ...(archives.includes('gitlab') ? { gitlab: `api/v4/projects/${repository}/repository/tags` } : {}),
    ...(archives.includes('github') && isTwoPart(repository) ? { github: `repos/${repository}/readme` } : {}),
  };
};

/** The fleet configuration of a version, as the two backends are sent it. */
export const envelopePaths = (version: string) => ({
  tenta: `ivy/${version}/tenta.json`,
  thingsboard: `ivy/${version}/thingsboard.json`,
});
