import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Forge, NewTag } from '../../src/forges/forge.js';
import { gitForge } from '../../src/forges/git.js';
import { openRepository, type Repository } from '../../src/repository/repository.js';
import { type GitFixture, gitFixture, gitFixtureOfTwo } from '../support/git-fixture.js';
import { type GitHttpServer, startGitHttp } from '../support/git-http.js';
import { type ForgeUnderTest, forgeContract } from './forge-contract.js';

const TIME = 1_768_471_200;

const opened = async (directory: string, env: GitFixture['env']): Promise<Repository> => {
  const repository = await openRepository(directory, env);
  if (!repository) throw new Error(`${directory} is no repository`);
  return repository;
};
const forgeIn = async (directory: string, env: GitFixture['env'], remote = 'origin'): Promise<Forge> =>
  gitForge({ repository: await opened(directory, env), remote });

/** A fixture as the contract wants it, its clones fetching from and pushing to `url`. */
const underTest = async (git: ReturnType<typeof gitFixtureOfTwo>, url: string): Promise<ForgeUnderTest> => {
  const { parent, head: commit } = git;
  const unpushed = git.commit('third');
  git.git(['remote', 'set-url', 'origin', url]);
  return {
    forge: await forgeIn(git.clone, git.env),
    commit,
    parent,
    unpushed,
    tagsCarryCommits: true,
    showsSource: false,
    other: async () => {
      const directory = git.cloneTo('other');
      git.git(['remote', 'set-url', 'origin', url], directory);
      return forgeIn(directory, git.env);
    },
    tagLightly: async (name, on) => void git.git(['tag', name, on], git.remote),
    pushFile: async (path) => void git.pushFromElsewhere(path),
    dispose: git.dispose,
  };
};

forgeContract('a bare repository', () => {
  const git = gitFixtureOfTwo();
  return underTest(git, git.remote);
});

const USERS = { writer: 'w-secret-1', reader: 'r-secret-2' };

describe('over HTTP', () => {
  forgeContract('a repository with a password', async () => {
    const git = gitFixtureOfTwo();
    const server = await startGitHttp(git.directory, USERS);
    git.git(['config', 'http.receivepack', 'true'], git.remote);
    const on = await underTest(git, server.url('remote.git', `bot:${USERS.writer}@`));
    return {
      ...on,
      dispose: async () => {
        await server.stop();
        git.dispose();
      },
    };
  });
});

