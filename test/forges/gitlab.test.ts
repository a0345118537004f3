import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GitlabCredential } from '../../src/forges/detect.js';
import { createRelease, type Link } from '../../src/forges/gitlab/releases.js';
import { filePath } from '../../src/forges/gitlab/upload.js';
import type { Fetch } from '../../src/http/fetch.js';
import { retryingFetch } from '../../src/http/retry.js';
import { type GitlabFixture, gitlabFixture, JOB, PRIVATE } from '../support/gitlab/fixture.js';
import { releaseShow } from '../support/gitlab/shapes.js';
import { type ForgeUnderTest, forgeContract } from './forge-contract.js';
import { type PagesUnderTest, pagesContract, type SeenPage } from './pages-contract.js';

const underTest = async (on: GitlabFixture, credential: GitlabCredential): Promise<ForgeUnderTest> => {
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
    tagLightly: async (name, at) => void git.git(['tag', name, at], git.remote),
    pushFile: async (path) => void git.pushFromElsewhere(path),
    dispose: on.stop,
  };
};

/** As a reader of the project sees it: the release by its tag, and its files by the links of the page. */
const seen = async ({ client }: GitlabFixture, tag: string): Promise<SeenPage | undefined> => {
  const headers = { 'private-token': PRIVATE.token };
  const response = await fetch(client().url(`releases/${encodeURIComponent(tag)}`), { headers });
  if (response.status === 404) return undefined;
  const release = releaseShow.answer.parse(await response.json());
  const assets = new Map<string, string>();
  for (const { name, url } of release.assets.links) {
    const file = await fetch(url, { headers });
    if (!file.ok) throw new Error(`${name} leads nowhere`);
    assets.set(name, await file.text());
  }
  return { title: release.name, notes: release.description, assets };
};

/** Files of the release go to its package, as ours do; it is what `product` and `version` of the contract's page say. */
const publishByHand = async (on: GitlabFixture, tag: string, page: SeenPage): Promise<void> => {
  const links: Link[] = [];
  for (const [name, text] of page.assets) {
    const path = filePath({ name: 'gateway', version: '1.0.0' }, name);
    await on.client().raw(path, { method: 'PUT', body: text });
    links.push({ name, url: on.client().url(path), linkType: 'other', directAssetPath: `/${name}` });
  }
  const facts = { product: '', version: '', prerelease: false, latest: true, assets: [] };
  await createRelease(on.client(), { ...facts, tag, title: page.title, notes: page.notes }, links);
};

const pagesUnderTest = async (on: GitlabFixture, credential: GitlabCredential): Promise<PagesUnderTest> => ({
  forge: await on.forge(credential),
  commit: on.commit,
  seen: (tag) => seen(on, tag),
  publishByHand: (tag, page) => publishByHand(on, tag, page),
  freeze: (number, when) =>
    new Promise((reached) => {
      // The contract's pages are all of one version, whose files an earlier one has left.
      on.state.packages.splice(0);
      on.server.misbehave((_request, index) => (index === number - 1 ? { kind: 'frozen', when, reached } : undefined));
    }),
  thaw: () => on.server.misbehave(undefined),
  dispose: on.stop,
});

describe.each([
  // who asks, credential
  ['a token of its own', PRIVATE],
  ['a job’s token', JOB],
] as const)('with %s', (_who, credential) => {
  forgeContract('a project on GitLab', async () => underTest(await gitlabFixture(), credential));
  pagesContract('a project on GitLab', async () => pagesUnderTest(await gitlabFixture(), credential));
});

describe('below a path of its host', () => {
  forgeContract('a project on GitLab', async () => underTest(await gitlabFixture('/gitlab'), PRIVATE));
  pagesContract('a project on GitLab', async () => pagesUnderTest(await gitlabFixture('/gitlab'), PRIVATE));
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
    expect(forge.location).toMatch(/^127\.0\.0\.1:\d+\/group\/sub\/project$/);
  });
});
