import { failed, invalid, show, warning } from './entry.js';

/** What the forge said: longer than a value, and bounded where it was taken down. */
const said = (words: string): string => JSON.stringify(words);

/** What can be wrong with a forge's API, whichever forge it is, and with its release pages. */
export const forgeErrors = {
  'forge-token-missing': invalid(
    'No token for the forge',
    (p: { forge: string; variable: string }) =>
      `The forge ${show(p.forge)} was asked for, and ${p.variable} is not set.`,
    (p) => `Give the job a token in ${p.variable}, or ask for plain git with forge: git.`,
  ),
  'forge-repository-unknown': invalid(
    'Repository that can’t be told',
    (p: { forge: string; remote: string }) =>
      `Which repository on ${p.forge} is meant can’t be told from the remote ${show(p.remote)}.`,
    () =>
      'Name a remote whose URL ends with the repository’s path with tag.remote, or ask for plain git with forge: git.',
  ),
  'forge-not-found': failed(
    'Repository that the token doesn’t see',
    (p: { location: string }) =>
      `${p.location} answers that there is no such repository, as it does to a token that may not see it.`,
    () => 'Check the repository’s path, and that the token belongs to somebody who may read it.',
  ),
  'forge-rate-limited': failed(
    'Rate limit of the forge',
    (p: { location: string; seconds: number; words: string }) =>
      `${p.location} takes no more requests for ${p.seconds} seconds: ${said(p.words)}.`,
    () =>
      'Run again after that time, or with a token of its own: nothing was lost, and the run goes on where it ended.',
  ),
  'forge-answer-unexpected': failed(
    'Answer of the forge that makes no sense',
    (p: { location: string; request: string; status: number; words: string }) =>
      `${p.location} answered ${p.request} with status ${p.status}: ${said(p.words)}.`,
    () =>
      'Run again; if it stays, check the forge’s status page and the API address, or ask for plain git with forge: git.',
  ),
  'forge-certificate-unreadable': invalid(
    'CA certificate that can’t be read',
    (p: { variable: string; file: string; reason: string }) =>
      `${p.variable} names ${show(p.file)}, which can’t be read: ${p.reason}.`,
    (p) => `Let ${p.variable} name a PEM file, or unset it.`,
  ),
  'forge-proxy-invalid': invalid(
    'Proxy that can’t be used',
    (p: { variable: string; reason: string }) => `${p.variable} names no HTTP proxy: ${p.reason}.`,
    (p) => `Let ${p.variable} hold a URL like http://proxy.example.com:3128, or unset it.`,
  ),
  'tag-commit-unknown': invalid(
    'Commit that the forge doesn’t know',
    (p: { name: string; commit: string; location: string }) =>
      `${p.location} has no commit ${p.commit}, so tag ${show(p.name)} can’t stand on it.`,
    () => 'Push the commit first: git push. A tag made through the API carries no commit with it.',
  ),
  'page-asset-differs': invalid(
    'Release page with other contents',
    (p: { tag: string; asset: string; location: string }) =>
      `The release page of ${p.tag} on ${p.location} has an asset ${show(p.asset)} with other bytes than the release.`,
    () =>
      'Find out who put it there. A published file is never replaced: delete it on the page yourself, or release a new version.',
  ),
  'page-immutable': invalid(
    'Release page that can’t be changed',
    (p: { tag: string; missing: string; location: string }) =>
      `The release page of ${p.tag} on ${p.location} is immutable, and lacks ${p.missing}.`,
    () =>
      'Leave releasePage out for this version, or release a new version: the forge adds nothing to an immutable page.',
  ),
  'page-forge-unable': warning(
    'Forge without release pages',
    (p: { location: string }) => `The project asks for a release page, and ${p.location} has none in this run.`,
    () =>
      'Run it with a token of the forge (GITHUB_TOKEN, GITLAB_TOKEN or CI_JOB_TOKEN) in a clone of its repository; the next such run makes the page.',
  ),
  'connection-readme-missing': warning(
    'Repository without a README',
    (p: { location: string }) => `${p.location} shows no README on its default branch.`,
    () => 'Add a README.md: a device’s connection test reads it (Ivy asks for it before an update).',
  ),
  'connection-archive-missing': failed(
    'Tag without a source archive',
    (p: { location: string; tag: string }) => `${p.location} offers no archive of tag ${show(p.tag)}.`,
    () =>
      'Check that the tag is on the forge and that the token may download source archives: devices fetch that archive.',
  ),
};
