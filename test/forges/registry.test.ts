import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ForgeSpec } from '../../src/forges/forge.js';
import { openForge } from '../../src/forges/registry.js';
import type { Fetch } from '../../src/http/fetch.js';
import { openRepository } from '../../src/repository/repository.js';
import { type GitFixture, gitFixture } from '../support/git-fixture.js';

describe('openForge', () => {
  let on: GitFixture;
  let opened: number;
  beforeEach(() => {
    on = gitFixture();
    opened = 0;
  });
  afterEach(() => on.dispose());

  /** Nothing is asked for only because a forge was opened. */
  const fetch: Fetch = async () => {
    throw new Error('asked too early');
  };
  const openFetch = async (): Promise<Fetch> => {
    opened += 1;
    return fetch;
  };
  const open = async (spec: ForgeSpec, environment: Readonly<Record<string, string>> = {}) => {
    const repository = await openRepository(on.clone, on.env);
    if (!repository) throw new Error('no repository');
    return openForge(repository, spec, { environment, openFetch });
  };
  const remoteIs = (url: string): string => on.git(['remote', 'set-url', 'origin', url]);

  it('opens plain git, which needs no network of ours, and tags the remote', async () => {
    const forge = await open({ kind: 'auto', remote: 'origin' });
    expect([forge.kind, forge.location, opened]).toEqual(['git', 'git remote origin', 0]);
    const commit = on.git(['rev-parse', 'HEAD']);
    expect(await forge.createTag({ name: 'v1.0.0', commit, message: 'x', time: 1_768_471_200 })).toBe('created');
    expect(on.git(['rev-parse', 'v1.0.0^{commit}'], on.remote)).toBe(commit);
  });

  it('takes a URL for a remote', async () => {
    const forge = await open({ kind: 'git', remote: `file://${on.remote}` });
    expect(await forge.preflight()).toEqual([]);
    expect(await forge.hasCommit(on.git(['rev-parse', 'HEAD']))).toBe(true);
  });

  it.each([
    // the remote's URL, what is wanted, the environment; kind and place of the forge
    ['https://github.com/team/x', 'auto', { GITHUB_TOKEN: 't-secret' }, 'github', /github\.com\/team\/x/],
    [
      'https://bot:t-secret@github.com/team/x.git',
      'auto',
      { GITHUB_TOKEN: 't-secret' },
      'github',
      /github\.com\/team\/x/,
    ],
    ['git@gitlab.com:g/s/x.git', 'auto', { GITLAB_TOKEN: 't-secret' }, 'gitlab', /^gitlab\.com\/g\/s\/x$/],
    ['https://gitlab.com/g/x.git', 'gitlab', {}, 'gitlab', /^gitlab\.com\/g\/x$/],
    [
      'https://gitlab-ci-token:t-secret@git.example.com/g/x.git',
      'auto',
      { CI_SERVER_URL: 'https://git.example.com', CI_JOB_TOKEN: 't-secret' },
      'gitlab',
      /git\.example\.com\/g\/x/,
    ],
  ] as const)('opens the forge of %s (%s)', async (url, kind, environment, expected, location) => {
    remoteIs(url);
    const forge = await open({ kind, remote: 'origin' }, environment);
    expect([forge.kind, opened]).toEqual([expected, 1]);
    expect(forge.location).toMatch(location);
    expect(forge.location).not.toContain('t-secret');
    const byUrl = await open({ kind, remote: url }, environment);
    expect([byUrl.kind, byUrl.location]).toEqual([expected, forge.location]);
  });

  it('stays with plain git where an API is there but not wanted, or has no token', async () => {
    remoteIs('https://github.com/team/x');
    expect((await open({ kind: 'git', remote: 'origin' }, { GITHUB_TOKEN: 't-secret' })).kind).toBe('git');
    expect((await open({ kind: 'auto', remote: 'origin' })).kind).toBe('git');
    expect(opened).toBe(0);
  });

  it('says so where nobody can tell which repository is meant, without a credential', async () => {
    const remote = 'https://bot:t-secret@git.example.com/x.git';
    const unknown = { code: 'forge-repository-unknown', exitCode: 2 };
    await expect(open({ kind: 'github', remote })).rejects.toMatchObject({
      ...unknown,
      message: expect.stringContaining('https://***@git.example.com/x.git'),
    });
    await expect(open({ kind: 'gitlab', remote: 'origin' })).rejects.toMatchObject(unknown);
    await expect(open({ kind: 'github', remote: '--upload-pack=x' })).rejects.toMatchObject(unknown);
    expect(opened).toBe(0);
  });

  it('leaves a remote that isn’t there to the forge, which names it', async () => {
    const forge = await open({ kind: 'auto', remote: 'upstream' }, { GITHUB_TOKEN: 't-secret' });
    await expect(forge.lookUpTag('v1.0.0')).rejects.toMatchObject({ code: 'repository-remote-missing' });
  });
});
