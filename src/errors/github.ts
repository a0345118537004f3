import { failed, invalid, show } from './entry.js';

/** What GitHub said: longer than a value, and bounded where it was taken down. */
const said = (words: string): string => JSON.stringify(words);

/** What GitHub refuses, with the permission or setting that allows it. */
export const githubErrors = {
  'github-permission-missing': failed(
    'Permission that the token lacks',
    (p: { location: string; what: string; words: string }) =>
      `${p.location} does not let this token ${p.what}: ${said(p.words)}.`,
    () =>
      'Let the job write: permissions: contents: write. A token of its own needs Contents: Read and write, and Workflows: Read and write where the commit changes files below .github/workflows.',
  ),
  'github-tag-protected': failed(
    'Tag that a rule protects',
    (p: { name: string; location: string; words: string }) =>
      `A rule of ${p.location} refuses tag ${show(p.name)}: ${said(p.words)}.`,
    () =>
      'Settings, Rules, Rulesets: let this token’s app or user bypass the rule for tags named v*. A tag that a deleted immutable release had is refused for ever: release a new version.',
  ),
  'github-repository-archived': failed(
    'Repository that is archived',
    (p: { location: string }) => `${p.location} is archived: it takes no tag and no release.`,
    () => 'Settings, General, Danger Zone: unarchive the repository, then run the release again.',
  ),
  'github-tag-missing': failed(
    'Release page without its tag',
    (p: { name: string; location: string }) =>
      `${p.location} has no tag ${show(p.name)} for the release page to stand on.`,
    () =>
      'Run the release again, which makes the tag first. GitHub would otherwise put the tag on the default branch as it is now.',
  ),
  'github-environment-unusable': invalid(
    'Environment that GitHub’s client can’t read',
    (p: { reason: string }) => `GitHub’s client could not be loaded in this environment: ${said(p.reason)}.`,
    () =>
      'Correct or unset what it reads: GITHUB_EVENT_PATH names a JSON file, GITHUB_API_URL, HTTPS_PROXY and HTTP_PROXY are URLs.',
  ),
};
