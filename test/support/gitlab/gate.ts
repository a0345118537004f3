import type { IncomingMessage } from 'node:http';
import { forbidden, notFound, type Reply, type Route, refusal } from './route.js';
import type { ProjectState, Token } from './state.js';

/** Who asks, or the answer for whoever may not. */
export type Admission = { readonly token: Token | undefined } | Reply;

/**
 * The gates of GitLab in their order: the token, its scope, the project, the role. A project that somebody may not see
 * looks like one that isn't there, also to a job's token at an endpoint that jobs may not use.
 */
export const admit = (
  route: Route,
  named: Readonly<Record<string, string>>,
  { headers }: IncomingMessage,
  state: ProjectState,
): Admission => {
  const given = headers['private-token'] ?? headers['job-token'];
  const kind = headers['private-token'] === undefined ? 'job' : 'private';
  const token = state.tokens.find((one) => one.token === given && one.kind === kind);
  if (given !== undefined && !token) return refusal(401, '401 Unauthorized');
  const missing = token?.kind === 'private' ? missingScope(route, token) : undefined;
  if (missing !== undefined) return insufficient(missing);
  if (!token || (token.kind === 'job' && !route.forJobs) || (named.id !== undefined && named.id !== state.path))
    return notFound('Project');
  return token.accessLevel < route.accessLevel ? forbidden() : { token };
};

/** GitLab, “Personal access tokens”, scopes. */
const missingScope = ({ method, path }: Route, { scopes }: Token): string | undefined => {
  const reading = method === 'GET' || method === 'HEAD';
  if (scopes.includes('api') || (reading && scopes.includes('read_api'))) return undefined;
  // A token may always read about itself.
  if (path.startsWith('/personal_access_tokens/')) return undefined;
  return reading ? 'api read_api' : 'api';
};

const insufficient = (scope: string): Reply => ({
  status: 403,
  json: {
    error: 'insufficient_scope',
    error_description: 'The request requires higher privileges than provided by the access token.',
    scope,
  },
});
