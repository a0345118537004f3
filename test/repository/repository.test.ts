import { chmodSync, mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRepository, type Repository } from '../../src/repository/repository.js';
import { type GitFixture, gitFixture } from '../support/git-fixture.js';
import { temporaryDirectories } from '../support/temporary.js';

describe('openRepository', () => {
  const temporary = temporaryDirectories();
  let on: GitFixture;
  beforeEach(() => {
    on = gitFixture();
  });
  afterEach(() => on.dispose());
  const opened = async (directory = on.clone): Promise<Repository> => {
    const repository = await openRepository(directory, on.env);
    if (!repository) throw new Error(`${directory} is no repository`);
    return repository;
  };

  it('knows the commit, its time and branch', async () => {
    expect(await opened()).toMatchObject({
      root: on.clone,
      commit: on.git(['rev-parse', 'HEAD']),
      commitTime: Number(on.git(['show', '-s', '--format=%ct'])),
      branch: 'main',
      shallow: false,
    });
  });

  it('is the same from any directory of the work tree, also through a link', async () => {
    on.commit('deep/er/file');
    const link = join(on.directory, 'link');
    symlinkSync(on.clone, link);
    for (const directory of [join(on.clone, 'deep/er'), link, join(link, 'deep')])
      expect((await opened(directory)).root).toBe(realpathSync(on.clone));
  });

  it.each([
    // where, the directory
    ['outside a repository', () => temporary()],
    ['inside a bare repository', () => on.remote],
    ['inside .git', () => join(on.clone, '.git')],
  ])('gives nothing %s', async (_where, directory) => {
    expect(await openRepository(directory(), on.env)).toBeUndefined();
  });

  it('says that there is no commit yet', async () => {
    const directory = temporary();
    on.git(['init', '--quiet', directory]);
    await expect(openRepository(directory, on.env)).rejects.toMatchObject({
      code: 'repository-no-commit',
      message: expect.stringContaining(directory),
    });
  });

  it('says what to type where git does not trust the owner', async () => {
    // git's own switch for its tests; a directory of another user takes root to make.
    const env = { ...on.env, GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' };
    await expect(openRepository(on.clone, env)).rejects.toMatchObject({
      code: 'repository-unsafe-owner',
      hint: expect.stringContaining(`safe.directory '${on.clone}'`),
    });
  });

  it('does not take a broken repository for none', async () => {
    writeFileSync(join(on.clone, '.git/HEAD'), 'nonsense');
    rmSync(join(on.clone, '.git/objects'), { recursive: true });
    const directory = temporary();
    writeFileSync(join(directory, '.git'), 'nonsense');
    await expect(openRepository(directory, on.env)).rejects.toMatchObject({ code: 'repository-git-failed' });
  });

  it('finds its way in a detached HEAD, a shallow clone and a work tree of its own', async () => {
    on.commit('second');
    on.git(['push', '--quiet']);
    const shallow = await opened(on.cloneTo('shallow', '--depth=1'));
    expect([shallow.shallow, shallow.branch]).toEqual([true, 'main']);
    on.git(['worktree', 'add', '--quiet', '-b', 'other', '../tree', 'HEAD~1']);
    const tree = await opened(join(on.directory, 'tree'));
    expect([tree.root, tree.branch, tree.commit]).toEqual([
      join(on.directory, 'tree'),
      'other',
      on.git(['rev-parse', 'main~1']),
    ]);
    on.git(['checkout', '--quiet', '--detach']);
    expect((await opened()).branch).toBeUndefined();
  });

  it('reads the time under any configuration and replacement', async () => {
    const { commit, commitTime } = await opened();
    on.git(['config', 'log.showSignature', 'true']);
    on.git(['config', 'color.ui', 'always']);
    on.git(['commit', '--quiet', '--amend', '--date=2001-01-01T00:00:00Z', '--message', 'Another']);
    on.git(['replace', commit, 'HEAD']);
    on.git(['checkout', '--quiet', '--detach', commit]);
    expect(await opened()).toMatchObject({ commit, commitTime });
  });

  it('keeps a root whose name holds a line break and other letters', async () => {
    const directory = join(temporary(), 'line\nbreak and räume');
    mkdirSync(directory);
    on.git(['clone', '--quiet', on.remote, directory]);
    expect((await opened(directory)).root).toBe(directory);
  });

  it('lists changes and untracked files, not what is ignored', async () => {
    for (const path of ['kept', 'changed', 'gone', 'moved', '.gitignore']) on.commit(path, `${path} ignored/\n`);
    on.git(['mv', 'moved', 'moved to']);
    writeFileSync(join(on.clone, 'changed'), 'x');
    rmSync(join(on.clone, 'gone'));
    for (const directory of ['ignored', 'new']) mkdirSync(join(on.clone, directory));
    writeFileSync(join(on.clone, '.gitignore'), 'ignored/\n');
    writeFileSync(join(on.clone, 'ignored/x'), '');
    const names = ['a b', 'line\nbreak', '"quoted"', 'ünder', 'new/deep'];
    for (const name of names) writeFileSync(join(on.clone, name), '');
    const status = await (await opened()).status();
    expect([...status.changed].sort()).toEqual(['.gitignore', 'changed', 'gone', 'moved', 'moved to']);
    expect([...status.untracked].sort()).toEqual([...names].sort());
  });

  it('leaves the index alone', async () => {
    const repository = await opened();
    const index = join(on.clone, '.git/index');
    const before = readFileSync(index);
    writeFileSync(join(on.clone, 'update.sh'), 'update.sh');
    await repository.status();
    expect(readFileSync(index).equals(before)).toBe(true);
  });

  it('knows the executable bit as git has it, by path below the directory asked for', async () => {
    on.commit('bundle/update.sh');
    on.commit('bundle/räume/a b');
    on.git(['update-index', '--chmod=+x', 'bundle/update.sh']);
    symlinkSync('update.sh', join(on.clone, 'bundle/link'));
    on.git(['add', '--all']);
    // The work tree's own bit is another matter: a checkout without modes has none.
    chmodSync(join(on.clone, 'bundle/räume/a b'), 0o755);
    const repository = await opened();
    const sorted = async (directory: string) => [...(await repository.executableModes(directory))].sort();
    on.git(['update-index', '--chmod=+x', 'bundle/update.sh']);
    expect(await sorted(join(on.clone, 'bundle'))).toEqual([
      ['räume/a b', false],
      ['update.sh', true],
    ]);
    expect(await sorted(temporary())).toEqual([]);
    expect(await sorted(join(on.clone, 'gone'))).toEqual([]);
  });

  it('lists the tags on its commit and tells about one', async () => {
    const first = on.git(['rev-parse', 'HEAD']);
    on.git(['tag', 'v0.9.0']);
    const commit = on.commit('second');
    for (const name of ['v1.0.0', 'model-a/v1.0.0']) on.git(['tag', '--annotate', '--message', name, name]);
    on.git(['tag', 'light']);
    const repository = await opened();
    expect(await repository.tagsAtHead()).toEqual(['light', 'model-a/v1.0.0', 'v1.0.0']);
    expect(await repository.tag('v1.0.0')).toEqual({
      name: 'v1.0.0',
      object: on.git(['rev-parse', 'v1.0.0']),
      commit,
      annotated: true,
    });
    on.git(['tag', '--annotate', '--message', 'A tag on a tag', 'nested', 'v1.0.0']);
    expect(await repository.tag('nested')).toMatchObject({ commit, annotated: true });
    expect(await repository.tag('v0.9.0')).toEqual({ name: 'v0.9.0', object: first, commit: first, annotated: false });
    for (const name of ['v1', 'model-a', 'v9.9.9']) expect(await repository.tag(name)).toBeUndefined();
  });

  it('tells a remote’s URL without its password', async () => {
    on.git(['remote', 'add', 'secret', 'https://bot:hunter2@host.example/x.git']);
    const repository = await opened();
    expect(await repository.remoteUrl('origin')).toBe(on.remote);
    expect(await repository.remoteUrl('secret')).toBe('https://***@host.example/x.git');
    expect(await repository.remoteUrl('nope')).toBeUndefined();
  });

  it('asks git once for a remote, whatever becomes of it in the meantime', async () => {
    on.git(['remote', 'add', 'moving', 'https://host.example/a.git']);
    const repository = await opened();
    expect(await repository.remoteUrl('moving')).toBe('https://host.example/a.git');
    on.git(['remote', 'set-url', 'moving', 'https://host.example/b.git']);
    expect(await repository.remoteUrl('moving')).toBe('https://host.example/a.git');
    expect(await (await opened()).remoteUrl('moving')).toBe('https://host.example/b.git');
  });

  it('shows a path as it is written from where it was opened', async () => {
    mkdirSync(join(on.clone, 'project'));
    const { show } = await opened(join(on.clone, 'project'));
    expect(['project/bundle', 'project', 'other', 'projects/x'].map((path) => show(join(on.clone, path)))).toEqual([
      'bundle',
      '.',
      join(on.clone, 'other'),
      join(on.clone, 'projects/x'),
    ]);
    expect(show(join(on.clone, 'project/..x'))).toBe('..x');
  });
});
