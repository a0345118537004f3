import type { ForgeKind } from './forge.js';
import { parseRemote } from './remote-address.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** A repository on GitHub or GitHub Enterprise Server. */
export interface GithubTarget {
  readonly kind: 'github';
  /** Without a trailing slash: `https://api.github.com`, `https://github.example.com/api/v3`. */
  readonly apiUrl: string;
  readonly owner: string;
  readonly name: string;
  readonly token?: string;
}

/** How GitLab is asked: as a user or bot with a token of its own, or as the job. */
export type GitlabCredential = { readonly kind: 'private' | 'job'; readonly token: string };

/** A project on GitLab. */
export interface GitlabTarget {
  readonly kind: 'gitlab';
  /** Without a trailing slash: `https://gitlab.com/api/v4`. */
  readonly apiUrl: string;
  /** With all its groups: `group/sub/project`. */
  readonly project: string;
  readonly credential?: GitlabCredential;
}

/** The forge that a run talks to. `unknown`: it was asked for by name, and nothing says which repository is meant. */
export type ForgeTarget =
  | GithubTarget
  | GitlabTarget
  | { readonly kind: 'git' }
  | { readonly kind: 'unknown'; readonly forge: ForgeKind };

/**
 * Which forge a run talks to, told by what the user wants, the environment and the remote's URL. Left to itself it takes
 * an API only where the remote is a repository of the very server whose token the environment holds, so that a token is
 * never sent anywhere else; otherwise it takes plain git, which needs no API.
 *
 * @param remoteUrl the URL of the remote; undefined where the clone has none of that name.
 */
export const detectForge = (
  kind: ForgeKind | 'auto',
  environment: Environment,
  remoteUrl: string | undefined,
): ForgeTarget => {
  switch (kind) {
    case 'git':
      return { kind: 'git' };
    case 'github':
      return githubTarget(environment, remoteUrl, 'asked') ?? { kind: 'unknown', forge: 'github' };
    case 'gitlab':
      return gitlabTarget(environment, remoteUrl, 'asked') ?? { kind: 'unknown', forge: 'gitlab' };
    case 'auto':
      return (
        githubTarget(environment, remoteUrl, 'auto') ?? gitlabTarget(environment, remoteUrl, 'auto') ?? { kind: 'git' }
      );
  }
};

const githubTarget = (
  environment: Environment,
  remoteUrl: string | undefined,
  wish: 'auto' | 'asked',
): GithubTarget | undefined => {
  const server = withoutSlash(environment.GITHUB_SERVER_URL) ?? GITHUB;
  const token = environment.GITHUB_TOKEN || environment.GH_TOKEN || undefined;
  const path = pathOn(server, remoteUrl) ?? (wish === 'asked' ? environment.GITHUB_REPOSITORY : undefined);
  const [, owner, name] = /^([^/]+)\/([^/]+)$/.exec(path ?? '') ?? [];
  if (owner === undefined || name === undefined || (wish === 'auto' && token === undefined)) return undefined;
  const apiUrl = withoutSlash(environment.GITHUB_API_URL) ?? githubApi(server);
  return { kind: 'github', apiUrl, owner, name, ...(token === undefined ? {} : { token }) };
};

const GITHUB = 'https://github.com';

/** Where a server has its API (GitHub REST API, “Getting started”; GitHub Enterprise Cloud with data residency; Enterprise Server). */
const githubApi = (server: string): string =>
  /^https:\/\/(github\.com|[^/.]+\.ghe\.com)$/.test(server) ? server.replace('//', '//api.') : `${server}/api/v3`;

const gitlabTarget = (
  environment: Environment,
  remoteUrl: string | undefined,
  wish: 'auto' | 'asked',
): GitlabTarget | undefined => {
  const credential = credentialOf(environment);
  const known = withoutSlash(environment.CI_SERVER_URL);
  const server = known ?? (wish === 'asked' ? gitlabOf(remoteUrl) : undefined) ?? 'https://gitlab.com';
  const project = pathOn(server, remoteUrl) ?? (wish === 'asked' ? environment.CI_PROJECT_PATH : undefined);
  if (!project?.includes('/') || (wish === 'auto' && credential === undefined)) return undefined;
  const apiUrl = withoutSlash(environment.CI_API_V4_URL) ?? `${server}/api/v4`;
  return { kind: 'gitlab', apiUrl, project, ...(credential === undefined ? {} : { credential }) };
};

/** The remote's own server, which the user says is a GitLab. GitHub is none, and must not see GitLab's token. */
const gitlabOf = (remoteUrl: string | undefined): string | undefined => {
  const host = remoteUrl === undefined ? undefined : parseRemote(remoteUrl)?.host;
  return host === undefined || `https://${host}` === GITHUB ? undefined : `https://${host}`;
};

/** A token of its own may do more than the job's, so it goes first. */
const credentialOf = ({ GITLAB_TOKEN, CI_JOB_TOKEN }: Environment): GitlabCredential | undefined => {
  if (GITLAB_TOKEN) return { kind: 'private', token: GITLAB_TOKEN };
  return CI_JOB_TOKEN ? { kind: 'job', token: CI_JOB_TOKEN } : undefined;
};

/** The repository's path where the remote is on this server, which may itself stand below a path. */
const pathOn = (server: string, remoteUrl: string | undefined): string | undefined => {
  const remote = remoteUrl === undefined ? undefined : parseRemote(remoteUrl);
  if (!remote || !URL.canParse(server)) return undefined;
  const { host, hostname, pathname } = new URL(server);
  // Another port of the host is another web server; over ssh the port tells nothing.
  if (remote.host !== (remote.transport === 'http' ? host : hostname)) return undefined;
  const prefix = pathname.replace(/^\/+/, '').replace(/\/*$/, '/');
  // Over ssh the path begins with the repository's own.
  if (remote.transport !== 'http' || prefix === '/') return remote.path;
  return remote.path.startsWith(prefix) ? remote.path.slice(prefix.length) : undefined;
};

const withoutSlash = (url: string | undefined): string | undefined => url?.replace(/\/+$/, '') || undefined;
