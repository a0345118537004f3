import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { githubClient } from '../../../src/forges/github/client.js';
import { hasCommit } from '../../../src/forges/github/commits.js';
import { type GithubFixture, githubFixture, TOKENS } from '../../support/github/forge.js';

let on: GithubFixture;
beforeEach(async () => {
  on = await githubFixture();
});
afterEach(() => on.dispose());

const ask = (commit: string): Promise<boolean | undefined> =>
  hasCommit(githubClient(on.github.target(TOKENS.job), fetch), commit);

describe('hasCommit', () => {
  it('knows the end of any branch, and the history of the default one', async () => {
    on.git.git(['push', '--quiet', on.git.remote, `${on.unpushed}:refs/heads/feature`]);
    expect(await ask(on.commit)).toBe(true);
    expect(await ask(on.parent)).toBe(true);
    expect(await ask(on.unpushed)).toBe(true);
  });

  it('needs one request for the end of a branch', async () => {
    await ask(on.commit);
    expect(on.github.requests.map(({ path }) => path)).toEqual([
      `/repos/octo-org/gateway/commits/${on.commit}/branches-where-head`,
    ]);
  });

  it('can’t tell of a commit that GitHub has somewhere else', async () => {
    const later = on.git.commit('fourth');
    on.git.git(['push', '--quiet', on.git.remote, `${later}:refs/heads/feature`]);
    expect(await ask(on.unpushed)).toBeUndefined();
    on.git.git(['push', '--quiet', on.git.remote, '--delete', 'feature']);
    expect(await ask(later)).toBeUndefined();
  });

  it('can’t tell of one that has no history in common with the default branch', async () => {
    const tree = on.git.git(['rev-parse', 'HEAD^{tree}']);
    const root = on.git.git(['commit-tree', '-m', 'Another beginning', tree]);
    const next = on.git.git(['commit-tree', '-m', 'Its end', '-p', root, tree]);
    on.git.git(['push', '--quiet', on.git.remote, `${next}:refs/heads/other`]);
    expect(await ask(root)).toBeUndefined();
  });

  it('knows that GitHub has no such commit, nor any', async () => {
    expect(await ask(on.unpushed)).toBe(false);
    expect(await ask('f'.repeat(40))).toBe(false);
    rmSync(on.git.remote, { recursive: true });
    on.git.git(['init', '--quiet', '--bare', '--initial-branch=main', on.git.remote]);
    expect(await ask(on.commit)).toBe(false);
  });

  it('says so where the repository can’t be seen', async () => {
    on.github.state.private = true;
    const stranger = githubClient(on.github.target(TOKENS.stranger), fetch);
    await expect(hasCommit(stranger, on.commit)).rejects.toMatchObject({ code: 'forge-not-found' });
  });
});
