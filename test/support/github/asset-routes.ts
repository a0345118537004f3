import { createHash } from 'node:crypto';
import { createWriteStream, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type ApiAnswer, type ApiRequest, type Handler, invalid, NOT_FOUND } from './exchange.js';
import { pageOf, releaseById } from './release-routes.js';
import { assetJson } from './release-shapes.js';
import { repositoryUrl } from './shapes.js';
import { type AssetState, type GithubState, nextId, type ReleaseState } from './state.js';

interface FoundAsset {
  readonly release: ReleaseState;
  readonly asset: AssetState;
}

const assetById = ({ parameters }: ApiRequest, on: GithubState): FoundAsset | undefined =>
  on.releases
    .flatMap((release) => release.assets.map((asset) => ({ release, asset })))
    .find(({ asset }) => String(asset.id) === parameters.asset_id);

const list: Handler = (request, on) => {
  const release = releaseById(request, on);
  if (!release) return NOT_FOUND;
  const url = `${repositoryUrl(on)}/releases/${release.id}/assets`;
  return pageOf(release.assets, request, url, (asset) => assetJson(on, release, asset));
};

const get: Handler = (request, on) => {
  const found = assetById(request, on);
  if (!found) return NOT_FOUND;
  const { release, asset } = found;
  if (!request.incoming.headers.accept?.includes('application/octet-stream'))
    return { status: 200, json: assetJson(on, release, asset) };
  if (on.redirectsDownloads)
    return { status: 302, headers: { location: `${on.addresses.storage}/${asset.id}?signed=x` } };
  return { status: 200, file: asset.file, headers: { 'content-type': 'application/octet-stream' } };
};

const remove: Handler = (request, on) => {
  const found = assetById(request, on);
  if (!found) return NOT_FOUND;
  const { assets } = found.release;
  assets.splice(assets.indexOf(found.asset), 1);
  return { status: 204 };
};

/** GitHub's own rule for names: what is no letter, digit, dot, dash or underscore becomes a dot. */
const assetName = (name: string): string => name.replace(/[^A-Za-z0-9._-]/g, '.').replace(/^\.+|\.+$/g, '');

const upload: Handler = async (request, on) => {
  const release = releaseById(request, on);
  if (!release) return NOT_FOUND;
  if (release.immutable) return uploadRefusal(invalid('Cannot upload assets to an immutable release.'));
  const name = assetName(request.query.get('name') ?? '');
  if (release.assets.some((asset) => asset.name === name))
    return uploadRefusal(invalid('Validation Failed', [NAME_TAKEN]));
  const asset = addAsset(on, release, name, request.incoming.headers['content-type'] ?? '');
  const { size, sha256 } = await receive(request.incoming, asset.file);
  // An upload that breaks off leaves the asset as it began.
  if (String(size) !== request.incoming.headers['content-length']) return uploadRefusal(invalid('Bad Size'));
  Object.assign(asset, { size, sha256, state: 'uploaded', label: request.query.get('label') ?? '' });
  return created(on, release, asset);
};

const NAME_TAKEN = { resource: 'ReleaseAsset', code: 'already_exists', field: 'name' };

/** The server of uploads names the request in what it refuses. */
const uploadRefusal = (answer: ApiAnswer): ApiAnswer => ({
  ...answer,
  json: { ...Object(answer.json), request_id: '0000:00000:0000000:0000000:00000000' },
});

const created = (on: GithubState, release: ReleaseState, asset: AssetState): ApiAnswer => ({
  status: 201,
  json: assetJson(on, release, asset),
});

/** An asset of which nothing has arrived yet. */
export const addAsset = (on: GithubState, release: ReleaseState, name: string, contentType: string): AssetState => {
  const id = nextId(on);
  const file = join(on.files, String(id));
  writeFileSync(file, '');
  const asset: AssetState = {
    id,
    name,
    label: null,
    contentType,
    file,
    createdAt: '2026-01-15T10:02:00Z',
    state: 'starter',
    size: 0,
    sha256: null,
  };
  release.assets.push(asset);
  return asset;
};

const receive = async (incoming: IncomingMessage, file: string) => {
  const hash = createHash('sha256');
  let size = 0;
  const measure = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(incoming, measure, createWriteStream(file));
  return { size, sha256: hash.digest('hex') };
};

/** Endpoints about the files of releases. */
export const assetRoutes: Readonly<Record<string, Handler>> = {
  'GET /repos/{owner}/{repo}/releases/{release_id}/assets': list,
  'POST /repos/{owner}/{repo}/releases/{release_id}/assets': upload,
  'GET /repos/{owner}/{repo}/releases/assets/{asset_id}': get,
  'DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}': remove,
};
