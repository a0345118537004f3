import { failed, invalid, show, warning } from './entry.js';

/** What git or the remote said: longer than a value, and bounded where it was taken down. */
const said = (words: string): string => JSON.stringify(words);

const short = (commit: string): string => commit.slice(0, 12);

/** What can be wrong with the repository, its remote and the tag. */
export const repositoryErrors = {
  'repository-missing': invalid(
    'Project outside a git repository',
    (p: { directory: string }) => `${show(p.directory)} is not inside the work tree of a git repository.`,
    () => 'A release stands on a commit: run it in a clone, or type git init, git add and git commit first.',
  ),
  'repository-no-git': failed(
    'git is not installed',
    (p: { command: string }) => `${show(p.command)} could not be run: there is no git on this machine.`,
    () => 'Install git (2.30 or newer), or put it on the PATH.',
  ),
  'repository-git-failed': failed(
    'git command that failed',
    (p: { command: string; exitCode: number; words: string }) =>
      `${show(p.command)} ended with exit code ${p.exitCode}: ${said(p.words)}.`,
    () => 'Type the command yourself in the repository to see more; git fsck tells whether the repository is damaged.',
  ),
  'repository-git-timeout': failed(
    'git command that took too long',
    (p: { command: string; seconds: number }) => `${show(p.command)} gave no answer within ${p.seconds} seconds.`,
    () => 'Type the command yourself to see what it waits for: a password prompt, a lock, a slow network drive.',
  ),
  'repository-git-output': failed(
    'git command with too much output',
    (p: { command: string; maxBytes: number }) => `${show(p.command)} wrote more than ${p.maxBytes} bytes.`,
    () => 'Add generated directories to .gitignore: the output grows with the number of files.',
  ),
  'repository-unsafe-owner': invalid(
    'Repository of another user',
    (p: { directory: string }) => `git refuses to work in ${show(p.directory)}: it belongs to another user.`,
    (p) => `Type: git config --global --add safe.directory '${p.directory}'`,
  ),
  'repository-no-commit': invalid(
    'Repository without a commit',
    (p: { directory: string }) => `The repository at ${show(p.directory)} has no commit yet.`,
    () => 'A release stands on a commit: type git add and git commit first.',
  ),
  'repository-dirty': invalid(
    'Uncommitted changes',
    (p: { count: number; paths: readonly string[] }) =>
      `${p.count} ${p.count === 1 ? 'path differs' : 'paths differ'} from the commit: ${listed(p.paths, p.count)}.`,
    () => 'Commit, stash or ignore them (.gitignore), or allow them with --allow-dirty.',
  ),
  'repository-commit-not-pushed': warning(
    'Commit on no branch of the remote',
    (p: { commit: string; remote: string }) => `Commit ${short(p.commit)} is on no branch of ${p.remote}.`,
    () =>
      'Type git push first: nobody finds the commit on a branch, and a tag that is made through a forge’s API can’t bring it along.',
  ),
  'repository-remote-missing': invalid(
    'Remote that isn’t declared',
    (p: { remote: string }) => `The repository has no remote named ${show(p.remote)}.`,
    (p) => `Type: git remote add ${p.remote} <URL>. Or name another remote with tag.remote in the project file.`,
  ),
  'tag-on-other-commit': invalid(
    'Tag that stands on another commit',
    (p: { name: string; found: string; commit: string; location: string }) =>
      `Tag ${show(p.name)} of ${p.location} stands on commit ${p.found}, the release on ${p.commit}.`,
    () => 'Tags never move: release a new version, or check out the commit that the tag stands on.',
  ),
  'tag-local-on-other-commit': invalid(
    'Local tag that stands on another commit',
    (p: { name: string; found: string; commit: string }) =>
      `Tag ${show(p.name)} of this clone stands on commit ${p.found}, the release on ${p.commit}. The remote has no such tag.`,
    (p) => `If the tag is a leftover, type: git tag -d ${p.name}. Otherwise check out the commit that it stands on.`,
  ),
  'tag-not-annotated': warning(
    'Tag that isn’t annotated',
    (p: { name: string; location: string }) =>
      `Tag ${show(p.name)} of ${p.location} stands on the commit, but it is a lightweight tag: it says neither who made it nor when.`,
    () => 'Leave the tag to the release, which makes an annotated one.',
  ),
  'tag-name-invalid': invalid(
    'Tag name that git doesn’t take',
    (p: { name: string }) => `${show(p.name)} can’t be the name of a tag.`,
    () => 'Use the letter v and a SemVer version: v1.4.0.',
  ),
  'tag-push-rejected': failed(
    'Tag that the remote refused',
    (p: { name: string; location: string; reason: string; words: string }) =>
      `${p.location} refused tag ${show(p.name)} (${p.reason})${p.words === '' ? '' : `: ${said(p.words)}`}.`,
    () =>
      'Do what the remote asks for, or ask whoever runs it which of its hooks or rules refuses the tag. Then run the release again.',
  ),
  'tag-push-protected': failed(
    'Tag that a rule of the remote protects',
    (p: { name: string; location: string; words: string }) =>
      `A rule of ${p.location} protects tag ${show(p.name)}: ${said(p.words)}.`,
    () =>
      'Let this user or token make tags named v*: in the settings, GitHub has it under Rules, Rulesets (bypass list), GitLab under Repository, Protected tags, Forgejo and Gitea under Tags.',
  ),
  'tag-push-hook-refused': failed(
    'Tag that the clone’s own hook refused',
    (p: { name: string; words: string }) =>
      `The pre-push hook of this clone refused tag ${show(p.name)}${p.words === '' ? '' : `: ${said(p.words)}`}.`,
    () => 'Do what the hook asks for; git rev-parse --git-path hooks tells where it lies.',
  ),
  'tag-push-unauthorized': failed(
    'No right to push a tag',
    (p: { location: string; words: string }) => `${p.location} does not let this user or token push: ${said(p.words)}.`,
    () =>
      'Give the job a token or key with write access to the repository (contents: write on GitHub, write_repository on GitLab).',
  ),
  'forge-unauthorized': failed(
    'No right to read the remote',
    (p: { location: string; words: string }) => `${p.location} does not let this user or token in: ${said(p.words)}.`,
    () =>
      'Check the credentials: those that git uses for the remote (git ls-remote shows the same refusal), or the token that the forge’s API is asked with, which may have expired.',
  ),
  'forge-unreachable': failed(
    'Remote that can’t be reached',
    (p: { location: string; words: string }) => `${p.location} could not be reached: ${said(p.words)}.`,
    () => 'Check the URL (git remote -v) and the network, then run again: the run goes on where it ended.',
  ),
};

const listed = (paths: readonly string[], count: number): string =>
  `${paths.map((path) => show(path)).join(', ')}${count > paths.length ? ` and ${count - paths.length} more` : ''}`;