describe('gitForge', () => {
  let on: GitFixture;
  let forge: Forge;
  let commit: string;
  const tag = (facts: Partial<NewTag> = {}): NewTag => ({
    name: 'v1.0.0',
    commit,
    message: 'Release 1.0.0\n',
    time: TIME,
    ...facts,
  });
  const localTags = (directory?: string): string => on.git(['tag', '--list'], directory);

  beforeEach(async () => {
    on = gitFixture('a team’s räume');
    commit = on.git(['rev-parse', 'HEAD']);
    forge = await forgeIn(on.clone, on.env);
  });
  afterEach(() => on.dispose());

  it('makes the same object on every machine for the same identity', async () => {
    const elsewhere = on.cloneTo('elsewhere');
    await forge.createTag(tag());
    const object = on.git(['rev-parse', 'v1.0.0']);
    expect(on.git(['cat-file', 'tag', 'v1.0.0'], on.remote)).toBe(
      `object ${commit}\ntype commit\ntag v1.0.0\ntagger Release Test <release@example.com> ${TIME} +0000\n\nRelease 1.0.0`,
    );
    on.git(['push', '--quiet', '--delete', 'origin', 'v1.0.0']);
    await (await forgeIn(elsewhere, { ...on.env, TZ: 'Asia/Tokyo' })).createTag(tag());
    expect(on.git(['rev-parse', 'v1.0.0'], on.remote)).toBe(object);
    expect(on.git(['rev-parse', 'v1.0.0'], elsewhere)).toBe(object);
  });

  it('signs with a neutral name where git has no identity', async () => {
    const { GIT_COMMITTER_NAME: _name, GIT_COMMITTER_EMAIL: _email, ...env } = on.env;
    await (await forgeIn(on.clone, env)).createTag(tag());
    expect(on.git(['cat-file', 'tag', 'v1.0.0'])).toContain(
      'tagger ota-release <ota-release@localhost> 1768471200 +0000',
    );
  });

  it('publishes the annotated tag that was made by hand', async () => {
    on.git(['tag', '--annotate', '--message', 'By hand', 'v1.0.0']);
    const object = on.git(['rev-parse', 'v1.0.0']);
    expect(await forge.createTag(tag())).toBe('created');
    expect(on.git(['rev-parse', 'v1.0.0'], on.remote)).toBe(object);
  });

  it('replaces a lightweight tag of the clone by the annotated one on the same commit', async () => {
    on.git(['tag', 'v1.0.0']);
    expect(await forge.createTag(tag())).toBe('created');
    expect(on.git(['cat-file', '-t', 'v1.0.0'])).toBe('tag');
    expect(on.git(['rev-parse', 'v1.0.0'])).toBe(on.git(['rev-parse', 'v1.0.0'], on.remote));
  });

  it('refuses to push over a local tag on another commit', async () => {
    const next = on.commit('next');
    on.git(['tag', 'v1.0.0', next]);
    await expect(forge.createTag(tag())).rejects.toMatchObject({ code: 'tag-local-on-other-commit' });
    expect(localTags(on.remote)).toBe('');
    expect(on.git(['rev-parse', 'v1.0.0'])).toBe(next);
  });

  it('pushes the one tag and nothing else, whatever the configuration says', async () => {
    on.git(['tag', '--annotate', '--message', 'Another', 'v0.9.0']);
    on.git(['config', 'push.followTags', 'true']);
    on.git(['config', 'remote.origin.push', 'refs/heads/*:refs/heads/mirror/*']);
    await forge.createTag(tag());
    expect(on.git(['for-each-ref', '--format=%(refname)'], on.remote)).toBe('refs/heads/main\nrefs/tags/v1.0.0');
  });

  it('refuses a name that git does not take', async () => {
    await expect(forge.createTag(tag({ name: 'v1..0' }))).rejects.toMatchObject({ code: 'tag-name-invalid' });
  });

  it.each([
    // the hook that says no, its words, the code
    ['the remote’s pre-receive hook', 'pre-receive', 'tag-push-rejected'],
    ['the remote’s update hook', 'update', 'tag-push-rejected'],
    ['the clone’s pre-push hook', 'pre-push', 'tag-push-hook-refused'],
  ])('takes %s at its word, and leaves no tag behind', async (_whose, hook, code) => {
    const gitDirectory = hook === 'pre-push' ? join(on.clone, '.git') : on.remote;
    on.hook(
      gitDirectory,
      hook,
      'echo "only the build robot may tag, see https://bot:hunter2@docs.example.com" >&2; exit 1',
    );
    expect(await forge.preflight()).toEqual([]);
    await expect(forge.createTag(tag())).rejects.toMatchObject({
      code,
      message: expect.stringMatching(/only the build robot may tag, see https:\/\/\*\*\*@docs/),
    });
    expect([localTags(), localTags(on.remote)]).toEqual(['', '']);
  });

  it('tells a protected tag from a remote’s other refusals', async () => {
    on.hook(
      on.remote,
      'pre-receive',
      'echo "GitLab: You are not allowed to create this tag as it is protected." >&2; exit 1',
    );
    await expect(forge.createTag(tag())).rejects.toMatchObject({
      code: 'tag-push-protected',
      hint: expect.stringContaining('Protected tags'),
    });
    expect([localTags(), localTags(on.remote)]).toEqual(['', '']);
  });

  it('bounds the remote’s words', async () => {
    on.hook(on.remote, 'pre-receive', 'yes "a long lament" | head -c 2000000 >&2; echo the last word >&2; exit 1');
    const refusal = await forge.createTag(tag()).catch((error) => error);
    expect(refusal.code).toBe('tag-push-rejected');
    expect(refusal.message.length).toBeLessThan(600);
  });

  it.each([
    // what is wrong with the URL, the URL
    ['no repository', '/nonexistent/remote.git'],
    ['no server', 'http://127.0.0.1:1/remote.git'],
    ['an unknown scheme', 'nowhere://host/remote.git'],
  ])('says that the remote can’t be reached: %s', async (_what, url) => {
    on.git(['remote', 'set-url', 'origin', url]);
    const unreachable = { code: 'forge-unreachable' };
    expect(await forge.preflight()).toMatchObject([unreachable]);
    await expect(forge.lookUpTag('v1.0.0')).rejects.toMatchObject(unreachable);
    await expect(forge.createTag(tag())).rejects.toMatchObject(unreachable);
    await expect(forge.hasCommit(commit)).rejects.toMatchObject(unreachable);
    expect(localTags()).toBe('');
  });

  it.each(['nope', '-x', '--upload-pack=touch pwned'])('says that there is no remote %j', async (remote) => {
    const missing = await forgeIn(on.clone, on.env, remote);
    const refusal = { code: 'repository-remote-missing', hint: expect.stringContaining('git remote add') };
    expect(await missing.preflight()).toMatchObject([refusal]);
    await expect(missing.lookUpTag('v1.0.0')).rejects.toMatchObject(refusal);
    expect(existsSync(join(on.clone, 'pwned'))).toBe(false);
  });

  it.each([
    // how the remote is named
    ['a path', () => on.remote],
    ['a path from the root of the work tree', () => '../remote.git'],
    ['a URL', () => pathToFileURL(on.remote).href],
  ])('takes %s for a remote', async (_how, remote) => {
    const elsewhere = await forgeIn(on.clone, on.env, remote());
    expect(await elsewhere.preflight()).toEqual([]);
    expect(await elsewhere.createTag(tag())).toBe('created');
    expect(await elsewhere.hasCommit(commit)).toBe(true);
    expect(on.git(['rev-parse', 'v1.0.0^{commit}'], on.remote)).toBe(commit);
  });

  it.each([
    // how the clone came about
    ['a detached HEAD', () => on.git(['checkout', '--quiet', '--detach']) && on.clone],
    ['a shallow clone', () => on.cloneTo('shallow', '--depth=1')],
    [
      'a work tree of its own',
      () => on.git(['worktree', 'add', '--quiet', '--detach', '../tree']) + join(on.directory, 'tree'),
    ],
  ])('works from %s', async (_what, make) => {
    const directory = make() || on.clone;
    const from = await forgeIn(directory, on.env);
    expect(await from.preflight()).toEqual([]);
    expect(await from.hasCommit(commit)).toBe(true);
    expect(await from.createTag(tag())).toBe('created');
    expect(on.git(['rev-parse', 'v1.0.0^{commit}'], on.remote)).toBe(commit);
  });

  it('works beside a submodule, which it does not push', async () => {
    on.git(['init', '--quiet', '--bare', '--initial-branch=main', 'library.git'], on.directory);
    on.git(['clone', '--quiet', on.remote, 'work'], on.directory);
    on.git(['push', '--quiet', join(on.directory, 'library.git'), 'main'], join(on.directory, 'work'));
    on.git([
      '-c',
      'protocol.file.allow=always',
      'submodule',
      '--quiet',
      'add',
      join(on.directory, 'library.git'),
      'library',
    ]);
    writeFileSync(join(on.clone, 'library/more'), '');
    on.git(['add', '--all'], join(on.clone, 'library'));
    on.git(['commit', '--quiet', '--message', 'More'], join(on.clone, 'library'));
    on.git(['config', 'push.recurseSubmodules', 'check']);
    const withSubmodule = on.commit('uses-library');
    expect(await (await forgeIn(on.clone, on.env)).createTag(tag({ commit: withSubmodule }))).toBe('created');
  });

  it('can’t tell whether the remote has a commit that lies behind what the clone knows', async () => {
    const elsewhere = on.cloneTo('elsewhere');
    writeFileSync(join(elsewhere, 'theirs'), '');
    on.git(['add', '--all'], elsewhere);
    on.git(['commit', '--quiet', '--message', 'Theirs'], elsewhere);
    on.git(['push', '--quiet'], elsewhere);
    // The remote's branch moved on to a commit this clone has never seen.
    expect(await forge.hasCommit(on.commit('mine'))).toBeUndefined();
    const shallow = on.cloneTo('shallow', '--depth=1');
    expect(await (await forgeIn(shallow, on.env)).hasCommit(commit)).toBeUndefined();
  });

  it.each([
    // what became of the remote's default branch, whether it shows a README
    ['as it is', () => undefined, false],
    ['has a README', () => on.commit('readme.rst') && on.git(['push', '--quiet']), true],
    ['has one further down', () => on.commit('docs/README.md') && on.git(['push', '--quiet']), false],
    ['went on elsewhere', () => on.pushFromElsewhere('README.md'), undefined],
    [
      'went on elsewhere, and was fetched',
      () => on.pushFromElsewhere('README.md') && on.git(['fetch', '--quiet']),
      true,
    ],
    ['is another', () => on.git(['symbolic-ref', 'HEAD', 'refs/heads/none'], on.remote), false],
  ])('sees a README by the remote’s default branch: it %s', async (_what, change, readme) => {
    change();
    expect(await forge.connect('v1.0.0')).toEqual({ repository: true, archive: undefined, readme });
  });

  it('says why the connection fails', async () => {
    on.git(['remote', 'set-url', 'origin', '/nonexistent/remote.git']);
    await expect(forge.connect(undefined)).rejects.toMatchObject({ code: 'forge-unreachable' });
    const missing = await forgeIn(on.clone, on.env, 'nope');
    await expect(missing.connect(undefined)).rejects.toMatchObject({ code: 'repository-remote-missing' });
  });

  it('works for a remote without any branch', async () => {
    rmSync(on.remote, { recursive: true });
    mkdirSync(on.remote);
    on.git(['init', '--quiet', '--bare'], on.remote);
    expect(await forge.preflight()).toEqual([]);
    expect(await forge.hasCommit(commit)).toBe(false);
    expect(await forge.createTag(tag())).toBe('created');
  });

  describe('over HTTP', () => {
    let server: GitHttpServer;
    beforeEach(async () => {
      server = await startGitHttp(on.directory, USERS);
      on.git(['config', 'http.receivepack', 'true'], on.remote);
    });
    afterEach(() => server.stop());
    const useUrl = (userInfo: string): string =>
      on.git(['remote', 'set-url', 'origin', server.url('remote.git', userInfo)]);

    it.each([
      // who asks, user information, whether reading works
      ['nobody', '', false],
      ['a stranger', 'bot:wrong-secret@', false],
      ['a reader', `bot:${USERS.reader}@`, true],
    ])('tells %s beforehand that there is no right to push, without the password', async (_who, userInfo, reads) => {
      useUrl(userInfo);
      const problems = await forge.preflight();
      expect(problems).toMatchObject([{ code: 'tag-push-unauthorized', severity: 'error' }]);
      const refusal = await forge.createTag(tag()).catch((error) => error);
      expect(refusal.code).toBe(reads ? 'tag-push-unauthorized' : 'forge-unauthorized');
      const said = JSON.stringify(problems) + refusal.message + refusal.stack + JSON.stringify(refusal);
      expect(said).not.toContain('secret');
      expect(localTags()).toBe('');
    });

    it('takes a URL with a credential for a remote, and never shows it', async () => {
      const remote = server.url('remote.git', `bot:${USERS.reader}@`);
      const named = await forgeIn(on.clone, on.env, remote);
      expect(named.location).toBe(`git remote ${server.url('remote.git', '***@')}`);
      expect(await named.connect('v1.0.0')).toMatchObject({ repository: true });
      const problems = await named.preflight();
      expect(problems).toMatchObject([{ code: 'tag-push-unauthorized' }]);
      expect(JSON.stringify(problems)).not.toContain(USERS.reader);
    });

    it('only asks in the preflight, and sends nothing', async () => {
      useUrl(`bot:${USERS.writer}@`);
      expect(await forge.preflight()).toEqual([]);
      expect(server.requests.filter((request) => request.startsWith('POST'))).toEqual([]);
      expect(server.requests).toContain('GET /remote.git/info/refs?service=git-receive-pack');
    });

    it('passes on the words of a hook of the remote', async () => {
      useUrl(`bot:${USERS.writer}@`);
      on.hook(on.remote, 'pre-receive', 'echo "tags are protected" >&2; exit 1');
      await expect(forge.createTag(tag())).rejects.toMatchObject({
        code: 'tag-push-rejected',
        message: expect.stringContaining('tags are protected'),
      });
      expect([localTags(), localTags(on.remote)]).toEqual(['', '']);
    });
  });
});
