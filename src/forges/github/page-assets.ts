import { createHash } from 'node:crypto';
import { fail } from '../../errors/ota-error.js';
import { type Digest, digestOf } from '../../hosts/body-stream.js';
import type { PageAsset } from '../release-page.js';
import type { GithubClient } from './client.js';
import type { ApiRequest } from './refusal.js';
import { unread } from './unread-answer.js';

/** An asset as GitHub lists it. */
export interface StandingAsset {
  readonly id: number;
  readonly name: string;
  /** `uploaded`; anything else is the rest of an upload that broke off, or one that goes on. */
  readonly state: string;
  readonly size: number;
  /** `sha256:…`; null where the asset is older than the field, undefined where the server is. */
  readonly digest?: string | null;
}

const LIST: ApiRequest = { label: 'GET release assets', purpose: 'read release pages' };
const DOWNLOAD: ApiRequest = { label: 'GET release asset', purpose: 'download release assets' };
const DELETE: ApiRequest = { label: 'DELETE release asset', purpose: 'write release pages' };

const PER_PAGE = 100;
/** GitHub takes up to 1000 assets for a release. */
const MAX_PAGES = 10;

export const isWhole = ({ state }: Pick<StandingAsset, 'state'>): boolean => state === 'uploaded';

/** Every asset of a release, by name. */
export const listAssets = async (
  client: GithubClient,
  releaseId: number,
): Promise<ReadonlyMap<string, StandingAsset>> => {
  const found: StandingAsset[] = [];
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const listed = await client.ask(LIST, ({ rest }, at) =>
      rest.repos.listReleaseAssets({ ...at, release_id: releaseId, per_page: PER_PAGE, page }),
    );
    found.push(...listed);
    if (listed.length < PER_PAGE) break;
  }
  return new Map(found.map((asset) => [asset.name, asset]));
};

/** Whether GitHub's asset is the one that is wanted, as far as GitHub tells without sending it: by size and digest. */
export const isAlike = ({ size, digest }: StandingAsset, wanted: Digest): boolean =>
  size === wanted.size && (!digest || digest === `sha256:${wanted.sha256}`);

/** Whether GitHub's asset has the wanted bytes. Where GitHub names no digest it is downloaded, in constant memory. */
export const hasBytes = async (client: GithubClient, standing: StandingAsset, wanted: Digest): Promise<boolean> => {
  if (!isAlike(standing, wanted) || standing.digest) return isAlike(standing, wanted);
  return (await downloadDigest(client, standing.id)) === wanted.sha256;
};

/** @throws OtaError `page-asset-differs` unless the asset has the wanted bytes. */
export const requireBytes = async (
  client: GithubClient,
  standing: StandingAsset,
  { body }: Pick<PageAsset, 'body'>,
  tag: string,
): Promise<void> => {
  if (await hasBytes(client, standing, digestOf(body))) return;
  throw fail('page-asset-differs', { tag, asset: standing.name, location: client.location });
};

/** Removes what an upload left that broke off. That somebody else has removed it is just as well. */
export const removeAsset = async (client: GithubClient, { id }: StandingAsset): Promise<void> => {
  const result = await client.attempt(({ rest }, at) => rest.repos.deleteReleaseAsset({ ...at, asset_id: id }));
  if (result.kind === 'refused' && result.refusal.kind !== 'not-found')
    throw await client.refused(result.refusal, DELETE);
};

const downloadDigest = async (client: GithubClient, id: number): Promise<string> => {
  const headers = { accept: 'application/octet-stream' };
  const route = 'GET /repos/{owner}/{repo}/releases/assets/{asset_id}';
  const answer = await client.ask(DOWNLOAD, unread(route, { asset_id: id, headers }));
  const body = answer.location === undefined ? answer.body : await elsewhere(client, answer.location);
  const hash = createHash('sha256');
  for await (const chunk of body ?? []) hash.update(chunk);
  return hash.digest('hex');
};

const elsewhere = async (client: GithubClient, address: string): Promise<Response['body']> => {
  const { ok, status, body } = await client.fetch(address);
  if (ok) return body;
  await body?.cancel();
  throw fail('forge-answer-unexpected', {
    location: client.location,
    request: DOWNLOAD.label,
    status,
    words: 'the download isn’t there',
  });
};
