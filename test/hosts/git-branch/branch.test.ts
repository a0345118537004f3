import { renameSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBranch } from '../../../src/hosts/git-branch/address.js';
import { type Branch, openBranch } from '../../../src/hosts/git-branch/branch.js';
import type { Body } from '../../../src/hosts/host.js';
import { type BranchSite, branchSite } from '../../support/branch-site.js';
import { baseEnvironment } from '../../support/cli.js';
import { hostSurroundings } from '../../support/host-surroundings.js';

let site: BranchSite;
beforeEach(() => {
  site = branchSite();
});
afterEach(() => site.dispose());

const opened = async (on: BranchSite = site): Promise<{ readonly branch: Branch; readonly works: string[] }> => {
  const works: string[] = [];
  const workDirectory = async () => {
    works.push(on.temporary());
    return works.at(-1) ?? '';
  };
  const surroundings = hostSurroundings({ environment: baseEnvironment, workDirectory });
  const spec = { kind: 'git-branch', branch: 'gh-pages', folder: '', remote: on.url } as const;
  return { branch: openBranch(await findBranch(spec, surroundings), surroundings), works };
};

describe('a branch', () => {
  it('is asked for when it is needed, and once', async () => {
    const { branch, works } = await opened();
    expect(works).toEqual([]);
    const first = site.commit({ latest: '1' });
    const tips = await Promise.all([branch.tip(), branch.tip(), branch.refresh()]);
    expect(tips.map(({ commit }) => commit)).toEqual([first, first, first]);
    site.commit({ latest: '2' });
    expect((await branch.tip()).commit).toBe(first);
    expect(branch.seen().commit).toBe(first);
    expect(works).toHaveLength(1);
  });

  it('is seen anew, as it is now, where that is asked for', async () => {
    const { branch } = await opened();
    expect(await branch.refresh()).toMatchObject({ commit: undefined });
    const first = site.commit({ latest: '1' });
    expect(await branch.refresh()).toMatchObject({ commit: first });
    expect(await branch.tip()).toBe(branch.seen());
    site.git(['update-ref', '-d', 'refs/heads/gh-pages']);
    expect(await branch.refresh()).toMatchObject({ commit: undefined });
  });

  it('is asked for again by the next one where nobody answered', async () => {
    const { branch } = await opened();
    const away = `${site.remote}.away`;
    renameSync(site.remote, away);
    await expect(branch.tip()).rejects.toMatchObject({ code: 'host-unreachable' });
    renameSync(away, site.remote);
    expect(await branch.tip()).toMatchObject({ commit: undefined });
  });

  it('gets commits that nobody sees before they are pushed', async () => {
    const { branch } = await opened();
    const tip = await branch.tip();
    const blob = { id: 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391', size: 0, bytes: Buffer.of() };
    const commit = await branch.commit(tip, [{ path: 'empty', kind: 'added', blob }], 'Add\n');
    expect(await branch.tip()).toBe(tip);
    expect(site.git(['branch', '--list'])).toBe('');
    const moved = await branch.moveTo(commit);
    expect([...moved.entries]).toEqual([['empty', { kind: 'file', id: blob.id }]]);
    expect(await branch.tip()).toBe(moved);
  });
});

describe('a repository that names objects by SHA-256', () => {
  it('is published to like any other', async () => {
    const other = branchSite('--object-format=sha256');
    try {
      other.commit({ latest: '1' });
      const body: Body = { kind: 'bytes', bytes: Buffer.from('two') };
      const host = await other.open();
      const stored = await host.read('latest');
      expect(stored?.etag).toHaveLength(64);
      expect(await host.create('revisions/2', body)).toBe('created');
      expect(await host.replace('latest', Buffer.from('2'), stored?.etag)).toBe('replaced');
      expect(await host.flush()).toBe('flushed');
      expect(other.tree()).toEqual({ '.nojekyll': '', latest: '2', 'revisions/2': 'two' });
    } finally {
      other.dispose();
    }
  });
});
