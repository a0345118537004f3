/** Where a git URL points: a host of the network, and a repository on it. */
export interface RemoteAddress {
  readonly transport: 'http' | 'ssh' | 'git';
  /** Lowercase; with its port where that is the web server's own and not the usual one: `git.example.com:8443`. */
  readonly host: string;
  /** Without the slash at its beginning and `.git` at its end: `group/sub/project`. */
  readonly path: string;
}

/**
 * Reads the forms of a git URL that name a host (git-clone(1), GIT URLs): `https://host/path.git`, `ssh://git@host:22/path`,
 * `git@host:path`. Undefined for a path of this machine, for another transport and for anything else. User information is
 * passed over, masked or not.
 */
export const parseRemote = (url: string): RemoteAddress | undefined => {
  const [, scheme, authority = '', path = ''] = /^([a-z+]+):\/\/([^/]+)\/(.+)$/i.exec(url) ?? [];
  if (scheme !== undefined) return ofUrl(scheme.toLowerCase(), withoutUser(authority), path);
  // A letter and a colon is a drive, and two colons come after the name of a transport.
  const [, place, scpPath] = /^([^/:[\]]{2,}|[^/:]*\[[^/\]]+\]):(?!:|\/\/)(.+)$/.exec(url) ?? [];
  return place === undefined || scpPath === undefined ? undefined : address('ssh', withoutUser(place), scpPath);
};

const ofUrl = (scheme: string, host: string, path: string): RemoteAddress | undefined => {
  switch (scheme) {
    case 'http':
    case 'https':
      return address('http', withoutUsualPort(scheme, host), path.replace(/[?#].*$/, ''));
    case 'ssh':
    case 'git+ssh':
    case 'ssh+git':
      return address('ssh', withoutPort(host), path);
    case 'git':
      return address('git', withoutPort(host), path);
    default:
      return undefined;
  }
};

const withoutUser = (authority: string): string => authority.replace(/^.*@/, '');

/** The port of another transport says nothing about the web server. */
const withoutPort = (host: string): string => host.replace(/:\d+$/, '');

const withoutUsualPort = (scheme: 'http' | 'https', host: string): string =>
  host.replace(scheme === 'http' ? /:80$/ : /:443$/, '');

/** The hosts that take ssh on port 443, for networks that let nothing else out, by the web server's name. */
const SSH_HOSTS: ReadonlyMap<string, string> = new Map([
  ['ssh.github.com', 'github.com'],
  ['altssh.gitlab.com', 'gitlab.com'],
]);

const address = (transport: RemoteAddress['transport'], host: string, path: string): RemoteAddress | undefined => {
  const name = host.toLowerCase();
  const repository = path.replace(/^\/+|\/+$/g, '').replace(/\.git$/i, '');
  if (name === '' || repository === '') return undefined;
  return { transport, host: (transport === 'ssh' && SSH_HOSTS.get(name)) || name, path: repository };
};
