import { repositoryUrl, userJson, webUrl } from './shapes.js';
import type { AssetState, GithubState, ReleaseState } from './state.js';

export const assetJson = (on: GithubState, release: ReleaseState, asset: AssetState) => ({
  url: `${repositoryUrl(on)}/releases/assets/${asset.id}`,
  id: asset.id,
  node_id: 'MDA6RW50aXR5MQ==',
  name: asset.name,
  label: asset.label,
  uploader: userJson(on, 'somebody'),
  content_type: asset.contentType,
  state: asset.state,
  size: asset.size,
  digest: on.modern && asset.sha256 !== null ? `sha256:${asset.sha256}` : null,
  download_count: 0,
  created_at: asset.createdAt,
  updated_at: asset.createdAt,
  browser_download_url: `${webUrl(on)}/releases/download/${release.tagName}/${asset.name}`,
});

export const releaseJson = (on: GithubState, release: ReleaseState) => {
  const { id, tagName, draft } = release;
  const url = `${repositoryUrl(on)}/releases/${id}`;
  const archive = (kind: string): string | null => (draft ? null : `${repositoryUrl(on)}/${kind}/${tagName}`);
  return {
    url,
    assets_url: `${url}/assets`,
    upload_url: `${on.addresses.uploads}/repos/${on.owner}/${on.name}/releases/${id}/assets{?name,label}`,
    // Nobody can guess the address of a draft.
    html_url: `${webUrl(on)}/releases/tag/${draft ? `untagged-${id}f00d` : tagName}`,
    id,
    author: userJson(on, 'somebody'),
    node_id: 'MDA6RW50aXR5MQ==',
    tag_name: tagName,
    target_commitish: release.target,
    name: release.name,
    draft,
    ...(on.modern ? { immutable: release.immutable } : {}),
    prerelease: release.prerelease,
    created_at: release.createdAt,
    published_at: release.publishedAt,
    assets: release.assets.map((asset) => assetJson(on, release, asset)),
    tarball_url: archive('tarball'),
    zipball_url: archive('zipball'),
    body: release.body,
  };
};
