import type { Connection } from '../forge.js';
import type { GithubClient } from './client.js';
import { type ApiRequest, refusalError } from './refusal.js';
import { unread } from './unread-answer.js';

const SEE: ApiRequest = { label: 'GET the repository', purpose: 'read the repository' };
const README: ApiRequest = { label: 'GET readme', purpose: 'read the README' };
const ARCHIVE: ApiRequest = { label: 'GET tarball', purpose: 'download source archives' };

/** What a device that knows GitHub would find (Ivy contract, “Source download”). Nothing is downloaded. */
export const connect = async (client: GithubClient, tag: string | undefined): Promise<Connection> => {
  const seen = await client.attempt(({ rest }, at) => rest.repos.get(at));
  if (seen.kind === 'refused') {
    if (seen.refusal.kind !== 'not-found') throw refusalError(seen.refusal, SEE, client.location);
    return { repository: false, archive: undefined, readme: undefined };
  }
  const readme = await client.find(README, ({ rest }, at) => rest.repos.getReadme(at));
  const archive = tag === undefined ? undefined : await offersArchive(client, tag);
  return { repository: true, archive, readme: readme !== undefined };
};

/** GitHub answers with the address of the archive, and that address tells whether there is one. */
const offersArchive = async (client: GithubClient, tag: string): Promise<boolean> => {
  const found = await client.find(ARCHIVE, unread('GET /repos/{owner}/{repo}/tarball/{ref}', { ref: tag }));
  await found?.body?.cancel();
  // Ivy: where a branch has the tag's name, GitHub offers a choice (300), and a device takes that page for the archive.
  if (found?.location === undefined || found.status === 300) return false;
  const { status, body } = await client.fetch(found.location, { method: 'HEAD', redirect: 'manual' });
  await body?.cancel();
  return status !== 404 && status !== 410;
};
