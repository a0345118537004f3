import { afterEach, describe, expect, it } from 'vitest';
import { openFetch } from '../../src/http/open-fetch.js';
import { type GithubFixture, githubFixture } from '../support/github/forge.js';
import { addRelease, addWholeAsset, pageOf } from '../support/github/pages.js';
import type { GithubState } from '../support/github/state.js';
import { type ForgeUnderTest, forgeContract } from './forge-contract.js';
import { type PagesUnderTest, pagesContract, type SeenPage } from './pages-contract.js';

const underTest = async (on: GithubFixture): Promise<ForgeUnderTest> => ({
  forge: await on.forge(),
  commit: on.commit,
  parent: on.parent,
  unpushed: on.unpushed,
  tagsCarryCommits: false,
  showsSource: true,
  other: () => on.forge({ directory: on.cloneElsewhere() }),
  tagLightly: async (name, commit) => void on.git.git(['tag', name, commit], on.git.remote),
  pushFile: async (path) => void on.git.pushFromElsewhere(path),
  dispose: on.dispose,
});

const publishByHand = (on: GithubState, tag: string, { title, notes, assets }: SeenPage): void => {
  const release = addRelease(on, tag, { name: title, body: notes });
  for (const [name, text] of assets) addWholeAsset(on, release, name, text);
};

interface ReleaseAnswer {
  readonly name: string;
  readonly body: string;
  readonly assets: readonly { readonly name: string; readonly state: string; readonly browser_download_url: string }[];
}

/** As somebody sees it who has no token: the page by its tag, and its files by their addresses. */
const seen = async ({ github }: GithubFixture, tag: string): Promise<SeenPage | undefined> => {
  const { apiUrl, owner, name } = github.target();
  const response = await fetch(`${apiUrl}/repos/${owner}/${name}/releases/tags/${tag}`, {
    headers: { accept: 'application/json' },
  });
  if (response.status === 404) return undefined;
  const release = (await response.json()) as ReleaseAnswer;
  const assets = new Map<string, string>();
  for (const asset of release.assets) {
    if (asset.state !== 'uploaded') throw new Error(`${asset.name} is not whole`);
    assets.set(asset.name, await (await fetch(asset.browser_download_url)).text());
  }
  return { title: release.name, notes: release.body, assets };
};

const FILES = { 'a.txt': 'a', 'b.txt': 'bb' };

const pagesUnderTest = async (on: GithubFixture): Promise<PagesUnderTest> => ({
  forge: await on.forge(),
  commit: on.commit,
  seen: (tag) => seen(on, tag),
  publishByHand: async (tag, page) => publishByHand(on.github.state, tag, page),
  freeze: (number, when) => on.github.break({ number, when, how: 'freeze' }),
  thaw: on.github.mend,
  dispose: on.dispose,
});

forgeContract('GitHub', async () => underTest(await githubFixture()));
pagesContract('GitHub', async () => pagesUnderTest(await githubFixture()));

describe('githubForge', () => {
  let on: GithubFixture;
  afterEach(() => on.dispose());

  it('does all of it on GitHub Enterprise Server, whose API and uploads lie below a path', async () => {
    on = await githubFixture({ mount: 'enterprise' });
    const forge = await on.forge();
    expect(on.github.target().apiUrl).toMatch(/\/api\/v3$/);
    expect(await forge.preflight('v1.0.0')).toEqual([]);
    expect(await forge.hasCommit(on.parent)).toBe(true);
    const tag = { name: 'v1.0.0', commit: on.commit, message: 'Release 1.0.0', time: 1_768_471_200 };
    expect(await forge.createTag(tag)).toBe('created');
    expect(await forge.lookUpTag('v1.0.0')).toMatchObject({ commit: on.commit, annotated: true });
    expect(await forge.connect('v1.0.0')).toEqual({ repository: true, archive: true, readme: false });
    expect(await forge.pages?.publish(pageOf('v1.0.0'))).toMatchObject({ outcome: 'published' });
    expect(await seen(on, 'v1.0.0')).toMatchObject({ title: 'gateway 1.0.0', assets: new Map(Object.entries(FILES)) });
    expect(on.github.requests.filter(({ uploads }) => uploads)).toHaveLength(2);
  });

  it('goes through the fetch that tries again, and passes what passes', async () => {
    on = await githubFixture();
    const waits: number[] = [];
    const patient = await openFetch({
      environment: {},
      userAgent: 'ota-release/1.0.0',
      now: Date.now,
      random: () => 0.5,
      sleep: async (ms) => {
        waits.push(ms);
        Object.assign(on.github.state, { rateLimit: undefined });
      },
    });
    const forge = await on.forge({ fetch: patient });
    on.github.state.rateLimit = { kind: 'secondary', retryAfter: 7 };
    await forge.createTag({ name: 'v1.0.0', commit: on.commit, message: 'Release 1.0.0', time: 1_768_471_200 });
    expect(waits).toEqual([7_500]);
    void on.github.break({ method: 'GET', when: 'before', how: 502 });
    void on.github.break({ method: 'GET', number: 3, when: 'after', how: 'drop' });
    expect(await forge.pages?.publish(pageOf('v1.0.0'))).toMatchObject({ outcome: 'published' });
    expect(await seen(on, 'v1.0.0')).toMatchObject({ assets: new Map(Object.entries(FILES)) });
    expect(waits).toHaveLength(3);
    for (const { headers } of on.github.requests.filter(({ path }) => path.includes('git/')))
      expect(headers['user-agent']).toMatch(/^ota-release\/1\.0\.0 /);
  });

  it('has no pages without a token', async () => {
    on = await githubFixture();
    const forge = await on.forge({ target: on.github.target() });
    expect(forge.pages).toBeUndefined();
    expect(forge.location).toBe(`${new URL(on.github.state.addresses.web).host}/octo-org/gateway`);
  });
});
