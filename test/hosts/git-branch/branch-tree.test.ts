import { describe, expect, it } from 'vitest';
import { foldersOf, parseTree } from '../../../src/hosts/git-branch/branch-tree.js';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);

describe('parseTree', () => {
  it('reads files, links and submodules, and the folders that hold them', () => {
    const output = [
      `100644 blob ${A}\tlatest`,
      `100755 blob ${B}\ttools/in/run.sh`,
      `120000 blob ${A}\tdocs`,
      `160000 commit ${B}\tvendor/lib`,
      `100644 blob ${A}\tnames with\ttab and\nnewline`,
      '',
    ].join('\0');
    const { commit, entries, folders } = parseTree('c'.repeat(40), output);
    expect(commit).toBe('c'.repeat(40));
    expect([...entries]).toEqual([
      ['latest', { kind: 'file', id: A }],
      ['tools/in/run.sh', { kind: 'file', id: B }],
      ['docs', { kind: 'link', id: A }],
      ['vendor/lib', { kind: 'submodule', id: B }],
      ['names with\ttab and\nnewline', { kind: 'file', id: A }],
    ]);
    expect([...folders]).toEqual(['tools', 'tools/in', 'vendor']);
  });

  it('reads an empty tree', () => {
    expect(parseTree(A, '').entries.size).toBe(0);
  });
});

describe('foldersOf', () => {
  it.each([
    // path, folders
    ['latest', []],
    ['a/b', ['a']],
    ['a/b/c', ['a', 'a/b']],
  ])('of %j: %j', (path, folders) => expect(foldersOf(path)).toEqual(folders));
});
