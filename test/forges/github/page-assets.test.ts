import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GithubClient, githubClient } from '../../../src/forges/github/client.js';
import {
  hasBytes,
  isAlike,
  isWhole,
  listAssets,
  removeAsset,
  requireBytes,
  type StandingAsset,
} from '../../../src/forges/github/page-assets.js';
import { addAsset } from '../../support/github/asset-routes.js';
import { type GithubFixture, githubFixture, TOKENS } from '../../support/github/forge.js';
import { addRelease, addWholeAsset, bytesAsset } from '../../support/github/pages.js';
import type { ReleaseState } from '../../support/github/state.js';

const TEXT = 'a bundle\n'.repeat(10_000);
const digest = (text: string) => ({ size: text.length, sha256: createHash('sha256').update(text).digest('hex') });

let on: GithubFixture;
let client: GithubClient;
let release: ReleaseState;
beforeEach(async () => {
  on = await githubFixture();
  client = githubClient(on.github.target(TOKENS.job), fetch);
  release = addRelease(on.github.state, 'v1.0.0');
});
afterEach(() => on.dispose());

const listed = async (name: string): Promise<StandingAsset> => {
  const asset = (await listAssets(client, release.id)).get(name);
  if (!asset) throw new Error(`no ${name}`);
  return asset;
};

describe('listAssets', () => {
  it('lists all of them, also where they fill more than a page', async () => {
    for (let i = 0; i < 130; i += 1) addAsset(on.github.state, release, `asset-${i}`, 'text/plain');
    addWholeAsset(on.github.state, release, 'whole', 'x');
    const assets = await listAssets(client, release.id);
    expect(assets.size).toBe(131);
    expect([...assets.values()].filter(isWhole).map(({ name }) => name)).toEqual(['whole']);
  });
});

describe('isAlike', () => {
  const wanted = digest('abc');
  it.each([
    // what GitHub lists, whether it may be the wanted one
    [{ size: 3, digest: `sha256:${wanted.sha256}` }, true],
    [{ size: 3, digest: null }, true],
    [{ size: 3 }, true],
    [{ size: 4, digest: `sha256:${wanted.sha256}` }, false],
    [{ size: 3, digest: `sha256:${'0'.repeat(64)}` }, false],
    [{ size: 2, digest: null }, false],
  ])('%j: %s', (facts, expected) => {
    expect(isAlike({ id: 1, name: 'x', state: 'uploaded', ...facts }, wanted)).toBe(expected);
  });
});

describe('hasBytes', () => {
  it('trusts GitHub’s digest, and downloads nothing', async () => {
    addWholeAsset(on.github.state, release, 'x', TEXT);
    const asset = await listed('x');
    const before = on.github.requests.length;
    expect(await hasBytes(client, asset, digest(TEXT))).toBe(true);
    expect(await hasBytes(client, asset, digest(TEXT.toUpperCase()))).toBe(false);
    expect(on.github.requests).toHaveLength(before);
  });

  it.each([
    // how the server hands the bytes out
    ['itself', false],
    ['by another server, which doesn’t get the token', true],
  ])('compares the bytes where there is no digest: handed out by the server %s', async (_how, redirectsDownloads) => {
    Object.assign(on.github.state, { modern: false, redirectsDownloads });
    addWholeAsset(on.github.state, release, 'x', TEXT);
    const asset = await listed('x');
    expect(asset.digest).toBeNull();
    expect(await hasBytes(client, asset, digest(TEXT))).toBe(true);
    expect(await hasBytes(client, asset, digest(TEXT.toUpperCase()))).toBe(false);
    expect(await hasBytes(client, asset, digest(`${TEXT}x`))).toBe(false);
    expect(on.github.otherRequests.map(({ headers }) => headers.authorization)).toEqual(
      redirectsDownloads ? [undefined, undefined] : [],
    );
  });

  it('says so where the promised download isn’t there', async () => {
    Object.assign(on.github.state, { modern: false, redirectsDownloads: true });
    addWholeAsset(on.github.state, release, 'x', TEXT);
    const asset = await listed('x');
    const lost = { ...client, fetch: async () => new Response(null, { status: 404 }) };
    await expect(hasBytes(lost, asset, digest(TEXT))).rejects.toMatchObject({
      code: 'forge-answer-unexpected',
      message: expect.stringContaining('status 404'),
    });
  });
});

describe('requireBytes', () => {
  it('refuses other bytes, and names the asset and the page', async () => {
    addWholeAsset(on.github.state, release, 'x', TEXT);
    await requireBytes(client, await listed('x'), bytesAsset('x', TEXT), 'v1.0.0');
    await expect(requireBytes(client, await listed('x'), bytesAsset('x', 'y'), 'v1.0.0')).rejects.toMatchObject({
      code: 'page-asset-differs',
      message: expect.stringMatching(/page of v1\.0\.0 on 127\.0\.0\.1:\d+\/octo-org\/gateway has an asset "x"/),
    });
  });
});

describe('removeAsset', () => {
  it('removes it, and is content where it is gone already', async () => {
    addAsset(on.github.state, release, 'x', 'text/plain');
    const asset = await listed('x');
    await removeAsset(client, asset);
    expect(release.assets).toEqual([]);
    await removeAsset(client, asset);
  });

  it('says which permission is missing', async () => {
    addAsset(on.github.state, release, 'x', 'text/plain');
    const reading = githubClient(on.github.target(TOKENS.readingJob), fetch);
    await expect(removeAsset(reading, await listed('x'))).rejects.toMatchObject({ code: 'github-permission-missing' });
  });
});
