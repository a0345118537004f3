import { z } from 'zod';

/** The parts of GitLab's answers that are read; what else they hold is let through. */

const sha = z.string().regex(/^[0-9a-f]{40,64}$/);

/** GitLab, “Tags API”. `target` is the tag object of an annotated tag, and the commit of a lightweight one. */
export const tagShape = z.object({ name: z.string(), target: sha, commit: z.object({ id: sha }) });

/** GitLab, “Tags API”, list project repository tags. */
export const tagsShape = z.array(tagShape);

/** GitLab, “Commits API”, get references a commit is pushed to. */
export const refsShape = z.array(z.object({ type: z.string(), name: z.string() }));

const access = z.object({ access_level: z.number() }).nullish();

/** GitLab, “Projects API”, get a single project. */
export const projectShape = z.object({
  path_with_namespace: z.string(),
  archived: z.boolean().optional(),
  readme_url: z.string().nullish(),
  permissions: z.object({ project_access: access, group_access: access }).optional(),
});

export type ProjectFacts = z.infer<typeof projectShape>;

/** GitLab, “Personal access tokens API”, get details on a personal access token. */
export const tokenShape = z.object({ scopes: z.array(z.string()), user_id: z.number() });

export type TokenFacts = z.infer<typeof tokenShape>;

/** GitLab, “Protected tags API”, list protected tags. */
export const protectedTagsShape = z.array(
  z.object({
    name: z.string(),
    create_access_levels: z.array(
      z.object({
        access_level: z.number().nullish(),
        user_id: z.number().nullish(),
        group_id: z.number().nullish(),
        deploy_key_id: z.number().nullish(),
      }),
    ),
  }),
);

export type ProtectedTag = z.infer<typeof protectedTagsShape>[number];

/** GitLab, “Packages API”, list packages for a project. */
export const packagesShape = z.array(z.object({ id: z.number(), name: z.string(), version: z.string().nullish() }));

/** GitLab, “Packages API”, list package files; and “Generic packages repository”, publish a single file. */
export const packageFileShape = z.object({
  id: z.number(),
  file_name: z.string(),
  file_sha256: z.string().regex(/^[0-9a-f]{64}$/i),
});

export const packageFilesShape = z.array(packageFileShape);

/** GitLab, “Release links API”. */
export const linkShape = z.object({ id: z.number(), name: z.string(), url: z.string() });

/** GitLab, “Releases API”, get a release by a tag name. */
export const releaseShape = z.object({
  tag_name: z.string(),
  assets: z.object({ links: z.array(linkShape) }),
  _links: z.object({ self: z.string().optional() }).optional(),
});

export type Release = z.infer<typeof releaseShape>;
