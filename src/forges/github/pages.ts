import { fail } from '../../errors/ota-error.js';
import type { OnBytes } from '../../hosts/host.js';
import { requireNames } from '../page-names.js';
import { pageProgress } from '../page-progress.js';
import type { PublishedPage, ReleasePage, ReleasePages, StandingPage } from '../release-page.js';
import { uploadAsset } from './asset-upload.js';
import type { GithubClient } from './client.js';
import { isWhole, listAssets, requireBytes, type StandingAsset } from './page-assets.js';
import { findRelease, openDraft, publishDraft, type Release } from './releases.js';
import { hasTag } from './tags.js';

/** GitHub's releases: a draft, its assets, and at last the page that everybody sees (GitHub REST API, “Releases”). */
export const githubPages = (client: GithubClient): ReleasePages => ({
  look: (tag) => look(client, tag),
  publish: (page, onBytes) => publish(client, page, onBytes),
});

const look = async (client: GithubClient, tag: string): Promise<StandingPage | undefined> => {
  const release = await findRelease(client, tag);
  if (!release) return undefined;
  const assets = [...(await listAssets(client, release.id)).values()];
  return { draft: release.draft, assets: assets.filter(isWhole).map(({ name }) => name) };
};

/** How often a run looks at the page again because it has changed under its hands, or an answer was lost. */
const MAX_ROUNDS = 3;

const publish = async (
  client: GithubClient,
  page: ReleasePage,
  onBytes: OnBytes = () => undefined,
): Promise<PublishedPage> => {
  requireNames(page);
  const { tag } = page;
  // Publishing a draft without its tag would make one, on whatever the default branch is then.
  if (!(await hasTag(client, tag))) throw fail('github-tag-missing', { name: tag, location: client.location });
  const progress = pageProgress(onBytes);
  let tried: number | undefined;
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const release = (await findRelease(client, tag)) ?? (await openDraft(client, page));
    const added = await completeAssets(client, release, page, progress);
    if (!release.draft) return { url: release.html_url, outcome: outcomeOf(added, release.id === tried) };
    const published = await publishDraft(client, release, page);
    if (published) return { url: published.html_url, outcome: 'published' };
    tried = release.id;
  }
  throw fail('forge-answer-unexpected', {
    location: client.location,
    request: 'PATCH release',
    status: 0,
    words: `the release page of ${tag} can’t be published: again and again it changes or the answer is lost`,
  });
};

/** Of a page that was found published; `own`: by this very run, which only didn't hear of it. */
const outcomeOf = (added: boolean, own: boolean): PublishedPage['outcome'] => {
  if (own) return 'published';
  return added ? 'completed' : 'unchanged';
};

/** Makes the release have all its assets, whole; true where any was missing. What others have put there stays. */
const completeAssets = async (
  client: GithubClient,
  release: Release,
  page: ReleasePage,
  progress: (size: number) => OnBytes,
): Promise<boolean> => {
  const missing = await missingAssets(client, release, page);
  if (missing.length === 0) return false;
  const { tag } = page;
  const names = missing.map(({ asset }) => asset.name);
  if (release.immutable) throw fail('page-immutable', { tag, missing: names.join(', '), location: client.location });
  const target = { tag, releaseId: release.id, uploadUrl: release.upload_url };
  for (const { asset, remains } of missing) await uploadAsset(client, target, asset, remains, progress(sizeOf(asset)));
  // Others may have been at it meanwhile: nothing is shown before GitHub itself lists all of it.
  const [gone] = await missingAssets(client, release, page);
  if (!gone) return true;
  throw fail('forge-answer-unexpected', {
    location: client.location,
    request: 'GET release assets',
    status: 200,
    words: `${gone.asset.name} was uploaded and is not listed`,
  });
};

interface MissingAsset {
  readonly asset: ReleasePage['assets'][number];
  /** What is left of an upload that broke off. */
  readonly remains: StandingAsset | undefined;
}

/** @throws OtaError `page-asset-differs` where another file has the name. */
const missingAssets = async (
  client: GithubClient,
  release: Release,
  { tag, assets }: ReleasePage,
): Promise<readonly MissingAsset[]> => {
  const standing = await listAssets(client, release.id);
  const missing: MissingAsset[] = [];
  for (const asset of assets) {
    const found = standing.get(asset.name);
    if (found && isWhole(found)) await requireBytes(client, found, asset, tag);
    else missing.push({ asset, remains: found });
  }
  return missing;
};

const sizeOf = ({ body }: ReleasePage['assets'][number]): number =>
  body.kind === 'file' ? body.size : body.bytes.length;
