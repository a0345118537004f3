import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBranch } from '../../../src/hosts/git-branch/address.js';
import { changedByAttributes } from '../../../src/hosts/git-branch/attributes.js';
import { openBranch } from '../../../src/hosts/git-branch/branch.js';
import { type BranchSite, branchSite } from '../../support/branch-site.js';
import { baseEnvironment } from '../../support/cli.js';
import { hostSurroundings } from '../../support/host-surroundings.js';

let site: BranchSite;
beforeEach(() => {
  site = branchSite();
});
afterEach(() => site.dispose());

const changedOn = async (files: Readonly<Record<string, string>>, folder = ''): Promise<readonly string[]> => {
  site.commit(files);
  const surroundings = hostSurroundings({ environment: baseEnvironment, workDirectory: async () => site.temporary() });
  const spec = { kind: 'git-branch', branch: 'gh-pages', folder, remote: site.url } as const;
  const branch = openBranch(await findBranch(spec, surroundings), surroundings);
  const found = await changedByAttributes(await branch.tip(), folder, await branch.scratch(), await branch.objects());
  return found.map(({ path, attribute }) => `${attribute} ${path.replace(/0{64}/, '…')}`);
};

describe('changedByAttributes', () => {
  it.each<[Readonly<Record<string, string>>, string, readonly string[]]>([
    // the branch, the site's folder, what is changed
    [{ latest: '1' }, '', []],
    [
      { '.gitattributes': '*.zip filter=lfs diff=lfs merge=lfs -text\n' },
      '',
      ['filter=lfs bundles/….product-1.0.0.zip'],
    ],
    [{ '.gitattributes': 'docs/** filter=lfs\n' }, '', []],
    [{ '.gitattributes': 'docs/** filter=lfs\n' }, 'docs/', ['filter=lfs docs/bundles/….product-1.0.0.zip']],
    [{ '.gitattributes': '* text=auto\n*.png binary\n' }, '', []],
    [{ '.gitattributes': '* text eol=lf\n' }, '', []],
    [{ '.gitattributes': '*.json text eol=crlf\n' }, '', ['eol=crlf revisions/00000001.json']],
    [
      { 'docs/.gitattributes': 'latest ident\nversions export-ignore\n' },
      'docs/',
      ['export-ignore docs/versions', 'ident docs/latest'],
    ],
    [{ '.gitattributes': '*.zip filter=lfs\nbundles/** -filter\n' }, '', []],
  ])('of a branch with %j, for a site in %j: %j', async (files, folder, expected) => {
    expect(await changedOn(files, folder)).toEqual(expected);
  });
});
