import { fail } from '../errors/ota-error.js';
import type { Fetch } from '../http/fetch.js';
import { maskUrls } from '../repository/mask-urls.js';
import type { Repository } from '../repository/repository.js';
import { detectForge } from './detect.js';
import type { Forge, ForgeSpec } from './forge.js';
import { gitForge } from './git.js';

/** What a forge needs of its run. */
export interface ForgeSurroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Opened only by a forge that has an API. */
  readonly openFetch: () => Promise<Fetch>;
}

/**
 * Opens the forge that gets the tag. A new kind of forge is one file and one entry here; its client is loaded only where
 * it is used.
 *
 * @throws OtaError `forge-repository-unknown`, `repository-git-…`.
 */
export const openForge = async (
  repository: Repository,
  { kind, remote }: ForgeSpec,
  { environment, openFetch }: ForgeSurroundings,
): Promise<Forge> => {
  // It may be a URL itself.
  const remoteUrl = remote.startsWith('-') ? undefined : ((await repository.remoteUrl(remote)) ?? remote);
  const target = detectForge(kind, environment, remoteUrl);
  switch (target.kind) {
    case 'git':
      return gitForge({ repository, remote });
    case 'github': {
      const { githubForge } = await import('./github.js');
      return githubForge({ target, repository, remote, fetch: await openFetch() });
    }
    case 'gitlab': {
      const { gitlabForge } = await import('./gitlab.js');
      return gitlabForge({ target, repository, remote, fetch: await openFetch() });
    }
    case 'unknown':
      throw fail('forge-repository-unknown', { forge: target.forge, remote: maskUrls(remote) });
  }
};
