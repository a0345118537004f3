import { fail, OtaError } from '../../errors/ota-error.js';
import { digestOf } from '../../hosts/body-stream.js';
import type { OnBytes } from '../../hosts/host.js';
import { requireNames } from '../page-names.js';
import { pageProgress } from '../page-progress.js';
import type { PageAsset, PublishedPage, ReleasePage, ReleasePages, StandingPage } from '../release-page.js';
import type { GitlabClient } from './client.js';
import { type PackageName, storedFiles } from './package-files.js';
import { checkNames } from './package-names.js';
import { addLink, createRelease, findRelease, type Link } from './releases.js';
import type { Release } from './shapes.js';
import { filePath, uploadFile } from './upload.js';

/**
 * Release pages of a project. GitLab knows no drafts, so the files come first, into the generic package registry under the
 * product's name and version, and then the release with links to all of them at once: nobody sees it without its files.
 *
 * GitLab shows as the latest release the one released last, and marks no pre-releases: `latest` and `prerelease` have
 * nothing to set there.
 */
export const releasePages = (client: GitlabClient): ReleasePages => ({
  look: (tag) => look(client, tag),
  publish: (page, onBytes = () => undefined) => publish(client, page, onBytes),
});

const look = async (client: GitlabClient, tag: string): Promise<StandingPage | undefined> => {
  const release = await findRelease(client, tag);
  return release && { draft: false, assets: shown(release).map(({ name }) => name) };
};

/** GitLab shows the newest link first, whatever order it answers in. */
const shown = ({ assets }: Release): Release['assets']['links'] => [...assets.links].sort((a, b) => b.id - a.id);

const publish = async (client: GitlabClient, page: ReleasePage, onBytes: OnBytes): Promise<PublishedPage> => {
  requireNames(page);
  const unnamable = checkNames(page);
  if (unnamable.length > 0) throw new OtaError(unnamable);
  const standing = await findRelease(client, page.tag);
  // Before anything is sent: a page that can't become as wanted is left as it is.
  missingLinks(client, page, standing);
  const uploaded = await uploadMissing(client, page, onBytes);
  const release = standing ?? (await createRelease(client, page, wantedLinks(client, page)));
  if (release === 'exists') return complete(client, page, await standingRelease(client, page.tag), true);
  if (!standing) return { url: pageUrl(client, release), outcome: 'published' };
  return complete(client, page, release, uploaded);
};

/** Adds the links that the standing page lacks. Its name and its notes are its owner's by now. */
const complete = async (
  client: GitlabClient,
  page: ReleasePage,
  release: Release,
  uploaded: boolean,
): Promise<PublishedPage> => {
  const missing = missingLinks(client, page, release);
  for (const link of missing) await addLink(client, page.tag, link);
  const outcome = uploaded || missing.length > 0 ? 'completed' : 'unchanged';
  return { url: pageUrl(client, release), outcome };
};

/** Another run made it a moment ago. @throws OtaError `forge-answer-unexpected` where it is gone again. */
const standingRelease = async (client: GitlabClient, tag: string): Promise<Release> => {
  const release = await findRelease(client, tag);
  if (release) return release;
  const words = 'the release exists, and can’t be found';
  throw fail('forge-answer-unexpected', { location: client.location, request: 'POST releases', status: 409, words });
};

/** True where at least one file was sent. One after the other, as GitLab asks for it (“Generic packages repository”). */
const uploadMissing = async (client: GitlabClient, page: ReleasePage, onBytes: OnBytes): Promise<boolean> => {
  const target = packageOf(page);
  const stored = await storedFiles(client, target);
  const missing = page.assets.filter((asset) => isMissing(client, page, asset, stored.get(asset.name)));
  const progress = pageProgress(onBytes);
  for (const asset of missing)
    await uploadFile(client, {
      target,
      asset,
      differs: () => differs(client, page, asset.name),
      onBytes: progress(digestOf(asset.body).size),
    });
  return missing.length > 0;
};

const isMissing = (client: GitlabClient, page: ReleasePage, asset: PageAsset, stored: string | undefined): boolean => {
  if (stored === undefined) return true;
  if (stored !== digestOf(asset.body).sha256) throw differs(client, page, asset.name);
  return false;
};

/** @throws OtaError `page-asset-differs` where a link of a wanted name leads elsewhere. */
const missingLinks = (client: GitlabClient, page: ReleasePage, release: Release | undefined): readonly Link[] => {
  const standing = new Map(release?.assets.links.map(({ name, url }) => [name, url]));
  return wantedLinks(client, page).filter(({ name, url }) => {
    const found = standing.get(name);
    if (found !== undefined && found !== url) throw differs(client, page, name);
    return found === undefined;
  });
};

/** The last asset first: GitLab shows what came last before the others. */
const wantedLinks = (client: GitlabClient, page: ReleasePage): readonly Link[] =>
  [...page.assets].reverse().map(({ name, mediaType }) => ({
    name,
    // By name, not by the number that GitLab gives each upload: the same for whoever makes the link.
    url: client.url(filePath(packageOf(page), name)),
    linkType: mediaType === 'application/zip' ? 'package' : 'other',
    directAssetPath: `/${name}`,
  }));

const packageOf = ({ product, version }: ReleasePage): PackageName => ({ name: product, version });

const differs = ({ location }: GitlabClient, { tag }: ReleasePage, asset: string): OtaError =>
  fail('page-asset-differs', { tag, asset, location });

const pageUrl = ({ webUrl }: GitlabClient, release: Release): string =>
  release._links?.self ?? `${webUrl}/-/releases/${encodeURIComponent(release.tag_name)}`;
