import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { PageAsset, ReleasePage } from '../../../src/forges/release-page.js';
import { addAsset } from './asset-routes.js';
import { type AssetState, type GithubState, nextId, type ReleaseState } from './state.js';

/** A release on the double that no run of the forge has made. */
export const addRelease = (on: GithubState, tagName: string, facts: Partial<ReleaseState> = {}): ReleaseState => {
  const release: ReleaseState = {
    id: nextId(on),
    tagName,
    target: 'main',
    name: null,
    body: null,
    draft: false,
    prerelease: false,
    immutable: false,
    createdAt: '2026-01-15T09:00:00Z',
    publishedAt: facts.draft ? null : '2026-01-15T09:00:00Z',
    assets: [],
    ...facts,
  };
  on.releases.push(release);
  return release;
};

/** An asset that is there whole. */
export const addWholeAsset = (on: GithubState, release: ReleaseState, name: string, text: string): AssetState => {
  const asset = addAsset(on, release, name, 'application/octet-stream');
  writeFileSync(asset.file, text);
  const sha256 = createHash('sha256').update(text).digest('hex');
  return Object.assign(asset, { state: 'uploaded' as const, size: Buffer.byteLength(text), sha256 });
};

export const bytesAsset = (name: string, text: string): PageAsset => ({
  name,
  body: { kind: 'bytes', bytes: new TextEncoder().encode(text) },
  mediaType: 'text/plain',
});

export const pageOf = (tag: string, facts: Partial<ReleasePage> = {}): ReleasePage => ({
  product: 'gateway',
  version: '1.0.0',
  tag,
  title: 'gateway 1.0.0',
  notes: '- A fix\n',
  prerelease: false,
  latest: true,
  assets: [bytesAsset('a.txt', 'a'), bytesAsset('b.txt', 'bb')],
  ...facts,
});
