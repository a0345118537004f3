import { type ApiAnswer, NOT_FOUND, refusal, type Viewer } from './exchange.js';
import type { GithubState, RateLimit } from './state.js';

const ANONYMOUS: Viewer = { login: 'anonymous', role: 'none', contents: 'read', kind: 'anonymous' };

/** Who sends a request; undefined for credentials that GitHub doesn't know. The API knows two forms, git Basic. */
export const viewerOf = (on: GithubState, authorization: string | undefined): Viewer | undefined => {
  if (authorization === undefined) return ANONYMOUS;
  const [, scheme = '', credential = ''] = /^(token|bearer|basic) (\S+)$/i.exec(authorization) ?? [];
  if (scheme.toLowerCase() !== 'basic') return on.tokens.get(credential);
  return on.tokens.get(Buffer.from(credential, 'base64').toString().split(':')[1] ?? '');
};

/** Why the viewer doesn't get an answer; undefined where nothing is in the way. */
export const accessRefusal = (on: GithubState, viewer: Viewer | undefined, method: string): ApiAnswer | undefined => {
  if (!viewer) return refusal(401, 'Bad credentials');
  if (viewer.role === 'none' && on.private) return NOT_FOUND;
  if (method === 'GET' || method === 'HEAD') return undefined;
  const writes = viewer.role === 'write' || viewer.role === 'admin';
  // GitHub doesn't tell a user what they may not do.
  if (viewer.kind !== 'app' && !writes) return NOT_FOUND;
  if (!writes || viewer.contents === 'read')
    return refusal(
      403,
      `Resource not accessible by ${viewer.kind === 'app' ? 'integration' : 'personal access token'}`,
    );
  return on.archived ? refusal(403, 'Repository was archived so is read-only.') : undefined;
};

/** What git's transport says to somebody who wants to push; undefined where they may. */
export const pushRefusal = (on: GithubState, viewer: Viewer): string | undefined => {
  if (on.archived) return 'This repository was archived so it is read-only.';
  if (viewer.role !== 'write' && viewer.role !== 'admin')
    return `Permission to ${on.owner}/${on.name}.git denied to ${viewer.login}.`;
  return viewer.contents === 'write' ? undefined : 'Write access to repository not granted.';
};

const LIMIT = 5000;

/** What every answer says of the primary limit. */
export const limitHeaders = (limit: RateLimit | undefined): Readonly<Record<string, string>> => {
  const usedUp = limit?.kind === 'primary';
  const resetSeconds = Math.floor(Date.now() / 1000) + (usedUp ? limit.resetSeconds : 3600);
  return {
    'x-ratelimit-limit': String(LIMIT),
    'x-ratelimit-remaining': usedUp ? '0' : String(LIMIT - 1),
    'x-ratelimit-used': usedUp ? String(LIMIT) : '1',
    'x-ratelimit-reset': String(resetSeconds),
    'x-ratelimit-resource': 'core',
  };
};

/** The answer of a limit that is reached. */
export const limitRefusal = (limit: RateLimit): ApiAnswer => {
  if (limit.kind === 'primary') return refusal(403, 'API rate limit exceeded for installation ID 1.');
  const answer = refusal(
    403,
    'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
  );
  return limit.retryAfter === undefined ? answer : { ...answer, headers: { 'retry-after': String(limit.retryAfter) } };
};
