import type { GitHub } from '@actions/github/lib/utils';
import { fail } from '../../errors/ota-error.js';
import type { Fetch } from '../../http/fetch.js';
import type { GithubTarget } from '../detect.js';

/** GitHub's own client. */
export type Octokit = InstanceType<typeof GitHub>;

/** Named in every request, so that a new default of GitHub's changes nothing (GitHub REST API, “API Versions”). */
const API_VERSION = '2022-11-28';

/**
 * Opens GitHub's own client on one API. It is loaded here and not with this file, because it reads the environment as it is
 * loaded: the event's payload, the proxy, the API's address. None of them is used: requests go to the target through `fetch`.
 *
 * @throws OtaError `github-environment-unusable` where one of those variables keeps it from being loaded.
 */
export const loadOctokit = async ({ apiUrl, token }: GithubTarget, fetch: Fetch): Promise<Octokit> => {
  const { GitHub, getOctokitOptions } = await load();
  // Its warnings about deprecated endpoints are for developers, and would end up among what the run prints.
  const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
  const options = { baseUrl: apiUrl, log, request: { fetch, log } };
  const octokit = new GitHub(token === undefined ? options : getOctokitOptions(token, options));
  octokit.hook.before('request', ({ headers }) => {
    headers['x-github-api-version'] = API_VERSION;
  });
  return octokit;
};

const ignore = (): void => undefined;

const load = async () => {
  try {
    return await import('@actions/github/lib/utils');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw fail('github-environment-unusable', { reason }, { cause });
  }
};
