import { type Call, notFound, type Route, refusal } from './route.js';
import type { TagEntity } from './shapes.js';
import { archive, commitRefs, protectedTagsList, tagCreate, tagShow, tagsList } from './shapes.js';
import { mayCreateTag, nextId, ROLES } from './state.js';

const tagEntity = async ({ repository, state, token }: Call, name: string): Promise<TagEntity | undefined> => {
  const tag = await repository.tag(name);
  const commit = tag && (await repository.commit(tag.commit));
  if (!tag || !commit) return undefined;
  const release = state.releases.find((one) => one.tag === name);
  return {
    commit,
    release: release ? { tag_name: name, description: release.description } : null,
    name,
    target: tag.target,
    message: tag.message,
    protected: token ? state.rules.length > 0 : false,
    created_at: tag.createdAt,
  };
};

/** In the order and with the words of GitLab's own service. */
const createTag: Route['run'] = async (call) => {
  const { repository, state, token, query, body } = call;
  const { tag_name: name = '', ref = '' } = query;
  if (!(await repository.takesTagName(name))) return refusal(400, 'Tag name invalid');
  if (await repository.tag(name)) return refusal(400, `Tag ${name} already exists`);
  if (token && !mayCreateTag(state, token, name))
    return refusal(400, 'You are not allowed to create this tag as it is protected.');
  if (state.tagHook?.refuses.test(name)) return refusal(400, state.tagHook.words);
  if (!(await repository.commit(ref))) return refusal(400, `Target ${ref} is invalid`);
  const message = tagCreate.body.parse(body).message ?? '';
  const outcome = await repository.createTag(name, ref, message.trim());
  if (outcome === 'exists') return refusal(400, `Tag ${name} already exists`);
  return { status: 201, json: await tagEntity(call, name) };
};

const ACCESS_NAMES = new Map([
  [0, 'No one'],
  [30, 'Developers + Maintainers'],
  [40, 'Maintainers'],
]);

export const repositoryRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/projects/:id/repository/tags',
    page: 'Tags API',
    ...tagsList,
    // Newer versions let a job read tags, older ones don't; the strict one is the double's.
    forJobs: false,
    accessLevel: ROLES.reporter,
    run: async (call) => {
      const names = await call.repository.tagsLike(call.query.search ?? '');
      return { status: 200, json: await Promise.all(names.map((name) => tagEntity(call, name))) };
    },
  },
  {
    method: 'GET',
    path: '/projects/:id/repository/tags/:tag_name',
    page: 'Tags API',
    ...tagShow,
    forJobs: false,
    accessLevel: ROLES.reporter,
    run: async (call) => {
      const tag = await tagEntity(call, call.path.tag_name ?? '');
      return tag ? { status: 200, json: tag } : notFound('Tag');
    },
  },
  {
    method: 'POST',
    path: '/projects/:id/repository/tags',
    page: 'Tags API',
    ...tagCreate,
    forJobs: false,
    accessLevel: ROLES.developer,
    run: createTag,
  },
  {
    method: 'GET',
    path: '/projects/:id/repository/commits/:sha/refs',
    page: 'Commits API',
    ...commitRefs,
    forJobs: false,
    accessLevel: ROLES.reporter,
    run: async ({ repository, path, query }) => {
      const commit = await repository.commit(path.sha ?? '');
      if (!commit) return notFound('Commit');
      const all = await repository.refsWith(commit.id);
      const wanted = query.type ?? 'all';
      return { status: 200, json: all.filter(({ type }) => wanted === 'all' || type === wanted) };
    },
  },
  {
    method: 'GET',
    path: '/projects/:id/protected_tags',
    page: 'Protected tags API',
    ...protectedTagsList,
    forJobs: false,
    accessLevel: ROLES.maintainer,
    run: async ({ state }) => ({
      status: 200,
      json: state.rules.map(({ name, allowed }) => ({
        name,
        create_access_levels: allowed.map((one) => ({
          id: nextId(),
          access_level: 'accessLevel' in one ? one.accessLevel : 'deployKeyId' in one ? 40 : null,
          access_level_description: 'accessLevel' in one ? (ACCESS_NAMES.get(one.accessLevel) ?? 'Role') : 'Somebody',
          ...('userId' in one ? { user_id: one.userId } : {}),
          ...('groupId' in one ? { group_id: one.groupId } : {}),
          ...('deployKeyId' in one ? { deploy_key_id: one.deployKeyId } : {}),
        })),
      })),
    }),
  },
  {
    method: 'HEAD',
    path: '/projects/:id/repository/archive.tar.gz',
    page: 'Repositories API',
    ...archive,
    forJobs: false,
    accessLevel: ROLES.reporter,
    run: async ({ repository, query }) =>
      (await repository.commit(query.sha ?? 'HEAD'))
        ? { status: 200, headers: { 'content-type': 'application/octet-stream' }, bytes: new Uint8Array() }
        : notFound('File'),
  },
];
