import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GitlabCredential } from '../../src/forges/detect.js';
import type { Fetch } from '../../src/forges/http/fetch.js';
import { retryingFetch } from '../../src/forges/http/retry.js';
import { type GitlabFixture, gitlabFixture, JOB, PRIVATE } from '../support/gitlab/fixture.js';
import { type ForgeUnderTest, forgeContract } from './forge-contract.js';

const underTest = async (credential: GitlabCredential, root = ''): Promise<ForgeUnderTest> => {
  const on = await gitlabFixture(root);
  const { git, commit, parent } = on;
  return {
    forge: await on.forge(credential),
    commit,
    parent,
    unpushed: git.commit('third'),
    tagsCarryCommits: credential.kind === 'job',
    showsSource: credential.kind === 'private',
    other: async () => {
      const directory = git.cloneTo('other');
      git.git(['remote', 'set-url', 'origin', on.server.gitUrl(JOB.token)], directory);
      return on.forge(credential, { directory });
    },
    tagLightly: async (name, on) => void git.git(['tag', name, on], git.remote),
    pushFile: async (path) => void git.pushFromElsewhere(path),
    dispose: on.stop,
  };
};

describe('with a token of its own', () => {
  forgeContract('a project on GitLab', () => underTest(PRIVATE));
  forgeContract('a project on a GitLab below a path', () => underTest(PRIVATE, '/gitlab'));
});

describe('with a job’s token', () => {
  forgeContract('a project on GitLab', () => underTest(JOB));
});

describe('gitlabForge', () => {
  let on: GitlabFixture;
  beforeEach(async () => {
    on = await gitlabFixture();
  });
  afterEach(() => on.stop());

  it('sends every request through the given fetch, and waits by it as long as GitLab asks', async () => {
    const waits: number[] = [];
    const recorded: string[] = [];
    const counting: Fetch = (input, init) => {
      recorded.push(`${init?.method} ${new URL(String(input)).pathname}`);
      return fetch(input, init);
    };
    const patient = retryingFetch(counting, {
      now: Date.now,
      random: () => 0,
      sleep: async (ms) => waits.push(ms),
    });
    on.server.misbehave((_request, index) => (index < 2 ? { kind: 'rate-limited', seconds: 7 } : undefined));
    const forge = await on.forge(PRIVATE, { fetch: patient });
    expect(await forge.lookUpTag('v1.0.0')).toBeUndefined();
    const request = 'GET /api/v4/projects/group%2Fsub%2Fproject/repository/tags/v1.0.0';
    expect(recorded).toEqual([request, request, request]);
    expect(on.server.requests).toHaveLength(3);
    for (const wait of waits) expect(wait).toBeGreaterThan(6000);
    expect(waits).toHaveLength(2);
  });

  it('reads a public project without a token, and makes nothing there', async () => {
    const forge = await on.forge(undefined);
    expect(await forge.preflight()).toMatchObject([
      { code: 'forge-token-missing', hint: expect.stringContaining('GITLAB_TOKEN') },
    ]);
    const tag = { name: 'v1.0.0', commit: on.commit, message: 'Release', time: 0 };
    await expect(forge.createTag(tag)).rejects.toMatchObject({ code: 'forge-token-missing' });
    expect(forge.pages).toBeUndefined();
    await expect(forge.lookUpTag('v1.0.0')).rejects.toMatchObject({ code: 'forge-not-found' });
    expect(on.server.requests.map(({ headers }) => headers['private-token'] ?? headers['job-token'])).toEqual([
      undefined,
    ]);
  });

  it.each([
    // credential
    [PRIVATE],
    [JOB],
  ])('keeps its credential %j out of every message', async (credential) => {
    const forge = await on.forge(credential);
    on.regrant(credential.kind, { token: 'revoked' });
    const page = {
      product: 'a',
      version: '1.0.0',
      tag: 'v1.0.0',
      title: '',
      notes: '',
      prerelease: false,
      latest: true,
    };
    const refusals = await Promise.all(
      [
        forge.lookUpTag('v1.0.0'),
        forge.createTag({ name: 'v1.0.0', commit: on.commit, message: 'x', time: 0 }),
        forge.hasCommit(on.parent),
        forge.pages?.publish({ ...page, assets: [] }),
      ].map((ending) => ending?.catch((error: Error) => error)),
    );
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({ code: 'forge-unauthorized' });
      expect(inspect(refusal, { depth: 20 })).not.toContain(credential.token);
    }
    expect(forge.location).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/group\/sub\/project$/);
  });
});
