import { notFound, type Route } from './route.js';
import { projectShow, tokenSelf } from './shapes.js';
import { ROLES } from './state.js';

const CREATED = '2025-11-07T09:30:00.000Z';

export const projectRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/projects/:id',
    page: 'Projects API',
    ...projectShow,
    forJobs: false,
    accessLevel: ROLES.guest,
    run: async ({ state, repository, token, webUrl }) => {
      const files = await repository.files();
      const readme = files.find((name) => /^readme(\.[a-z]+)?$/i.test(name));
      const access = { access_level: token?.accessLevel ?? 0, notification_level: 3 };
      return {
        status: 200,
        json: {
          id: 24,
          description: null,
          name: state.path.split('/').at(-1),
          path: state.path.split('/').at(-1),
          path_with_namespace: state.path,
          created_at: CREATED,
          default_branch: 'main',
          http_url_to_repo: `${webUrl}.git`,
          web_url: webUrl,
          readme_url: readme === undefined ? null : `${webUrl}/-/blob/main/${readme}`,
          visibility: 'private',
          archived: state.archived,
          empty_repo: files.length === 0,
          packages_enabled: state.packagesEnabled,
          permissions: {
            project_access: token?.membership === 'project' ? access : null,
            group_access: token?.membership === 'group' ? access : null,
          },
        },
      };
    },
  },
  {
    method: 'GET',
    path: '/personal_access_tokens/self',
    page: 'Personal access tokens API',
    ...tokenSelf,
    forJobs: false,
    accessLevel: 0,
    run: async ({ token }) => {
      if (!token) return notFound();
      return {
        status: 200,
        json: {
          id: 7,
          name: 'release',
          revoked: false,
          created_at: CREATED,
          scopes: token.scopes,
          user_id: token.userId,
          last_used_at: null,
          active: true,
          expires_at: null,
        },
      };
    },
  },
];
