import { createRequesterFn } from '@gitbeaker/requester-utils';
import {
  Commits,
  Packages,
  PersonalAccessTokens,
  ProjectReleases,
  Projects,
  ProtectedTags,
  ReleaseLinks,
  Tags,
} from '@gitbeaker/rest';
import type { Fetch } from '../../http/fetch.js';
import type { GitlabCredential, GitlabTarget } from '../detect.js';
import { type Sender, sender } from './send.js';

/** The parts of GitLab's REST API that a release needs, for one project. */
export interface GitlabClient {
  /** Server and project, for people: `gitlab.example.com/group/project`. */
  readonly location: string;
  /** The project's address, without a trailing slash; holds no credential. */
  readonly webUrl: string;
  /** The project's path, with all its groups; the client's methods encode it. */
  readonly project: string;
  readonly commits: Commits;
  readonly links: ReleaseLinks;
  readonly packages: Packages;
  readonly projects: Projects;
  readonly protectedTags: ProtectedTags;
  readonly releases: ProjectReleases;
  readonly tags: Tags;
  readonly tokens: PersonalAccessTokens;
  /** The absolute address of a path below the project's API. */
  readonly url: (path: string) => string;
  /** A request that the library has no method for, below the project's API; the answer's body is left to the caller. */
  readonly raw: Sender['raw'];
}

/**
 * Opens the client. Every request goes through the given fetch: the library's own requester sends a refused request ten
 * times within 0.3 seconds whatever Retry-After says, and knows no proxy and no certificate authority of the user's.
 */
export const openClient = ({ apiUrl, project, credential }: GitlabTarget, fetch: Fetch): GitlabClient => {
  const web = `${webUrl(apiUrl)}/${project}`;
  const location = web.replace(/^\w+:\/\//, '');
  const base = withoutUserInfo(apiUrl);
  const send = sender({ apiUrl: base, location, fetch });
  const options = {
    requesterFn: createRequesterFn(async (_resource, request) => request, send.json),
    // The fetch has its own idea of how long an answer may take.
    queryTimeout: null,
    rateLimits: {},
    ...tokenOption(credential),
  };
  const api = `projects/${encodeURIComponent(project)}`;
  return {
    location,
    webUrl: web,
    project,
    commits: new Commits(options),
    links: new ReleaseLinks(options),
    packages: new Packages(options),
    projects: new Projects(options),
    protectedTags: new ProtectedTags(options),
    releases: new ProjectReleases(options),
    tags: new Tags(options),
    tokens: new PersonalAccessTokens(options),
    url: (path) => `${base}/${api}/${path}`,
    raw: (path, request) =>
      send.raw(`${api}/${path}`, { ...request, headers: { ...authHeader(credential), ...request.headers } }),
  };
};

/** Where people see the server: a GitLab below a path of its host has its API below the same path. */
export const webUrl = (apiUrl: string): string => withoutUserInfo(apiUrl).replace(/\/api\/v\d+$/, '');

/** The address becomes part of links that everybody sees. */
const withoutUserInfo = (url: string): string => {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname.replace(/\/+$/, '')}`;
};

const tokenOption = (
  credential: GitlabCredential | undefined,
): { readonly token: string } | { readonly jobToken: string } | object => {
  if (!credential) return {};
  return credential.kind === 'job' ? { jobToken: credential.token } : { token: credential.token };
};

/** GitLab REST API, “Authentication”. */
const authHeader = (credential: GitlabCredential | undefined): Readonly<Record<string, string>> => {
  if (!credential) return {};
  return credential.kind === 'job' ? { 'job-token': credential.token } : { 'private-token': credential.token };
};
