import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addAsset } from '../support/github/asset-routes.js';
import type { DoubleOptions } from '../support/github/double.js';
import { type GithubFixture, githubFixture } from '../support/github/forge.js';
import { type GithubState, nextId, type ReleaseState } from '../support/github/state.js';
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

const publishByHand = (on: GithubState, tagName: string, { title, notes, assets }: SeenPage): void => {
  const release: ReleaseState = {
    id: nextId(on),
    tagName,
    target: 'main',
    name: title,
    body: notes,
    draft: false,
    prerelease: false,
    immutable: false,
    createdAt: '2026-01-15T09:00:00Z',
    publishedAt: '2026-01-15T09:00:00Z',
    assets: [],
  };
  on.releases.push(release);
  for (const [name, text] of assets) {
    const asset = addAsset(on, release, name, 'application/octet-stream');
    writeFileSync(asset.file, text);
    const sha256 = createHash('sha256').update(text).digest('hex');
    Object.assign(asset, { state: 'uploaded', size: Buffer.byteLength(text), sha256 });
  }
};

/** As somebody sees it who has no token: the page by its tag, and its files by their addresses. */
const seen = async ({ github }: GithubFixture, tag: string): Promise<SeenPage | undefined> => {
  const { apiUrl, owner, name } = github.target();
  const response = await fetch(`${apiUrl}/repos/${owner}/${name}/releases/tags/${tag}`, {
    headers: { accept: 'application/json' },
  });
  if (response.status === 404) return undefined;
  const release = await response.json();
  const assets = new Map<string, string>();
  for (const asset of release.assets) {
    if (asset.state !== 'uploaded') throw new Error(`${asset.name} is not whole`);
    assets.set(asset.name, await (await fetch(asset.browser_download_url)).text());
  }
  return { title: release.name, notes: release.body, assets };
};

const pagesUnderTest = async (on: GithubFixture): Promise<PagesUnderTest> => ({
  forge: await on.forge(),
  commit: on.commit,
  seen: (tag) => seen(on, tag),
  publishByHand: async (tag, page) => publishByHand(on.github.state, tag, page),
  freeze: (number, when) => on.github.break({ number, when, how: 'freeze' }),
  thaw: on.github.mend,
  dispose: on.dispose,
});

describe.each([
  // where it is, how it is mounted
  ['GitHub', 'dotcom'],
  ['GitHub Enterprise Server', 'enterprise'],
] as const)('%s', (name, mount) => {
  const options: Partial<DoubleOptions> = { mount };
  forgeContract(name, async () => underTest(await githubFixture(options)));
  pagesContract(name, async () => pagesUnderTest(await githubFixture(options)));
});

describe('githubForge', () => {
  it('has no pages without a token', async () => {
    const on = await githubFixture();
    const forge = await on.forge({ target: on.github.target() });
    expect(forge.pages).toBeUndefined();
    expect(forge.location).toBe(`${new URL(on.github.state.addresses.web).host}/octo-org/gateway`);
    await on.dispose();
  });
});
