import { z } from 'zod';

// The shapes of GitLab's REST API v4 as its documentation has them, each declared once. The double holds every request
// and every answer of its own against them. The name of the documentation's page stands above each group.

const id = z.number().int().positive();
const sha = z.string().regex(/^[0-9a-f]{40}$/);
const time = z.iso.datetime({ offset: true });
const url = z.url();
/** As in a query, where everything is text. */
const count = z.string().regex(/^[1-9][0-9]{0,2}$/);

/** REST API, “Pagination”. */
const pagination = { page: count.optional(), per_page: count.optional() };
const nothing = z.strictObject({});

// REST API, “Troubleshooting”: what a refusal looks like.
export const refusalShape = z.union([
  z.strictObject({ message: z.union([z.string(), z.record(z.string(), z.array(z.string()))]) }),
  z.strictObject({ error: z.string() }),
  z.strictObject({ error: z.literal('insufficient_scope'), error_description: z.string(), scope: z.string() }),
]);

// “Commits API”
const commit = z.strictObject({
  id: sha,
  short_id: z.string().regex(/^[0-9a-f]{8}$/),
  created_at: time,
  parent_ids: z.array(sha),
  title: z.string(),
  message: z.string(),
  author_name: z.string(),
  author_email: z.string(),
  authored_date: time,
  committer_name: z.string(),
  committer_email: z.string(),
  committed_date: time,
});
export type CommitEntity = z.infer<typeof commit>;

export const commitRefs = {
  query: z.strictObject({ type: z.enum(['branch', 'tag', 'all']).optional(), ...pagination }),
  answer: z.array(z.strictObject({ type: z.enum(['branch', 'tag']), name: z.string() })),
};

// “Tags API”
const tag = z.strictObject({
  commit,
  release: z.strictObject({ tag_name: z.string(), description: z.string() }).nullable(),
  name: z.string(),
  target: sha,
  message: z.string().nullable(),
  protected: z.boolean(),
  created_at: time.nullable(),
});
export type TagEntity = z.infer<typeof tag>;

export const tagsList = {
  query: z.strictObject({
    order_by: z.enum(['name', 'updated', 'version']).optional(),
    search: z.string().optional(),
    sort: z.enum(['asc', 'desc']).optional(),
    ...pagination,
  }),
  answer: z.array(tag),
};
export const tagShow = { query: nothing, answer: tag };
/** The attributes may be in the query as well as in the body. */
export const tagCreate = {
  query: z.strictObject({ tag_name: z.string().min(1), ref: z.string().min(1) }),
  body: z.strictObject({ message: z.string().optional() }),
  answer: tag,
};

// “Protected tags API”
export const protectedTagsList = {
  query: z.strictObject(pagination),
  answer: z.array(
    z.strictObject({
      name: z.string(),
      create_access_levels: z.array(
        z.strictObject({
          id,
          access_level: z.number().int().nullable(),
          access_level_description: z.string(),
          user_id: id.nullable().optional(),
          group_id: id.nullable().optional(),
          deploy_key_id: id.optional(),
        }),
      ),
    }),
  ),
};

// “Repositories API”, get file archive
export const archive = {
  query: z.strictObject({
    sha: z.string().optional(),
    path: z.string().optional(),
    include_lfs_blobs: z.enum(['true', 'false']).optional(),
  }),
};

// “Projects API”, get a single project; “Permissions”: levels of access
const access = z.strictObject({ access_level: z.number().int(), notification_level: z.number().int() }).nullable();
export const projectShow = {
  query: z.strictObject({ license: z.string().optional(), statistics: z.string().optional() }),
  answer: z.strictObject({
    id,
    description: z.string().nullable(),
    name: z.string(),
    path: z.string(),
    path_with_namespace: z.string(),
    created_at: time,
    default_branch: z.string(),
    http_url_to_repo: url,
    web_url: url,
    readme_url: url.nullable(),
    visibility: z.enum(['private', 'internal', 'public']),
    archived: z.boolean(),
    empty_repo: z.boolean(),
    packages_enabled: z.boolean(),
    permissions: z.strictObject({ project_access: access, group_access: access }),
  }),
};

// “Personal access tokens API”, get details on a personal access token: self
export const tokenSelf = {
  query: nothing,
  answer: z.strictObject({
    id,
    name: z.string(),
    revoked: z.boolean(),
    created_at: time,
    scopes: z.array(z.string()),
    user_id: id,
    last_used_at: time.nullable(),
    active: z.boolean(),
    expires_at: z.iso.date().nullable(),
  }),
};

