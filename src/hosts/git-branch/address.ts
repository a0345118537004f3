import { fail } from '../../errors/ota-error.js';
import { parseRemote } from '../../forges/remote-address.js';
import type { BranchHostSpec } from '../../project/project.js';
import { type Git, gitIn, gitOutput } from '../../repository/git.js';
import { maskUrls } from '../../repository/mask-urls.js';
import type { HostSurroundings } from '../surroundings.js';
import { type Setting, SITE_REMOTE, withSettings } from './config.js';

/** Where a site's branch is. */
export interface BranchAddress {
  readonly branch: string;
  /** `refs/heads/…`. */
  readonly ref: string;
  /** Empty, or with a slash at its end. */
  readonly folder: string;
  /** The name of a remote of the repository, or undefined where `remote` is an address itself. */
  readonly name: string | undefined;
  /** The address as git uses it, with what `url.<base>.insteadOf` makes of it. It may hold a credential. */
  readonly url: string;
  /** For an address that isn't a remote's: what the scratch repository is told. */
  readonly settings: readonly Setting[];
  /** For people; never holds a credential. */
  readonly location: string;
}

/** The directory that relative addresses, keys and certificates of the remote start from. */
export const homeOf = ({ repository }: Pick<HostSurroundings, 'repository'>): string => repository?.root ?? '.';

/**
 * Finds the remote that has the site's branch: the one that the project names, else the tag's.
 *
 * @throws OtaError `host-branch-remote-unknown`, `repository-git-…`.
 */
export const findBranch = async (spec: BranchHostSpec, surroundings: HostSurroundings): Promise<BranchAddress> => {
  const { branch, folder } = spec;
  const { environment, repository, tagRemote } = surroundings;
  const remote = spec.remote ?? tagRemote;
  const isName = !remote.startsWith('-') && (await repository?.remoteUrl(remote)) !== undefined;
  if (!isName && (remote.startsWith('-') || !isAddress(remote)))
    throw fail('host-branch-remote-unknown', { remote, branch });
  // Not by an argument: an address may hold a credential, and everybody can list the arguments of processes.
  const settings = isName ? [] : [{ key: `remote.${SITE_REMOTE}.url`, value: remote }];
  const git = gitIn(homeOf(surroundings), withSettings(environment, settings));
  const url = await effectiveUrl(git, isName ? remote : SITE_REMOTE);
  const inside = folder === '' ? '' : `, folder ${folder.slice(0, -1)}`;
  return {
    branch,
    ref: `refs/heads/${branch}`,
    folder,
    name: isName ? remote : undefined,
    url,
    settings,
    location: `branch ${branch} of ${shownUrl(url)}${inside}`,
  };
};

/** A URL, the short form of ssh, or a path that can't be taken for a remote's name. */
const isAddress = (text: string): boolean => text.includes('/') || parseRemote(text) !== undefined;

/** Asks nobody (git-ls-remote(1), --get-url). */
const effectiveUrl = async (git: Git, remote: string): Promise<string> =>
  (await gitOutput(git, ['ls-remote', '--get-url', remote])).replace(/\n$/, '');

/** The address without user information, which is a credential as often as not. */
export const withoutUser = (url: string): string => url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1');

const shownUrl = (url: string): string => maskUrls(withoutUser(url));
