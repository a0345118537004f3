import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sourceTree } from '../../../src/devices/ivy/source-tree.js';
import { ivyFiles, repositoryAt, startIvyRepository, writeFiles } from '../../support/ivy.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporaryDirectory = temporaryDirectories();

const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 5\n`;

const treeOf = async (repo: string, wanted: readonly string[] = []) => {
  const repository = await repositoryAt(repo);
  const request = {
    repository,
    commit: repository.commit,
    topDirectory: 'roof-das-v1.4.0',
    wanted,
    workDirectory: async () => temporaryDirectory(),
  };
  return { tree: await sourceTree(request), request };
};

const listing = (file: string): readonly string[] =>
  execFileSync('tar', ['-tf', file], { encoding: 'utf8' }).trim().split('\n');

describe('sourceTree', () => {
  test('is the commit, below one directory, which comes first', async () => {
    const { repo } = startIvyRepository(temporaryDirectory());
    writeFiles(repo, { 'not-committed.txt': 'x', 'cli.py': 'changed' });
    const { tree } = await treeOf(repo, ['pyproject.toml']);
    const names = listing(tree.tarFile);
    expect(names[0]).toBe('roof-das-v1.4.0/');
    expect(names.every((name) => name.startsWith('roof-das-v1.4.0/'))).toBe(true);
    expect(names.filter((name) => !name.endsWith('/'))).toEqual(
      Object.keys(ivyFiles()).map((path) => `roof-das-v1.4.0/${path}`),
    );
    expect([...tree.topNames]).toEqual([
      'README.md',
      'cli.py',
      'config/',
      'pdm.lock',
      'pyproject.toml',
      'src/',
      'tests/',
    ]);
    expect([...tree.texts.keys()]).toEqual(['pyproject.toml', 'tests/test_gate.py']);
    expect([tree.submodules, tree.lfsPointers, tree.oddNames]).toEqual([[], [], []]);
  });

  test('is made once a run, however often it is asked for', async () => {
    const { tree, request } = await treeOf(startIvyRepository(temporaryDirectory()).repo);
    expect(await sourceTree(request)).toBe(tree);
  });

  test('leaves out what export-ignore names, and tells of submodules, pointers and odd names', async () => {
    const { repo, git, commit } = startIvyRepository(temporaryDirectory());
    writeFiles(repo, {
      '.gitattributes': 'docs export-ignore\n*.secret export-ignore\n',
      'docs/a.md': 'x',
      'b.secret': 'x',
      'data/large.bin': POINTER,
      'data/own.txt': 'version https://example.com/\n',
      'odd\\name.txt': 'x',
    });
    commit('More');
    // A submodule, as git has it: a commit in place of a directory.
    git('update-index', '--add', '--cacheinfo', `160000,${git('rev-parse', 'HEAD')},lib/other`);
    git('commit', '--quiet', '--message', 'A submodule');
    const { tree } = await treeOf(repo);
    expect([tree.submodules, tree.lfsPointers, tree.oddNames]).toEqual([
      ['lib/other'],
      ['data/large.bin'],
      ['odd\\name.txt'],
    ]);
    expect([...tree.topNames]).not.toContain('docs/');
    expect([...tree.topNames]).not.toContain('b.secret');
  });

  test('is the same whatever the machine’s own configuration says', async () => {
    const { repo, git, commit } = startIvyRepository(temporaryDirectory());
    writeFiles(repo, { '.gitattributes': '*.py text\n*.bin filter=lfs\n', 'x.bin': POINTER });
    mkdirSync(join(repo, 'links'));
    symlinkSync('../cli.py', join(repo, 'links/cli'));
    commit('More');
    const plain = (await treeOf(repo)).tree.tarFile;
    for (const [key, value] of [
      ['core.autocrlf', 'true'],
      ['filter.lfs.smudge', 'tr a-z A-Z'],
      ['filter.lfs.required', 'true'],
      ['tar.umask', '0077'],
    ] as const)
      git('config', key, value);
    const odd = (await treeOf(repo)).tree.tarFile;
    execFileSync('cmp', [plain, odd]);
  });

  test('a commit that isn’t there is an error of git', async () => {
    const repository = await repositoryAt(startIvyRepository(temporaryDirectory()).repo);
    const request = { repository, commit: 'f'.repeat(40), topDirectory: 'x', wanted: [] };
    await expect(sourceTree({ ...request, workDirectory: async () => temporaryDirectory() })).rejects.toMatchObject({
      code: 'repository-git-failed',
    });
  });
});
