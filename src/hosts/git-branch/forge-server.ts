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
 * The settings that give git the job's token for a remote, where nothing else would let it in: none for a remote that isn't
 * on the very server that the token is for, or isn't reached by HTTP. In a GitLab job a token of one's own goes before the
 * job's, which may hardly ever push.
 *
 * @param url the remote's effective address.
 */
export const tokenSettings = (
  environment: Environment,
  url: string,
  { header, helper }: ConfiguredAccess,
): readonly Setting[] => {
  const token = tokenFor(environment, url);
  if (!token || header) return [];
  const isGiven = helper || passwordOf(url) !== '';
  if (isGiven && !(token.goesFirst && environment.CI_JOB_TOKEN)) return [];
  const basic = Buffer.from(`${token.user}:${token.secret}`).toString('base64');
  return [{ key: `http.${new URL(url).origin}/.extraheader`, value: `Authorization: Basic ${basic}` }];
};

interface ServerToken {
  readonly user: string;
  readonly secret: string;
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
  /^https?:/i.test(url) && URL.canParse(url) && URL.canParse(server) && new URL(url).origin === new URL(server).origin;

const passwordOf = (url: string): string => (URL.canParse(url) ? new URL(url).password : '');
