import { failed, invalid, show } from './entry.js';

/** What GitLab said: longer than a value, and bounded where it was taken down. */
const said = (words: string): string => JSON.stringify(words);

/** What GitLab refuses, with the permission or setting that allows it. */
export const gitlabErrors = {
  'gitlab-permission-missing': failed(
    'Permission that the token lacks',
    (p: { location: string; what: string; words: string }) =>
      `${p.location} does not let this token ${p.what}: ${said(p.words)}.`,
    () =>
      'Give the job a project access token with the scope api and the role Developer (Maintainer for protected tags) in GITLAB_TOKEN.',
  ),
  'gitlab-tag-protected': failed(
    'Tag that is protected',
    (p: { name: string; location: string; words: string }) =>
      `${p.location} protects tag ${show(p.name)}: ${said(p.words)}.`,
    () => 'Settings, Repository, Protected tags: allow the role or user of this token to create tags named v*.',
  ),
  'gitlab-job-token-push': failed(
    'Job token that may not push',
    (p: { location: string; words: string }) => `${p.location} does not let the job token push: ${said(p.words)}.`,
    () =>
      'Settings, CI/CD, Job token permissions: allow Git push requests to the repository. Or give the job a project access token in GITLAB_TOKEN.',
  ),
  'gitlab-project-archived': failed(
    'Project that is archived',
    (p: { location: string }) => `${p.location} is archived, and takes no tags.`,
    () => 'Settings, General, Advanced: unarchive the project.',
  ),
  'gitlab-packages-off': failed(
    'Project without a package registry',
    (p: { location: string }) => `${p.location} has no package registry, which holds the files of a release page.`,
    () =>
      'Settings, General, Visibility, project features, permissions: turn the package registry on. Or leave releasePage out.',
  ),
  'gitlab-package-name': invalid(
    'Name that the package registry doesn’t take',
    (p: { part: 'product' | 'version'; value: string }) =>
      `The ${p.part} ${show(p.value)} can’t be part of a package of GitLab.`,
    () => 'Use letters, digits, dots, hyphens and underscores; a version may have plus signs.',
  ),
};
