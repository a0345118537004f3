import type { Viewer } from './exchange.js';
import type { GithubState } from './state.js';

/** Addresses about an account that every mention of it carries. */
export const userJson = (on: GithubState, login: string, type: 'User' | 'Organization' | 'Bot' = 'User') => {
  const url = `${on.addresses.api}/users/${login}`;
  return {
    login,
    id: 1000,
    node_id: 'MDA6RW50aXR5MQ==',
    avatar_url: `${on.addresses.web}/u/1000?v=4`,
    gravatar_id: '',
    url,
    html_url: `${on.addresses.web}/${login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    site_admin: false,
  };
};

export const repositoryUrl = ({ addresses, owner, name }: GithubState): string =>
  `${addresses.api}/repos/${owner}/${name}`;

export const webUrl = ({ addresses, owner, name }: GithubState): string => `${addresses.web}/${owner}/${name}`;

const TIME = '2026-01-15T10:00:00Z';

/** What a repository's answer says that no test looks at. */
const CONSTANTS = {
  description: null,
  fork: false,
  created_at: TIME,
  updated_at: TIME,
  pushed_at: TIME,
  homepage: null,
  size: 1,
  stargazers_count: 0,
  watchers_count: 0,
  language: null,
  has_issues: true,
  has_projects: true,
  has_downloads: true,
  has_wiki: true,
  has_pages: false,
  has_discussions: false,
  forks_count: 0,
  mirror_url: null,
  disabled: false,
  open_issues_count: 0,
  license: null,
  allow_forking: true,
  is_template: false,
  web_commit_signoff_required: false,
  topics: ['devices', 'releases', 'updates'],
  forks: 0,
  open_issues: 0,
  watchers: 0,
  network_count: 0,
  subscribers_count: 0,
};

/** Told only to those who may change them. */
const SETTINGS = {
  temp_clone_token: '',
  allow_squash_merge: true,
  allow_merge_commit: true,
  allow_rebase_merge: true,
  allow_auto_merge: false,
  delete_branch_on_merge: false,
  allow_update_branch: false,
  use_squash_pr_title_as_default: false,
};

/** Addresses below the repository's own, by the name of their key. */
const ADDRESSES: Readonly<Record<string, string>> = {
  forks_url: '/forks',
  keys_url: '/keys{/key_id}',
  collaborators_url: '/collaborators{/collaborator}',
  teams_url: '/teams',
  hooks_url: '/hooks',
  issue_events_url: '/issues/events{/number}',
  events_url: '/events',
  assignees_url: '/assignees{/user}',
  branches_url: '/branches{/branch}',
  tags_url: '/tags',
  blobs_url: '/git/blobs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  git_refs_url: '/git/refs{/sha}',
  trees_url: '/git/trees{/sha}',
  statuses_url: '/statuses/{sha}',
  languages_url: '/languages',
  stargazers_url: '/stargazers',
  contributors_url: '/contributors',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  commits_url: '/commits{/sha}',
  git_commits_url: '/git/commits{/sha}',
  comments_url: '/comments{/number}',
  issue_comment_url: '/issues/comments{/number}',
  contents_url: '/contents/{+path}',
  compare_url: '/compare/{base}...{head}',
  merges_url: '/merges',
  archive_url: '/{archive_format}{/ref}',
  downloads_url: '/downloads',
  issues_url: '/issues{/number}',
  pulls_url: '/pulls{/number}',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  labels_url: '/labels{/name}',
  releases_url: '/releases{/id}',
  deployments_url: '/deployments',
};

/** `GET /repos/{owner}/{repo}`. */
export const repositoryJson = (on: GithubState, viewer: Viewer, defaultBranch: string) => {
  const { owner, name, addresses } = on;
  const url = repositoryUrl(on);
  const host = new URL(addresses.web).host;
  return {
    id: 1000,
    node_id: 'MDA6RW50aXR5MQ==',
    name,
    full_name: `${owner}/${name}`,
    private: on.private,
    owner: userJson(on, owner, 'Organization'),
    organization: userJson(on, owner, 'Organization'),
    html_url: webUrl(on),
    url,
    ...Object.fromEntries(Object.entries(ADDRESSES).map(([key, path]) => [key, `${url}${path}`])),
    git_url: `git://${host}/${owner}/${name}.git`,
    ssh_url: `git@${host}:${owner}/${name}.git`,
    clone_url: `${webUrl(on)}.git`,
    svn_url: webUrl(on),
    ...CONSTANTS,
    archived: on.archived,
    visibility: on.private ? 'private' : 'public',
    default_branch: defaultBranch,
    ...(viewer.kind === 'anonymous' ? {} : { permissions: permissionsOf(viewer) }),
    ...(viewer.role === 'admin' ? SETTINGS : {}),
  };
};

/** What an account may do; an app's token, which is none, is said to have no permission at all. */
const permissionsOf = ({ kind, role }: Viewer) => {
  const may = (...roles: readonly Viewer['role'][]): boolean => kind === 'user' && roles.includes(role);
  return {
    admin: may('admin'),
    maintain: may('admin'),
    push: may('admin', 'write'),
    triage: may('admin', 'write'),
    pull: may('admin', 'write', 'read'),
  };
};
