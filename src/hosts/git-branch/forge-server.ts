import { detectForge } from '../../forges/detect.js';
import { parseRemote } from '../../forges/remote-address.js';
import type { Setting } from './config.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** The forge that a remote is on, as far as its limits matter. */
export interface ForgeServer {
  readonly kind: 'github' | 'gitlab';
  /** The public service, whose limits are known; a server of one's own has those that its administrator gave it. */
  readonly isPublic: boolean;
}

/** The forge behind a git URL, told by well-known names and by the job's own server; undefined for any other. */
export const forgeServerOf = (environment: Environment, url: string): ForgeServer | undefined => {
  const host = parseRemote(url)?.host;
  if (host === undefined) return undefined;
  if (host === 'github.com' || host.endsWith('.ghe.com')) return { kind: 'github', isPublic: true };
  if (host === 'gitlab.com') return { kind: 'gitlab', isPublic: true };
  const isOn = (server: string | undefined): boolean =>
    server !== undefined && URL.canParse(server) && [new URL(server).host, new URL(server).hostname].includes(host);
  if (isOn(environment.GITHUB_SERVER_URL)) return { kind: 'github', isPublic: false };
  return isOn(environment.CI_SERVER_URL) ? { kind: 'gitlab', isPublic: false } : undefined;
};

/** What git's own configuration has for a remote. */
export interface ConfiguredAccess {
  /** A header that names the user: what actions/checkout leaves behind. */
  readonly header: boolean;
  /** A helper or a program that git may ask for a password. */
  readonly helper: boolean;
}

/**
 * The settings that name the user to an HTTP remote, where git's own configuration doesn't: the one whose password the
 * address holds, else the job's token, which goes to the very server that it is for and nowhere else. In a GitLab job a
 * token of one's own goes before all that the job itself was given, as that may hardly ever push.
 *
 * @param url the remote's effective address.
 */
export const accessSettings = (
  environment: Environment,
  url: string,
  { header, helper }: ConfiguredAccess,
): readonly Setting[] => {
  if (header || !isWeb(url)) return [];
  const token = tokenFor(environment, url);
  const inUrl = userOf(url);
  const goesFirst = token?.goesFirst === true && Boolean(environment.CI_JOB_TOKEN);
  const chosen = goesFirst ? token : (inUrl ?? (helper ? undefined : token));
  return chosen ? [authorization(url, chosen)] : [];
};

interface User {
  readonly user: string;
  readonly secret: string;
}

const authorization = (url: string, { user, secret }: User): Setting => ({
  key: `http.${new URL(url).origin}/.extraheader`,
  value: `Authorization: Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`,
});

/** Whether an address is reached by HTTP. */
export const isWeb = (url: string): boolean => /^https?:\/\//i.test(url) && URL.canParse(url);

/** Whose password an address holds. */
const userOf = (url: string): User | undefined => {
  const { username, password } = new URL(url);
  return password === '' ? undefined : { user: decoded(username), secret: decoded(password) };
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    // A percent sign that stands for itself.
    return text;
  }
};

/** A web address without the password that it holds, and the name that belongs to it; any other address as it is. */
export const withoutPassword = (url: string): string =>
  isWeb(url) && new URL(url).password !== '' ? url.replace(/^([a-z]+:\/\/)[^/?#]*@/i, '$1') : url;

interface ServerToken extends User {
  readonly goesFirst: boolean;
}

/** The token for the remote's own server. A token never goes out over HTTP where its server has HTTPS. */
const tokenFor = (environment: Environment, url: string): ServerToken | undefined => {
  const target = detectForge('auto', environment, url);
  if (target.kind === 'github' && target.token !== undefined)
    return isSameOrigin(url, environment.GITHUB_SERVER_URL || 'https://github.com')
      ? { user: 'x-access-token', secret: target.token, goesFirst: false }
      : undefined;
  if (target.kind !== 'gitlab' || !target.credential) return undefined;
  if (!isSameOrigin(url, environment.CI_SERVER_URL || 'https://gitlab.com')) return undefined;
  const { kind, token } = target.credential;
  return kind === 'private'
    ? { user: 'oauth2', secret: token, goesFirst: true }
    : { user: 'gitlab-ci-token', secret: token, goesFirst: false };
};

const isSameOrigin = (url: string, server: string): boolean =>
  isWeb(url) && isWeb(server) && new URL(url).origin === new URL(server).origin;
