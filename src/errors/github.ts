import { failed, show } from './entry.js';

/** What GitHub said: longer than a value, and bounded where it was taken down. */
const said = (words: string): string => JSON.stringify(words);

/** What GitHub refuses, with the permission or setting that allows it. */
export const githubErrors = {
  'github-permission-missing': failed(
    'Permission that the token lacks',
    (p: { location: string; what: string; words: string }) =>
      `${p.location} does not let this token ${p.what}: ${said(p.words)}.`,
    () => 'Let the job write: permissions: contents: write. A token of its own needs Contents: Read and write.',
  ),
  'github-tag-protected': failed(
    'Tag that a rule protects',
    (p: { name: string; location: string; words: string }) =>
      `A rule of ${p.location} refuses tag ${show(p.name)}: ${said(p.words)}.`,
    () => 'Settings, Rules, Rulesets: let this token’s app or user bypass the rule for tags named v*.',
  ),
};
