import { describe, expect, it } from 'vitest';
import type { Tip } from '../../../src/hosts/git-branch/branch-tree.js';
import { isOwnFile, jekyllSign, noJekyllChanges } from '../../../src/hosts/git-branch/pages-source.js';

const EMPTY = { id: 'e'.repeat(40), size: 0 };
const tip = (...paths: readonly string[]): Tip => ({
  commit: 'c'.repeat(40),
  entries: new Map(paths.map((path) => [path, { kind: 'file', id: 'a'.repeat(40) }])),
  folders: new Set(),
});

describe('noJekyllChanges', () => {
  it.each<[readonly string[], string, readonly string[]]>([
    // what the branch has, the site's folder, what is added
    [[], '', ['.nojekyll']],
    [['latest'], '', ['.nojekyll']],
    [['.nojekyll', 'latest'], '', []],
    [['index.html'], 'gateway/', ['.nojekyll']],
    [[], 'docs/', ['.nojekyll', 'docs/.nojekyll']],
    [['.nojekyll'], 'docs/gateway/', ['docs/.nojekyll']],
    [['_config.yml', 'index.md'], '', []],
    [['_config.yml'], 'docs/', ['docs/.nojekyll']],
    [['docs/_config.yml'], 'docs/', ['.nojekyll']],
    [['docs/index.md'], 'docs/gateway/', ['.nojekyll']],
    [['README.md', 'src/main.c'], 'docs/', ['docs/.nojekyll']],
    [['gateway/README.md'], 'gateway/', ['.nojekyll']],
  ])('on a branch with %j for a site in %j: %j', (paths, folder, added) => {
    expect(noJekyllChanges(tip(...paths), folder, EMPTY).map(({ path }) => path)).toEqual(added);
  });
});

describe('jekyllSign', () => {
  it.each<[readonly string[], string, string | undefined]>([
    // what the branch has, the site's folder, the sign
    [['_config.yml'], '', '_config.yml'],
    [['_config.yml', '.nojekyll'], '', undefined],
    [['_posts/2026-01-01-news.md'], 'gateway/', '_posts/2026-01-01-news.md'],
    [['posts.txt'], '', undefined],
    [['docs/Gemfile'], 'docs/gateway/', 'docs/Gemfile'],
  ])('of a branch with %j for a site in %j: %j', (paths, folder, sign) => {
    expect(jekyllSign(tip(...paths), folder)).toBe(sign);
  });
});

describe('isOwnFile', () => {
  it.each([
    // path, folder, own
    ['.nojekyll', '', true],
    ['docs/.nojekyll', 'docs/', true],
    ['docs/.nojekyll', '', false],
    ['a/.nojekyll', 'a/', false],
    ['latest', '', false],
  ])('%s for a site in %j: %s', (path, folder, own) => expect(isOwnFile(path, folder)).toBe(own));
});
