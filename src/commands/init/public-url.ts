import type { ForgeName } from './detect-forge.js';

/** What stands for the public URL until there is one. */
export const PLACEHOLDER_URL = 'https://updates.example.com';

/** A repository on a forge, as the URL of its remote names it. */
export interface RemoteRepository {
  /** In lower case. */
  readonly server: string;
  /** `owner/name`, or longer on GitLab. */
  readonly path: string;
}

/** Reads `https://github.com/owner/name.git`, `git@github.com:owner/name.git`, `ssh://git@host:22/owner/name`; undefined for a path. */
export const remoteRepository = (url: string): RemoteRepository | undefined => {
  const [, server, path] =
    /^(?:https?|ssh|git):\/\/(?:[^@/]*@)?([^:/]+)(?::\d+)?\/(.+)$/i.exec(url) ??
    /^(?:[^@/:]+@)([^:/]+):(.+)$/.exec(url) ??
    [];
  const name = path?.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
  return server && name?.includes('/') ? { server: server.toLowerCase(), path: name } : undefined;
};

/**
 * The URL under which the Pages of the forge serve the repository; undefined where it can’t be told, as on a server of one’s own.
 * GitHub: “What is GitHub Pages”, types of sites. GitLab: “GitLab Pages default domain names”, without a unique domain.
 */
export const pagesUrl = (url: string, forge: ForgeName): string | undefined => {
  const remote = remoteRepository(url);
  if (remote === undefined || remote.server !== `${forge}.com`) return undefined;
  const [owner = '', ...rest] = remote.path.split('/');
  const domain = `${owner.toLowerCase()}.${forge}.io`;
  const below = rest.join('/');
  return below.toLowerCase() === domain ? `https://${domain}` : `https://${domain}/${below}`;
};
