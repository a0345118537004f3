import { failed, invalid, show, warning } from './entry.js';

/** What git or the remote said: longer than a value, and bounded where it was taken down. */
const said = (words: string): string => JSON.stringify(words);

const MEBIBYTE = 1024 * 1024;
const mebibytes = (bytes: number): string => `${Math.ceil(bytes / MEBIBYTE)} MiB`;

/** What can be wrong with a branch that holds a site. */
export const gitBranchErrors = {
  'host-branch-remote-unknown': invalid(
    'Site’s branch on a remote that nobody knows',
    (p: { remote: string; branch: string }) =>
      `There is no remote named ${show(p.remote)} here, which is to have the branch ${show(p.branch)}.`,
    () =>
      'Name a remote of the repository (git remote -v lists them), or write the address: git+https://git.example.com/team/site.git#branch.',
  ),
  'host-branch-name-invalid': invalid(
    'Name that the site’s branch can’t have',
    (p: { branch: string; reason: string }) => `${show(p.branch)} can’t be the site’s branch: ${p.reason}.`,
    () => 'Give the branch a plain name: gh-pages, site.',
  ),
  'host-branch-git-old': failed(
    'git that is too old for a site in a branch',
    (p: { found: string; needed: string }) => `This machine has git ${p.found}; a branch as host needs ${p.needed}.`,
    () => 'Install a newer git, or run the job in a newer image.',
  ),
  'host-branch-unauthorized': failed(
    'No right to the site’s branch',
    (p: { location: string; access: 'read' | 'write'; words: string }) =>
      `The remote does not let this user or token ${p.access} ${p.location}: ${said(p.words)}.`,
    () =>
      'On GitHub, give the job permissions: contents: write. On GitLab, give it a project access token in GITLAB_TOKEN (scope write_repository), or allow Git push requests under Settings, CI/CD, Job token permissions. Elsewhere, check what git push itself says.',
  ),
  'host-branch-protected': failed(
    'Site’s branch that a rule protects',
    (p: { location: string; words: string }) => `A rule of the remote protects ${p.location}: ${said(p.words)}.`,
    () =>
      'Let this user or token push to the branch without a pull request: GitHub has it in the settings under Rules, Rulesets (bypass list) or Branches, GitLab under Repository, Protected branches, Forgejo and Gitea under Branches.',
  ),
  'host-branch-refused': failed(
    'Commit of the site that the remote refused',
    (p: { location: string; reason: string; words: string }) =>
      `The remote refused the commit for ${p.location} (${p.reason})${p.words === '' ? '' : `: ${said(p.words)}`}.`,
    () =>
      'Nothing was published. Do what the remote’s hook or rule asks for, or ask whoever runs it, then run the release again.',
  ),
  'host-branch-file-too-large': invalid(
    'File that is too large for the branch’s remote',
    (p: { path: string; location: string; bytes: number; maxBytes: number }) =>
      `${show(p.path)} has ${mebibytes(p.bytes)}; ${p.location} takes files of up to ${mebibytes(p.maxBytes)}.`,
    () => 'Nothing was published. Make the bundle smaller, or publish to a bucket, a server or a directory instead.',
  ),
  'host-branch-file-refused': failed(
    'File that the branch’s remote finds too large',
    (p: { location: string; words: string }) =>
      `The remote takes no file of this size into ${p.location}: ${said(p.words)}.`,
    () => 'Nothing was published. Make the bundle smaller, or publish to a bucket, a server or a directory instead.',
  ),
  'host-branch-quota': failed(
    'Repository that is full',
    (p: { location: string; words: string }) =>
      `The remote has no room for this commit in ${p.location}: ${said(p.words)}.`,
    () =>
      'Nothing was published. Raise the limit on the forge, or start the branch anew without its history: a branch keeps every bundle that it ever had.',
  ),
  'host-branch-contended': failed(
    'Branch that never stands still',
    (p: { location: string; attempts: number }) =>
      `Others pushed to ${p.location} before each of ${p.attempts} attempts could.`,
    () => 'Nothing was published. Find out what pushes to the branch all the time, then run again.',
  ),
  'host-branch-file-large': warning(
    'File that is large for a branch',
    (p: { path: string; location: string; bytes: number }) =>
      `${show(p.path)} has ${mebibytes(p.bytes)}, which is large for ${p.location}.`,
    () =>
      'GitHub warns from 50 MiB on and refuses above 100 MiB, as GitLab.com does on free plans; a branch also keeps every bundle that it ever had. A bucket or a server has no such limit.',
  ),
  'host-branch-site-large': warning(
    'Site that is large for Pages',
    (p: { location: string; bytes: number; maxBytes: number }) =>
      `${p.location} holds ${mebibytes(p.bytes)}; Pages publish sites of up to ${mebibytes(p.maxBytes)}.`,
    () => 'Remove old bundles from the site, or move it to a bucket or a server, before Pages stop to publish it.',
  ),
  'host-branch-attributes': warning(
    'Attributes that change the site’s files',
    (p: { location: string; path: string; attribute: string }) =>
      `A .gitattributes of ${p.location} sets ${p.attribute} for ${show(p.path)}: whoever checks the branch out may get other bytes than were published.`,
    () =>
      'Take the site’s files out of that rule (bundles/** -filter -text), or let the site have a branch of its own. Pages serve LFS pointers, not what they point to.',
  ),
  'host-branch-jekyll': warning(
    'Branch that Jekyll builds',
    (p: { location: string; file: string }) =>
      `${p.location} has ${show(p.file)} and no .nojekyll beside it: GitHub Pages build it with Jekyll and leave out names that begin with _ or a dot.`,
    () => 'Commit an empty .nojekyll there if nothing needs Jekyll, or let the site have a branch of its own.',
  ),
  'host-branch-of-source': warning(
    'Site among the sources',
    (p: { location: string; branch: string }) =>
      `${p.location} is the branch that the release comes from, and the site has no folder of its own there.`,
    () => 'Give the site a branch of its own (gh-pages), or a folder of this one (folder: docs).',
  ),
};
