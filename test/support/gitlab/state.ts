import type { LinkEntity } from './shapes.js';

/** GitLab, “Permissions and roles”: the levels of access that the API gives as numbers. */
export const ROLES = { guest: 10, reporter: 20, developer: 30, maintainer: 40 } as const;

/** A token, and what it may do. */
export interface Token {
  readonly token: string;
  /** `private`: a project access token with its own bot. `job`: the token of a job, with the rights of who started it. */
  readonly kind: 'private' | 'job';
  readonly scopes: readonly string[];
  readonly accessLevel: number;
  /** Where the level comes from; `elsewhere` is an invited group, which the API doesn't tell. */
  readonly membership: 'project' | 'group' | 'elsewhere';
  readonly userId: number;
}

/** A rule of the protected tags, with who may make such tags. */
export interface TagRule {
  readonly name: string;
  readonly allowed: readonly (
    | { readonly accessLevel: number }
    | { readonly userId: number }
    | { readonly groupId: number }
    | { readonly deployKeyId: number }
  )[];
}

/** A file of the package registry; small ones with their bytes. */
export interface PackageFile {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly bytes: Uint8Array | undefined;
  readonly createdAt: string;
}

export interface Package {
  readonly id: number;
  readonly name: string;
  readonly version: string;
  readonly createdAt: string;
  readonly files: PackageFile[];
}

export interface StoredRelease {
  readonly tag: string;
  name: string;
  description: string;
  readonly createdAt: string;
  readonly authorId: number;
  readonly links: LinkEntity[];
}

/** What the server knows besides the repository; tests set it as a maintainer would in the settings. */
export interface ProjectState {
  readonly path: string;
  readonly tokens: Token[];
  readonly rules: TagRule[];
  readonly packages: Package[];
  readonly releases: StoredRelease[];
  archived: boolean;
  /** Settings, CI/CD, Job token permissions: allow Git push requests to the repository. */
  jobTokenPushes: boolean;
  packagesEnabled: boolean;
  /** Settings of the group, Packages and registries: a second file of the same name is let in. */
  duplicatesAllowed: boolean;
  /** What the settings forbid in tag names besides, as a push rule or server hook has it. */
  tagHook: { readonly refuses: RegExp; readonly words: string } | undefined;
}

let lastId = 100;

/** A number that no other thing of the double has. */
export const nextId = (): number => {
  lastId += 1;
  return lastId;
};

/** Whether this token's user may make the tag: one rule that lets the user in is enough. */
export const mayCreateTag = ({ rules }: ProjectState, { accessLevel, userId }: Token, tag: string): boolean => {
  const covering = rules.filter(({ name }) => covers(name, tag));
  const admits = (one: TagRule['allowed'][number]): boolean => {
    if ('userId' in one) return one.userId === userId;
    return 'accessLevel' in one && one.accessLevel !== 0 && accessLevel >= one.accessLevel;
  };
  return covering.length === 0 || covering.some(({ allowed }) => allowed.some(admits));
};

/** Whether a rule's name, in which `*` stands for any text, covers a tag. Written apart from the product's own reading. */
export const covers = (pattern: string, tag: string): boolean => {
  const [head = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return head === tag;
  if (!tag.startsWith(head)) return false;
  let from = head.length;
  for (const part of rest.slice(0, -1)) {
    const at = tag.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  const tail = rest.at(-1) ?? '';
  return tag.length - from >= tail.length && tag.endsWith(tail);
};
