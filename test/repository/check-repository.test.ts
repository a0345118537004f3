import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../src/errors/problem.js';
import { gitForge } from '../../src/forges/git.js';
import { checkRepository, type RepositoryCheck } from '../../src/repository/check-repository.js';
import { openRepository } from '../../src/repository/repository.js';
import { type GitFixture, gitFixture } from '../support/git-fixture.js';

describe('checkRepository', () => {
  let on: GitFixture;
  beforeEach(() => {
    on = gitFixture();
  });
  afterEach(() => on.dispose());

  const check = async (options: Partial<RepositoryCheck> = {}): Promise<readonly Problem[]> => {
    const repository = await openRepository(on.clone, on.env);
    if (!repository) throw new Error('no repository');
    const forge = gitForge({ repository, remote: 'origin' });
    return checkRepository(repository, forge, { tag: 'v1.0.0', allowDirty: false, ignore: [], ...options });
  };
  const found = async (options: Partial<RepositoryCheck> = {}): Promise<readonly string[]> =>
    (await check(options)).map(({ code, severity }) => `${severity} ${code}`);
  const write = (path: string): void => {
    mkdirSync(join(on.clone, path, '..'), { recursive: true });
    writeFileSync(join(on.clone, path), 'x');
  };
  const tagRemotely = (...args: readonly string[]): void => {
    on.git(['tag', ...args]);
    on.git(['push', '--quiet', 'origin', 'v1.0.0']);
    on.git(['tag', '--delete', 'v1.0.0']);
  };
  const ANNOTATED = ['--annotate', '--message', 'x', 'v1.0.0'];

  it('has nothing against a clean, pushed commit without a tag', async () => {
    expect(await check()).toEqual([]);
  });

  it('names up to ten paths of a dirty tree', async () => {
    for (let i = 10; i < 23; i += 1) write(`new/${i}`);
    write('update.sh');
    const [problem, ...rest] = await check();
    expect(rest).toEqual([]);
    expect(problem).toMatchObject({ code: 'repository-dirty', severity: 'error' });
    expect(problem?.message).toBe(
      `14 paths differ from the commit: "update.sh", ${[10, 11, 12, 13, 14, 15, 16, 17, 18].map((i) => `"new/${i}"`).join(', ')} and 4 more.`,
    );
    expect(problem?.hint).toContain('--allow-dirty');
    expect(await found({ allowDirty: true })).toEqual(['warning repository-dirty']);
  });

  it('does not count the site that is published into the work tree', async () => {
    write('out/site/latest');
    write('out/sitemap');
    const [problem] = await check({ ignore: [join(on.clone, 'out/site')] });
    expect(problem?.message).toBe('1 path differs from the commit: "out/sitemap".');
    expect(await found({ ignore: [join(on.clone, 'out')] })).toEqual([]);
    expect(await found({ ignore: [join(on.clone, 'not/there'), join(on.directory, 'out')] })).toEqual([
      'error repository-dirty',
    ]);
  });

  it('warns of a commit that is on no branch of the remote', async () => {
    on.commit('mine');
    const [problem] = await check();
    expect(problem).toMatchObject({ code: 'repository-commit-not-pushed', severity: 'warning' });
    expect(await found({ offline: true })).toEqual([]);
  });

  it('takes an annotated tag on this commit, and warns of a lightweight one that stays', async () => {
    tagRemotely('v1.0.0');
    expect(await found()).toEqual(['warning tag-not-annotated']);
    on.git(['push', '--quiet', '--delete', 'origin', 'v1.0.0']);
    tagRemotely(...ANNOTATED);
    expect(await found()).toEqual([]);
  });

  it('refuses a tag on another commit, with both commits', async () => {
    const before = on.git(['rev-parse', 'HEAD']);
    tagRemotely(...ANNOTATED);
    const commit = on.commit('next');
    on.git(['push', '--quiet']);
    const problems = await check();
    expect(problems).toMatchObject([{ code: 'tag-on-other-commit', severity: 'error' }]);
    expect(problems[0]?.message).toMatch(new RegExp(`${before}.*${commit}`));
    expect(await found({ offline: true })).toEqual([]);
  });

  it('refuses a tag of the clone alone that stands on another commit', async () => {
    on.git(['tag', ...ANNOTATED]);
    on.commit('next');
    on.git(['push', '--quiet']);
    const problems = await check();
    expect(problems).toMatchObject([
      { code: 'tag-local-on-other-commit', severity: 'error', hint: expect.stringContaining('git tag -d v1.0.0') },
    ]);
    expect(await found({ offline: true })).toEqual(['error tag-local-on-other-commit']);
  });

  it('has nothing against a tag of the clone alone on this commit', async () => {
    on.git(['tag', 'v1.0.0']);
    expect(await check()).toEqual([]);
  });

  it.each([
    // what is wrong with the remote, how, the code
    ['not declared', ['remote', 'remove', 'origin'], 'error repository-remote-missing'],
    ['not there', ['remote', 'set-url', 'origin', '/nonexistent'], 'error forge-unreachable'],
  ])('says once that the remote is %s, beside all else', async (_what, args, expected) => {
    on.git(args);
    write('new');
    expect(await found()).toEqual(['error repository-dirty', expected]);
    expect(await found({ offline: true })).toEqual(['error repository-dirty']);
  });

  describe('of a change that is only proposed', () => {
    const PROPOSAL = { proposal: true, version: '1.0.0' };

    it('warns that the version is out, and has nothing against its tag on another commit', async () => {
      tagRemotely(...ANNOTATED);
      on.commit('later');
      on.git(['push', '--quiet']);
      const [problem, ...others] = await check(PROPOSAL);
      expect(others).toEqual([]);
      expect(problem).toMatchObject({ code: 'version-not-raised', severity: 'warning' });
      expect(problem?.message).toMatch(/^1\.0\.0 is out: tag "v1\.0\.0"/);
      expect(await found({ version: '1.0.0' })).toEqual(['error tag-on-other-commit']);
    });

    it('doesn’t ask for its commit on a branch: it is a trial merge that nobody tags', async () => {
      on.commit('trial');
      expect(await found(PROPOSAL)).toEqual([]);
      expect(await found()).toEqual(['warning repository-commit-not-pushed']);
    });
  });
});
