import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { baseEnvironment } from '../cli.js';
import type { CommitEntity } from './shapes.js';

const run = promisify(execFile);

/** What the server does in its repository: real git, in a real bare repository. */
export interface BareRepository {
  readonly directory: string;
  readonly commit: (revision: string) => Promise<CommitEntity | undefined>;
  readonly tag: (name: string) => Promise<StoredTag | undefined>;
  readonly tagsLike: (search: string) => Promise<readonly string[]>;
  /** `exists` where the name is taken already, also by one who was quicker by a moment. */
  readonly createTag: (name: string, commit: string, message: string) => Promise<'created' | 'exists'>;
  readonly takesTagName: (name: string) => Promise<boolean>;
  readonly refsWith: (commit: string) => Promise<readonly { type: 'branch' | 'tag'; name: string }[]>;
  /** Names at the top of the default branch. */
  readonly files: () => Promise<readonly string[]>;
}

export interface StoredTag {
  readonly target: string;
  readonly commit: string;
  /** Null for a lightweight tag. */
  readonly message: string | null;
  readonly createdAt: string | null;
}

/** GitLab tags in the name of the token's user, and at the time of the request. */
const TAGGER = { GIT_COMMITTER_NAME: 'Release bot', GIT_COMMITTER_EMAIL: 'bot@noreply.example.com' };

export const bareRepository = (directory: string): BareRepository => {
  const git = async (...args: readonly string[]): Promise<string> => {
    const env: NodeJS.ProcessEnv = { ...baseEnvironment, ...TAGGER, GIT_COMMITTER_DATE: undefined };
    const { stdout } = await run('git', ['-C', directory, ...args], { env });
    return stdout.replace(/\n$/, '');
  };
  const asked = (...args: readonly string[]): Promise<string | undefined> => git(...args).catch(() => undefined);
  const createTag: BareRepository['createTag'] = async (name, commit, message) => {
    try {
      const kind = message === '' ? [] : ['--annotate', '--message', message];
      await git('tag', ...kind, '--', name, commit);
      return 'created';
    } catch (error) {
      if ((await asked('rev-parse', '--verify', `refs/tags/${name}`)) === undefined) throw error;
      return 'exists';
    }
  };
  return {
    directory,
    commit: async (revision) => {
      const format = ['%H', '%P', '%cI', '%s', '%B', '%an', '%ae', '%aI', '%cn', '%ce'].join('%x00');
      const shown = await asked('log', '-1', `--format=${format}`, '--end-of-options', revision);
      return shown === undefined ? undefined : commitOf(shown.split('\0'));
    },
    tag: async (name) => {
      const target = await asked('rev-parse', '--verify', '--quiet', `refs/tags/${name}`);
      if (target === undefined) return undefined;
      const annotated = (await git('cat-file', '-t', target)) === 'tag';
      const [message = '', createdAt = ''] = annotated ? await annotation(git, name) : [];
      return {
        target,
        commit: await git('rev-parse', `refs/tags/${name}^{commit}`),
        message: annotated ? message : null,
        createdAt: annotated ? createdAt : null,
      };
    },
    tagsLike: async (search) => (await git('tag', '--list', `*${search}*`)).split('\n').filter(Boolean),
    createTag,
    takesTagName: async (name) => (await asked('check-ref-format', `refs/tags/${name}`)) !== undefined,
    refsWith: async (commit) =>
      (await git('for-each-ref', '--contains', commit, '--format=%(refname)', 'refs/heads', 'refs/tags'))
        .split('\n')
        .filter(Boolean)
        .map((ref) =>
          ref.startsWith('refs/tags/')
            ? { type: 'tag' as const, name: ref.slice('refs/tags/'.length) }
            : { type: 'branch' as const, name: ref.slice('refs/heads/'.length) },
        ),
    files: async () => ((await asked('ls-tree', '--name-only', 'HEAD')) ?? '').split('\n').filter(Boolean),
  };
};

const annotation = async (
  git: (...args: readonly string[]) => Promise<string>,
  name: string,
): Promise<readonly string[]> => {
  const format = '--format=%(contents:subject)%00%(taggerdate:iso-strict)';
  return (await git('for-each-ref', format, `refs/tags/${name}`)).split('\0');
};

const commitOf = (fields: readonly string[]): CommitEntity => {
  const [id = '', parents = '', date = '', title = '', message = '', ...people] = fields;
  const [author = '', authorEmail = '', authored = '', committer = '', committerEmail = ''] = people;
  return {
    id,
    short_id: id.slice(0, 8),
    created_at: date,
    parent_ids: parents.split(' ').filter(Boolean),
    title,
    message,
    author_name: author,
    author_email: authorEmail,
    authored_date: authored,
    committer_name: committer,
    committer_email: committerEmail,
    committed_date: date,
  };
};
