import { fail } from '../../errors/ota-error.js';
import type { Fetch } from '../../http/fetch.js';
import { networkFailure } from '../../http/network-failure.js';
import type { GithubTarget } from '../detect.js';
import { serverHost } from './address.js';
import { loadOctokit, type Octokit } from './octokit.js';
import { type ApiRequest, cutShort, type Refusal, refusalError, refusalOf } from './refusal.js';

/** The parameters that every request about the repository has. */
export type RepositoryParameters = { readonly owner: string; readonly repo: string };

/** Sends one request through octokit. */
export type Send<T> = (
  octokit: Octokit,
  at: RepositoryParameters,
) => Promise<{ readonly status: number; readonly data: T }>;

/** What a request came to. */
export type Attempt<T> =
  | { readonly kind: 'answer'; readonly data: T }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** What is known of the repository as soon as it was seen. */
export interface RepositoryFacts {
  readonly archived: boolean;
  readonly defaultBranch: string;
  /** Where git clones it from. */
  readonly cloneUrl: string;
  /** What the token's owner may do; undefined where GitHub doesn't tell, as of an app's token. */
  readonly permissions: { readonly pull: boolean; readonly push: boolean } | undefined;
}

/** GitHub's REST API about one repository. */
export interface GithubClient {
  readonly target: GithubTarget;
  /** `github.com/owner/name`. */
  readonly location: string;
  /** Asks an address that an answer named, without the token. @throws OtaError `forge-unreachable`. */
  readonly fetch: Fetch;
  /** The answer, or why there is none. For whoever knows what a refusal of this one request means. */
  attempt<T>(send: Send<T>): Promise<Attempt<T>>;
  /** The answer. @throws OtaError `forge-…`, `github-…`. */
  ask<T>(request: ApiRequest, send: Send<T>): Promise<T>;
  /** The answer; undefined where the repository has no such thing. @throws OtaError as `ask`. */
  find<T>(request: ApiRequest, send: Send<T>): Promise<T | undefined>;
  /** The error for a refusal. GitHub says “not found” also to those who may not do a thing: it finds out which it is. */
  refused(refusal: Refusal, request: ApiRequest): Promise<Error>;
  /** Asked once. @throws OtaError `forge-not-found` and as `ask`. */
  facts(): Promise<RepositoryFacts>;
}

/** Where the token is looked for, for whoever has none. */
export const TOKEN_SOURCE = { forge: 'github', variable: 'GITHUB_TOKEN' } as const;

const SEE: ApiRequest = { label: 'GET the repository', purpose: 'read the repository' };

/** Opens the API of a repository. Nothing is sent, and octokit isn't loaded, before the first request. */
export const githubClient = (target: GithubTarget, fetch: Fetch): GithubClient => {
  const location = `${serverHost(target.apiUrl)}/${target.owner}/${target.name}`;
  const at = { owner: target.owner, repo: target.name };
  const octokit = once(() => loadOctokit(target, fetch));
  const attempt = async <T>(send: Send<T>): Promise<Attempt<T>> => attemptOnce(await octokit(), at, send);
  const ask = async <T>(request: ApiRequest, send: Send<T>): Promise<T> => {
    const result = await attempt(send);
    if (result.kind === 'answer') return result.data;
    throw refusalError(result.refusal, request, location);
  };
  const facts = once(async () => factsOf(await ask(SEE, (api, where) => api.rest.repos.get(where))));
  return {
    target,
    location,
    fetch: reachable(fetch, location),
    attempt,
    ask,
    facts,
    find: async (request, send) => {
      const result = await attempt(send);
      if (result.kind === 'answer') return result.data;
      if (!isAbsence(result.refusal)) throw refusalError(result.refusal, request, location);
      // The same answer is given where the token doesn't see the repository.
      await facts();
      return undefined;
    },
    refused: async (refusal, request) => {
      if (refusal.kind !== 'not-found') return refusalError(refusal, request, location);
      await facts();
      return fail('github-permission-missing', { location, what: request.purpose, words: refusal.words });
    },
  };
};

const reachable =
  (fetch: Fetch, location: string): Fetch =>
  async (address, init) => {
    try {
      return await fetch(address, init);
    } catch (cause) {
      throw fail('forge-unreachable', { location, words: networkFailure(cause).words }, { cause });
    }
  };

/** 404, or what GitHub answers about a repository without a commit. */
const isAbsence = ({ kind, words }: Refusal): boolean =>
  kind === 'not-found' || (kind === 'invalid' && /repository is empty/i.test(words));

const attemptOnce = async <T>(octokit: Octokit, at: RepositoryParameters, send: Send<T>): Promise<Attempt<T>> => {
  try {
    const { status, data } = await send(octokit, at);
    // octokit makes a text of a body that isn't whole; every answer with a body is an object or a list.
    const whole = status === 204 || typeof data === 'object';
    return whole ? { kind: 'answer', data } : { kind: 'refused', refusal: cutShort(status) };
  } catch (error) {
    const refusal = refusalOf(error, Date.now());
    if (!refusal) throw error;
    return { kind: 'refused', refusal };
  }
};

interface RepositoryAnswer {
  readonly archived: boolean;
  readonly default_branch: string;
  readonly clone_url: string;
  readonly permissions?: { readonly pull: boolean; readonly push: boolean };
}

const factsOf = ({ archived, default_branch, clone_url, permissions }: RepositoryAnswer): RepositoryFacts => ({
  archived,
  defaultBranch: default_branch,
  cloneUrl: clone_url,
  permissions,
});

/** Runs at the first call, and again after a failure. */
const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error) => {
      made = undefined;
      throw error;
    });
    return made;
  };
};
