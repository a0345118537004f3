import { type Call, forbidden, notFound, type Reply, type Route, refusal } from './route.js';
import { type LinkEntity, linkCreate, type NewLink, type ReleaseEntity, releaseCreate, releaseShow } from './shapes.js';
import { mayCreateTag, nextId, ROLES, type StoredRelease } from './state.js';

const releaseEntity = async (call: Call, release: StoredRelease): Promise<ReleaseEntity> => {
  const { repository, state, webUrl } = call;
  const tag = await repository.tag(release.tag);
  const commit = tag && (await repository.commit(tag.commit));
  if (!commit) throw new Error(`the tag ${release.tag} of a release is gone`);
  const encoded = encodeURIComponent(release.tag);
  return {
    tag_name: release.tag,
    description: release.description,
    name: release.name,
    created_at: release.createdAt,
    released_at: release.createdAt,
    upcoming_release: false,
    author: { id: release.authorId, name: 'Bot', username: 'bot', state: 'active', web_url: 'https://example.com/bot' },
    commit,
    commit_path: `/${state.path}/-/commit/${commit.id}`,
    tag_path: `/${state.path}/-/tags/${encoded}`,
    assets: {
      count: 4 + release.links.length,
      sources: ['zip', 'tar.gz', 'tar.bz2', 'tar'].map((format) => ({
        format,
        url: `${webUrl}/-/archive/${encoded}/source.${format}`,
      })),
      // The newest first, as GitLab sorts them.
      links: [...release.links].reverse(),
    },
    evidences: [],
    _links: { self: `${webUrl}/-/releases/${encoded}`, edit_url: `${webUrl}/-/releases/${encoded}/edit` },
  };
};

const linkEntity = (call: Call, tag: string, link: NewLink): LinkEntity => ({
  id: nextId(),
  name: link.name,
  url: link.url,
  direct_asset_url: link.direct_asset_path
    ? `${call.webUrl}/-/releases/${encodeURIComponent(tag)}/downloads${link.direct_asset_path}`
    : link.url,
  link_type: link.link_type ?? 'other',
});

/** Names and addresses are unique within a release. */
const takenFields = (links: readonly LinkEntity[], link: NewLink): Readonly<Record<string, readonly string[]>> => ({
  ...(links.some(({ name }) => name === link.name) ? { name: ['has already been taken'] } : {}),
  ...(links.some(({ url }) => url === link.url) ? { url: ['has already been taken'] } : {}),
});

/** In the order and with the words of GitLab's own service. */
const createRelease = async (call: Call): Promise<Reply> => {
  const { state, repository, token } = call;
  const wanted = releaseCreate.body.parse(call.body);
  if (!token || state.archived) return forbidden();
  if (!mayCreateTag(state, token, wanted.tag_name))
    return refusal(403, 'You are not allowed to create this tag as it is protected.');
  if (state.releases.some(({ tag }) => tag === wanted.tag_name)) return refusal(409, 'Release already exists');
  if (!(await repository.tag(wanted.tag_name))) return refusal(422, 'Ref is not specified');
  const links: LinkEntity[] = [];
  for (const link of wanted.assets?.links ?? []) {
    if (Object.keys(takenFields(links, link)).length > 0)
      return refusal(400, 'Validation failed: Links have duplicate values');
    links.push(linkEntity(call, wanted.tag_name, link));
  }
  // Another request may have come first while the repository was asked.
  if (state.releases.some(({ tag }) => tag === wanted.tag_name)) return refusal(409, 'Release already exists');
  const release: StoredRelease = {
    tag: wanted.tag_name,
    name: wanted.name ?? wanted.tag_name,
    description: wanted.description ?? '',
    createdAt: new Date().toISOString(),
    authorId: token.userId,
    links,
  };
  state.releases.push(release);
  return { status: 201, json: await releaseEntity(call, release) };
};

const createLink = async (call: Call): Promise<Reply> => {
  const release = call.state.releases.find(({ tag }) => tag === call.path.tag_name);
  if (!release) return notFound();
  const wanted = linkCreate.body.parse(call.body);
  const taken = takenFields(release.links, wanted);
  if (Object.keys(taken).length > 0) return refusal(400, taken);
  const link = linkEntity(call, release.tag, wanted);
  release.links.push(link);
  return { status: 201, json: link };
};

export const releaseRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/projects/:id/releases/:tag_name',
    page: 'Releases API',
    ...releaseShow,
    forJobs: true,
    accessLevel: ROLES.guest,
    run: async (call) => {
      const release = call.state.releases.find(({ tag }) => tag === call.path.tag_name);
      return release ? { status: 200, json: await releaseEntity(call, release) } : notFound();
    },
  },
  {
    method: 'POST',
    path: '/projects/:id/releases',
    page: 'Releases API',
    ...releaseCreate,
    forJobs: true,
    accessLevel: ROLES.developer,
    run: createRelease,
  },
  {
    method: 'POST',
    path: '/projects/:id/releases/:tag_name/assets/links',
    page: 'Release links API',
    ...linkCreate,
    forJobs: true,
    accessLevel: ROLES.developer,
    run: createLink,
  },
];
