import { setTimeout as sleep } from 'node:timers/promises';
import { fail } from '../../errors/ota-error.js';
import { digestOf, openBody } from '../../hosts/body-stream.js';
import type { OnBytes } from '../../hosts/host.js';
import type { PageAsset } from '../release-page.js';
import { mayGetToken } from './address.js';
import type { GithubClient } from './client.js';
import { isAlike, isWhole, listAssets, removeAsset, requireBytes, type StandingAsset } from './page-assets.js';
import type { ApiRequest, Refusal } from './refusal.js';

const UPLOAD: ApiRequest = { label: 'POST release asset', purpose: 'write release pages' };

const MAX_TRIES = 4;
const PAUSE_MS = 1_000;
/** The longest limit that is waited for: a stream can't be sent again by whoever waits for all other requests. */
const MAX_LIMIT_SECONDS = 120;

/** The release that the assets go to. */
export interface UploadTarget {
  readonly tag: string;
  readonly releaseId: number;
  /** The address of uploads as GitHub gives it, with `{?name,label}` at its end. */
  readonly uploadUrl: string;
}

/**
 * Uploads one asset that isn't there, or not whole, in constant memory. An upload that breaks off leaves an asset behind
 * that takes the name (GitHub REST API, “Upload a release asset”): it is removed, and the upload tried again.
 *
 * @param remains what an earlier run has left under the name.
 * @throws OtaError `page-asset-differs` where another run was quicker with other bytes, `page-immutable`, and as every request.
 */
export const uploadAsset = async (
  client: GithubClient,
  target: UploadTarget,
  asset: PageAsset,
  remains: StandingAsset | undefined,
  onBytes: OnBytes,
): Promise<void> => {
  if (remains) await removeAsset(client, remains);
  for (let number = 1; ; number += 1) {
    const refusal = await sendAsset(client, target, asset, onBytes);
    if (!refusal) return;
    if (number === MAX_TRIES || !mayPass(refusal)) throw await uploadError(client, target, asset, refusal);
    await sleep(refusal.kind === 'rate-limited' ? refusal.seconds * 1000 : PAUSE_MS * 2 ** (number - 1));
    const standing = (await listAssets(client, target.releaseId)).get(asset.name);
    if (standing && isWhole(standing)) return requireBytes(client, standing, asset, target.tag);
    // It may also be another run's, still on its way: that run meets the same refusal and finds this one's asset.
    if (standing) await removeAsset(client, standing);
  }
};

/** Undefined where it went well. */
const sendAsset = async (
  client: GithubClient,
  { uploadUrl }: UploadTarget,
  { name, body, mediaType }: PageAsset,
  onBytes: OnBytes,
): Promise<Refusal | undefined> => {
  const { location, target } = client;
  if (!mayGetToken(uploadUrl.replace(/\{.*$/, ''), target.apiUrl))
    throw fail('forge-answer-unexpected', {
      location,
      request: UPLOAD.label,
      status: 200,
      words: `uploads are to go to ${uploadUrl}, which is not a server of this GitHub`,
    });
  const digest = digestOf(body);
  const { stream, fault } = openBody(body, name, onBytes);
  const result = await client.attempt<StandingAsset>((octokit) =>
    octokit.request({
      method: 'POST',
      url: uploadUrl,
      name,
      data: digest.size === 0 ? new Uint8Array() : stream,
      headers: { 'content-type': mediaType, 'content-length': digest.size },
      // Node's fetch keeps a copy of every byte of a stream, for a redirect to come, unless it is told that none may come.
      request: { redirect: 'error' },
    }),
  );
  if (fault()) throw fault();
  if (result.kind === 'refused') return result.refusal;
  if (isWhole(result.data) && isAlike(result.data, digest)) return undefined;
  throw fail('forge-answer-unexpected', {
    location,
    request: UPLOAD.label,
    status: 201,
    words: `${name} did not arrive as it was sent`,
  });
};

/** Whether the same upload may go well later, or turn out to have gone well. */
const mayPass = ({ kind, codes, seconds }: Refusal): boolean =>
  (kind === 'rate-limited' && seconds <= MAX_LIMIT_SECONDS) ||
  ['unreachable', 'cut-short', 'failed', 'not-found'].includes(kind) ||
  codes.includes('already_exists');

const uploadError = async (
  client: GithubClient,
  { tag }: UploadTarget,
  { name }: PageAsset,
  refusal: Refusal,
): Promise<Error> =>
  /immutable release/i.test(refusal.words)
    ? fail('page-immutable', { tag, missing: name, location: client.location })
    : client.refused(refusal, UPLOAD);
