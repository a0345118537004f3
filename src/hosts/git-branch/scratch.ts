import { join } from 'node:path';
import { fail } from '../../errors/ota-error.js';
import { type Git, type GitPieces, gitIn, gitOutput, gitPiecesIn } from '../../repository/git.js';
import type { HostSurroundings } from '../surroundings.js';
import { type BranchAddress, homeOf, withoutUser } from './address.js';
import type { ObjectFormat } from './blob.js';
import { parseConfigList, type Setting, SITE_REMOTE, transportSettings, withSettings } from './config.js';
import { accessSettings, type ConfiguredAccess, isWeb, withoutPassword } from './forge-server.js';

/** A bare repository of this run that holds what it fetched of the branch and what it is about to push; no history, no checkout. */
export interface Scratch {
  readonly format: ObjectFormat;
  /** git on what is there. It reaches no remote, and asks none for an object that is missing. */
  readonly git: Git;
  /** The same, for an object's bytes. */
  readonly pieces: GitPieces;
  /** git that reaches the remote `ota-release-site` as the user's own repository would. */
  readonly online: Git;
  /** The same, for a fetch that leaves out the contents of files. */
  readonly sparse: Git;
}

/** GIT_CONFIG_COUNT, by which secrets are handed to git, came with it. */
const OLDEST_GIT = [2, 31] as const;

/** @throws OtaError `host-branch-git-old`, `repository-no-git`. */
export const assertGitVersion = async (environment: HostSurroundings['environment']): Promise<void> => {
  const words = await gitOutput(gitIn('.', environment), ['--version']);
  const [found = words.trim()] = /\d+\.\d+\S*/.exec(words) ?? [];
  const [major = 0, minor = 0] = found.split('.').map(Number);
  const [oldMajor, oldMinor] = OLDEST_GIT;
  if (major > oldMajor || (major === oldMajor && minor >= oldMinor)) return;
  throw fail('host-branch-git-old', { found, needed: OLDEST_GIT.join('.') });
};

/**
 * Makes the scratch repository. The settings by which the user's repository reaches the remote go along in the environment
 * of those commands that need them; nothing of them is written down.
 */
export const openScratch = async (
  address: BranchAddress,
  format: ObjectFormat,
  surroundings: HostSurroundings,
): Promise<Scratch> => {
  const { environment } = surroundings;
  const directory = join(await surroundings.workDirectory(), 'site.git');
  const home = homeOf(surroundings);
  const init = ['init', '--quiet', '--bare', '--template=', `--object-format=${format}`, directory];
  await gitOutput(gitIn('.', environment), init);
  const own = ownSettings(directory);
  const alone = withSettings(environment, own);
  const git = on(gitIn(directory, alone), '.');
  const given = await transportOf(address, git, surroundings);
  const access = await accessOf(address, on(gitIn(home, withSettings(environment, given)), directory), surroundings);
  // git hands the addresses of remotes to its helpers as arguments, which everybody can list.
  const transport = given.map(({ key, value }) => ({ key, value: URL_KEY.test(key) ? withoutPassword(value) : value }));
  const outward = [...transport, ...access, ...own];
  // In the user's repository, because paths in its settings start from there.
  const online = (settings: readonly Setting[]): Git => on(gitIn(home, withSettings(environment, settings)), directory);
  return {
    format,
    git,
    pieces: (args) => gitPiecesIn(directory, alone)(['--git-dir=.', ...args]),
    online: online(outward),
    sparse: online([...outward, ...SPARSE]),
  };
};

/** By its directory, whatever `safe.bareRepository` says of repositories that git comes across. */
const on =
  (git: Git, directory: string): Git =>
  (args, options) =>
    git([`--git-dir=${directory}`, ...args], options);

/** What must not depend on the user: this repository is nobody's to keep, and runs no hook. */
const ownSettings = (directory: string): readonly Setting[] => [
  { key: 'core.hooksPath', value: join(directory, 'no-hooks') },
  { key: 'core.attributesFile', value: join(directory, 'no-attributes') },
  // Bundles pass through git in pieces, and are not searched for likenesses.
  { key: 'core.bigFileThreshold', value: '1m' },
  // Their packs are looked at through a small window, which else is as large as the pack.
  { key: 'core.packedGitWindowSize', value: '4m' },
  { key: 'core.packedGitLimit', value: '32m' },
  { key: 'core.fsync', value: 'none' },
  { key: 'color.ui', value: 'false' },
  { key: 'fetch.writeCommitGraph', value: 'false' },
  { key: 'gc.auto', value: '0' },
  { key: 'maintenance.auto', value: 'false' },
];

/**
 * Said by the environment, not by the repository, as a fetch with a filter would write it: only commands that mean to ask
 * the remote for objects know that it has more of them. Others would ask it about each object that they are about to make.
 */
const SPARSE: readonly Setting[] = [
  { key: `remote.${SITE_REMOTE}.promisor`, value: 'true' },
  { key: `remote.${SITE_REMOTE}.partialclonefilter`, value: 'blob:none' },
];

const URL_KEY = new RegExp(`^remote\\.${SITE_REMOTE}\\.(push)?url$`);
const LIST = ['config', '--list', '-z', '--show-scope'];

const transportOf = async (
  { name, url, settings }: BranchAddress,
  scratch: Git,
  { repository }: HostSurroundings,
): Promise<readonly Setting[]> => {
  if (!repository) return settings;
  const [own, elsewhere] = await Promise.all([gitOutput(repository.git, LIST), gitOutput(scratch, LIST)]);
  const found = transportSettings(parseConfigList(own), parseConfigList(elsewhere), name ?? '');
  const urlKey = `remote.${SITE_REMOTE}.url`;
  // git also knows remotes from files of its early days (gitrepository-layout(5), remotes and branches).
  const legacy = name !== undefined && !found.some(({ key }) => key === urlKey) ? [{ key: urlKey, value: url }] : [];
  return [...found, ...settings, ...legacy];
};

/** What names the user to the remote, as git's own configuration may do. */
const accessOf = async (
  { url }: BranchAddress,
  git: Git,
  { environment }: HostSurroundings,
): Promise<readonly Setting[]> => {
  const pushUrl = (await git(['config', '--get', `remote.${SITE_REMOTE}.pushurl`])).stdout.trim();
  const [first = [], second = []] = await Promise.all(
    [url, pushUrl]
      .filter(isWeb)
      .map(async (each) => accessSettings(environment, each, await configuredFor(withoutUser(each), git, environment))),
  );
  return [...first.filter(({ key }) => !second.some((other) => other.key === key)), ...second];
};

const configuredFor = async (
  url: string,
  git: Git,
  environment: HostSurroundings['environment'],
): Promise<ConfiguredAccess> => {
  const [header = '', helper, program] = await Promise.all(
    [
      ['--get-urlmatch', 'http.extraheader', url],
      ['--get-urlmatch', 'credential.helper', url],
      ['--get', 'core.askpass'],
    ].map(async (args) => (await git(['config', ...args])).stdout.trim()),
  );
  // On a runner a helper that came with git itself knows nobody.
  const isAsked = [helper, program, environment.GIT_ASKPASS].some(Boolean) && !environment.CI;
  return { header: /^authorization\s*:/i.test(header), helper: isAsked };
};
