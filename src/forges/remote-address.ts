/** Where a git URL points: a host of the network, and a repository on it. */
export interface RemoteAddress {
  /** Lowercase, with its port where the URL names one: `git.example.com:8443`. */
  readonly host: string;
  /** Without the slash at its beginning and `.git` at its end: `group/sub/project`. */
  readonly path: string;
}

/**
 * Reads the forms of a git URL that name a host (git-clone(1), GIT URLs): `https://host/path.git`, `ssh://git@host:22/path`,
 * `git@host:path`. Undefined for a path of this machine and for anything else.
 */
export const parseRemote = (url: string): RemoteAddress | undefined => {
  if (/^[a-z]:[\\/]/i.test(url)) return undefined;
  const [, scheme, host, path] = /^(https?|ssh|git\+ssh|git):\/\/(?:[^@/]*@)?([^/]+)\/(.+)$/i.exec(url) ?? [];
  if (scheme !== undefined && host !== undefined && path !== undefined)
    // The port of ssh says nothing about the web server that answers the API.
    return address(/ssh/i.test(scheme) ? host.replace(/:\d+$/, '') : host, path);
  const [, scpHost, scpPath] = /^(?:[^@/:]+@)?([^/:@]{2,}):(?!\/\/)(.+)$/.exec(url) ?? [];
  return scpHost !== undefined && scpPath !== undefined ? address(scpHost, scpPath) : undefined;
};

const address = (host: string, path: string): RemoteAddress => ({
  host: host.toLowerCase(),
  path: path.replace(/^\/+|\/+$/g, '').replace(/\.git$/i, ''),
});