// “Packages API”
export const packagesList = {
  query: z.strictObject({
    order_by: z.enum(['created_at', 'name', 'version', 'type']).optional(),
    sort: z.enum(['asc', 'desc']).optional(),
    package_type: z
      .enum(['composer', 'conan', 'generic', 'golang', 'helm', 'maven', 'npm', 'nuget', 'pypi', 'terraform_module'])
      .optional(),
    package_name: z.string().optional(),
    package_version: z.string().optional(),
    include_versionless: z.enum(['true', 'false']).optional(),
    status: z.enum(['default', 'hidden', 'processing', 'error', 'pending_destruction', 'deprecated']).optional(),
    ...pagination,
  }),
  answer: z.array(
    z.strictObject({
      id,
      name: z.string(),
      version: z.string(),
      package_type: z.string(),
      status: z.string(),
      created_at: time,
      _links: z.strictObject({ web_path: z.string() }),
      tags: z.array(z.string()),
    }),
  ),
};
export const packageFilesList = {
  query: z.strictObject(pagination),
  answer: z.array(
    z.strictObject({
      id,
      package_id: id,
      created_at: time,
      file_name: z.string(),
      size: z.number().int(),
      file_md5: z.string().nullable(),
      file_sha1: z.string().nullable(),
      file_sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
};

// “GitLab generic packages repository”, publish a single file
export const genericPackagePath = z.strictObject({
  package_name: z.string().regex(/^[A-Za-z0-9._-]+$/),
  package_version: z.string().regex(/^(\.?[\w+-]+\.?)+$/),
  file_name: z.string().regex(/^[A-Za-z0-9._-]+$/),
});
export const genericPublish = {
  query: z.strictObject({
    status: z.enum(['default', 'hidden']).optional(),
    select: z.literal('package_file').optional(),
  }),
  answer: z.union([
    z.strictObject({ message: z.literal('201 Created') }),
    z.strictObject({
      id,
      package_id: id,
      created_at: time,
      updated_at: time,
      size: z.number().int(),
      file_store: z.number().int(),
      file_md5: z.null(),
      file_sha1: z.null(),
      file_name: z.string(),
      file: z.strictObject({ url: z.string() }),
      file_sha256: z.string().regex(/^[0-9a-f]{64}$/),
      verification_retry_at: z.null(),
      verified_at: z.null(),
      verification_failure: z.null(),
      verification_retry_count: z.null(),
      verification_checksum: z.null(),
      verification_state: z.number().int(),
      verification_started_at: z.null(),
      new_file_path: z.null(),
    }),
  ]),
};
/** The same page, download a single file. */
export const genericDownload = { query: nothing };

// “Release links API”
const newLink = z.strictObject({
  name: z.string().min(1),
  url,
  direct_asset_path: z.string().startsWith('/').optional(),
  link_type: z.enum(['other', 'runbook', 'image', 'package']).optional(),
});
export type NewLink = z.infer<typeof newLink>;
const link = z.strictObject({
  id,
  name: z.string(),
  url,
  direct_asset_url: url,
  link_type: z.enum(['other', 'runbook', 'image', 'package']),
});
export type LinkEntity = z.infer<typeof link>;
export const linkCreate = { query: nothing, body: newLink, answer: link };

// “Releases API”
const release = z.strictObject({
  tag_name: z.string(),
  description: z.string(),
  name: z.string(),
  created_at: time,
  released_at: time,
  upcoming_release: z.boolean(),
  author: z.strictObject({ id, name: z.string(), username: z.string(), state: z.string(), web_url: url }),
  commit,
  commit_path: z.string(),
  tag_path: z.string(),
  assets: z.strictObject({
    count: z.number().int(),
    sources: z.array(z.strictObject({ format: z.string(), url })),
    links: z.array(link),
  }),
  evidences: z.array(z.unknown()),
  _links: z.strictObject({ self: url, edit_url: url }),
});
export type ReleaseEntity = z.infer<typeof release>;
export const releaseShow = {
  query: z.strictObject({ include_html_description: z.enum(['true', 'false']).optional() }),
  answer: release,
};
export const releaseCreate = {
  query: nothing,
  body: z.strictObject({
    tag_name: z.string().min(1),
    tag_message: z.string().optional(),
    name: z.string().optional(),
    description: z.string().optional(),
    ref: z.string().optional(),
    assets: z.strictObject({ links: z.array(newLink).optional() }).optional(),
    released_at: time.optional(),
  }),
  answer: release,
};
