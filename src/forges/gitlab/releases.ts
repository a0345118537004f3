import { fail } from '../../errors/ota-error.js';
import type { ReleasePage } from '../release-page.js';
import { ask } from './ask.js';
import type { GitlabClient } from './client.js';
import { isAbsence, isProtection, refusalError } from './refusal.js';
import { linkShape, type Release, releaseShape } from './shapes.js';

/** A link on a release page, as it is to be. */
export interface Link {
  /** What people read, and the name it is told apart by. */
  readonly name: string;
  readonly url: string;
  readonly linkType: 'package' | 'other';
  /** `/` and a name: the end of the lasting address below the release's own. */
  readonly directAssetPath: string;
}

/**
 * The release of a tag (GitLab, “Releases API”, get a release by a tag name).
 *
 * @throws OtaError `forge-…`, `gitlab-permission-missing`.
 */
export const findRelease = async (client: GitlabClient, tag: string): Promise<Release | undefined> => {
  const question = {
    location: client.location,
    request: `GET releases/${tag}`,
    what: 'read releases',
    shape: releaseShape,
    send: () => client.releases.show(client.project, tag),
  };
  const answer = await ask(question);
  if (answer.kind === 'given') return answer.value;
  if (isAbsence(answer.refusal)) return undefined;
  throw refusalError(question, answer.refusal);
};

/**
 * Makes the release with all its links in one request (GitLab, “Releases API”, create a release); `exists` where another
 * run was quicker. The tag stands already: without a `ref` GitLab makes none.
 *
 * @throws OtaError `gitlab-tag-protected`: whoever may not make the tag may not make its release.
 */
export const createRelease = async (
  client: GitlabClient,
  { tag, title, notes }: ReleasePage,
  links: readonly Link[],
): Promise<Release | 'exists'> => {
  const question = {
    location: client.location,
    request: 'POST releases',
    what: 'create releases',
    shape: releaseShape,
    send: () =>
      client.releases.create(client.project, {
        tag_name: tag,
        name: title,
        description: notes,
        assets: { links: links.map(spelled) },
      }),
  };
  const answer = await ask(question);
  if (answer.kind === 'given') return answer.value;
  const { refusal } = answer;
  if (refusal.status === 409) return 'exists';
  if (isProtection(refusal))
    throw fail('gitlab-tag-protected', { name: tag, location: client.location, words: refusal.words });
  throw refusalError(question, refusal);
};

const spelled = ({ name, url, linkType, directAssetPath }: Link): Readonly<Record<string, string>> => ({
  name,
  url,
  link_type: linkType,
  // Before 15.10 GitLab knew it as `filepath`; those versions leave it out.
  direct_asset_path: directAssetPath,
});

/**
 * Adds a link to a release (GitLab, “Release links API”, create a release link). Nothing happens where another run has
 * added it.
 *
 * @throws OtaError `gitlab-permission-missing`, `forge-…`.
 */
export const addLink = async (client: GitlabClient, tag: string, link: Link): Promise<void> => {
  const { name, url, linkType, directAssetPath } = link;
  const question = {
    location: client.location,
    request: `POST releases/${tag}/assets/links`,
    what: 'change releases',
    shape: linkShape,
    send: () => client.links.create(client.project, tag, name, url, { linkType, directAssetPath }),
  };
  const answer = await ask(question);
  if (answer.kind === 'given' || (await hasLink(client, tag, link))) return;
  throw refusalError(question, answer.refusal);
};

const hasLink = async (client: GitlabClient, tag: string, link: Link): Promise<boolean> => {
  const release = await findRelease(client, tag);
  return release?.assets.links.some(({ name, url }) => name === link.name && url === link.url) ?? false;
};
