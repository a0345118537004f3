import { randomBytes } from 'node:crypto';
import type { ForgejoAddress } from './server.js';

/** What a token of a user may do with repositories; `none` stands for one that is for other things. */
export type Scope = 'write' | 'read' | 'none';

/** A user of the forge, who has a token with each scope. */
export interface ForgejoUser {
  readonly name: string;
  readonly tokens: Readonly<Record<Scope, string>>;
}

/** What the tests do with a Forgejo past the tool: everything through its own API, or its own pages where it has none. */
export interface Forgejo {
  readonly makeUser: () => Promise<ForgejoUser>;
  /** An empty private repository; gives its path. */
  readonly makeRepository: (owner: ForgejoUser) => Promise<string>;
  /** Lets a user read a repository, or write to it as well. */
  readonly invite: (repository: string, user: ForgejoUser, permission: 'read' | 'write') => Promise<void>;
  /** Makes a lightweight tag. */
  readonly tagLightly: (repository: string, name: string, commit: string) => Promise<void>;
  /** Commits a file to `main`. */
  readonly pushFile: (repository: string, path: string) => Promise<void>;
  /** Lets nobody but one user make tags of that pattern. */
  readonly protectTags: (repository: string, pattern: string, allowed: ForgejoUser) => Promise<void>;
  /** Lets nobody push to a branch. */
  readonly protectBranch: (repository: string, branch: string) => Promise<void>;
  /** Puts a script into the repository as its pre-receive hook; an empty one takes it away. */
  readonly setHook: (repository: string, script: string) => Promise<void>;
  /** The URL for git, with the token as password. */
  readonly gitUrl: (repository: string, user: ForgejoUser, scope?: Scope) => string;
}

const SCOPES: Readonly<Record<Scope, string>> = {
  write: 'write:repository',
  read: 'read:repository',
  none: 'read:notification',
};

const unique = (): string => randomBytes(5).toString('hex');
const basic = (name: string, password: string): string =>
  `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;

export const forgejoAt = ({ url, admin }: ForgejoAddress): Forgejo => {
  const api = async (method: string, path: string, body?: object, authorization = `token ${admin.token}`) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} was answered with ${answer.status}: ${text.slice(0, 300)}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  return {
    makeUser: async () => {
      const [name, password] = [`user-${unique()}`, unique()];
      await api('POST', '/admin/users', {
        username: name,
        password,
        email: `${name}@example.com`,
        must_change_password: false,
      });
      const token = async (scope: Scope): Promise<string> => {
        const wanted = { name: scope, scopes: [SCOPES[scope]] };
        return (await api('POST', `/users/${name}/tokens`, wanted, basic(name, password))).sha1;
      };
      return { name, tokens: { write: await token('write'), read: await token('read'), none: await token('none') } };
    },
    makeRepository: async (owner) => {
      const facts = { name: `repository-${unique()}`, private: true, default_branch: 'main' };
      return (await api('POST', `/admin/users/${owner.name}/repos`, facts)).full_name;
    },
    invite: async (repository, user, permission) => {
      await api('PUT', `/repos/${repository}/collaborators/${user.name}`, { permission });
    },
    tagLightly: async (repository, name, commit) => {
      await api('POST', `/repos/${repository}/tags`, { tag_name: name, target: commit });
    },
    pushFile: async (repository, path) => {
      const content = Buffer.from(path).toString('base64');
      await api('POST', `/repos/${repository}/contents/${path}`, { content, message: `Add ${path}`, branch: 'main' });
    },
    protectTags: async (repository, pattern, allowed) => {
      const { id } = await api('GET', `/users/${allowed.name}`);
      await protectTags({ url, admin }, repository, pattern, id);
    },
    protectBranch: async (repository, branch) => {
      await api('POST', `/repos/${repository}/branch_protections`, { branch_name: branch, enable_push: false });
    },
    setHook: async (repository, script) => {
      const path = `/repos/${repository}/hooks/git/pre-receive`;
      await (script === '' ? api('DELETE', path) : api('PATCH', path, { content: `#!/bin/sh\n${script}\n` }));
    },
    gitUrl: (repository, user, scope = 'write') => {
      const at = new URL(`${url}/${repository}.git`);
      at.username = user.name;
      at.password = user.tokens[scope];
      return at.href;
    },
  };
};

/** This version's API knows no protected tags, so the administrator fills in the form. */
const protectTags = async (
  { url, admin }: ForgejoAddress,
  repository: string,
  pattern: string,
  userId: number,
): Promise<void> => {
  const cookies = new Map<string, string>();
  const visit = async (path: string, form?: Readonly<Record<string, string>>): Promise<string | null> => {
    const token = decodeURIComponent(cookies.get('_csrf') ?? '');
    const answer = await fetch(`${url}${path}`, {
      method: form ? 'POST' : 'GET',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      redirect: 'manual',
      ...(form ? { body: new URLSearchParams({ ...form, _csrf: token }) } : {}),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    await answer.arrayBuffer();
    return answer.headers.get('location');
  };
  const page = `/${repository}/settings/tags`;
  await visit('/user/login');
  await visit('/user/login', { user_name: admin.name, password: admin.password });
  // Signing in takes away the token of the forms; a page gives a new one.
  await visit(page);
  const form = { name_pattern: pattern, allowlist_users: String(userId), allowlist_teams: '' };
  // A form with a mistake comes back as a page, and a session without rights goes elsewhere.
  const next = await visit(page, form);
  if (next !== page) throw new Error(`The form for protected tags led to ${next}.`);
};
