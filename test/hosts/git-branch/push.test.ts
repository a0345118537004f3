import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBranch } from '../../../src/hosts/git-branch/address.js';
import { type Branch, openBranch } from '../../../src/hosts/git-branch/branch.js';
import { pushCommit, tryPush } from '../../../src/hosts/git-branch/push.js';
import { type BranchSite, branchSite } from '../../support/branch-site.js';
import { baseEnvironment } from '../../support/cli.js';
import { hostSurroundings } from '../../support/host-surroundings.js';
import { writeHook } from '../../support/repository.js';

let site: BranchSite;
let branch: Branch;
beforeEach(async () => {
  site = branchSite();
  const surroundings = hostSurroundings({ environment: baseEnvironment, workDirectory: async () => site.temporary() });
  const spec = { kind: 'git-branch', branch: 'gh-pages', folder: '', remote: site.url } as const;
  branch = openBranch(await findBranch(spec, surroundings), surroundings);
});
afterEach(() => site.dispose());

const push = async (send = pushCommit) => {
  const tip = await branch.tip();
  const commit = await branch.commit(tip, [], 'Nothing\n');
  const outcome = await send(await branch.scratch(), branch, { commit, onto: tip.commit, bytes: 0 });
  return { commit, outcome };
};
const tipOf = (): string => site.git(['for-each-ref', '--format=%(objectname)', 'refs/heads/gh-pages']);

describe('a push', () => {
  it('creates the branch, and moves it on', async () => {
    for (let i = 0; i < 2; i += 1) {
      const { commit, outcome } = await push();
      expect(outcome).toEqual({ kind: 'accepted' });
      expect(tipOf()).toBe(commit);
      await branch.moveTo(commit);
    }
  });

  it('is overtaken by whoever created or moved it before', async () => {
    await branch.tip();
    const theirs = site.commit({ latest: '1' });
    expect((await push()).outcome).toMatchObject({ kind: 'overtaken', wasSent: false });
    await branch.refresh();
    const next = site.commit({ latest: '2' });
    expect((await push()).outcome).toMatchObject({ kind: 'overtaken', wasSent: false });
    expect(site.git(['rev-parse', `${tipOf()}^`])).toBe(theirs);
    expect(tipOf()).toBe(next);
  });

  it('does not bring back a branch that was taken away', async () => {
    site.commit({ latest: '1' });
    await branch.tip();
    site.git(['update-ref', '-d', 'refs/heads/gh-pages']);
    expect((await push()).outcome).toMatchObject({ kind: 'overtaken' });
    expect(tipOf()).toBe('');
  });

  it('is overtaken where the remote can’t lock the branch', async () => {
    mkdirSync(join(site.remote, 'refs/heads'), { recursive: true });
    writeFileSync(join(site.remote, 'refs/heads/gh-pages.lock'), '');
    expect((await push()).outcome).toMatchObject({ kind: 'overtaken', wasSent: true });
  });

  it('is refused by the remote’s hook', async () => {
    writeHook(site.remote, 'pre-receive', 'echo "not today" >&2; exit 1');
    expect((await push()).outcome).toMatchObject({
      kind: 'refused',
      wasSent: true,
      error: { code: 'host-branch-refused', message: expect.stringContaining('not today') },
    });
  });

  it('isn’t answered where there is no remote any more', async () => {
    await branch.tip();
    rmSync(site.remote, { recursive: true });
    expect((await push()).outcome).toMatchObject({ kind: 'unanswered', error: { code: 'host-unreachable' } });
  });
});

describe('a push that is only tried', () => {
  it('is accepted, and sends nothing', async () => {
    expect((await push(tryPush)).outcome).toEqual({ kind: 'accepted' });
    expect(tipOf()).toBe('');
    expect(site.git(['count-objects'])).toMatch(/^0 objects/);
  });
});
