import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GithubClient, githubClient } from '../../../src/forges/github/client.js';
import { findRelease, openDraft, publishDraft, type Release } from '../../../src/forges/github/releases.js';
import { type GithubFixture, githubFixture, TOKENS } from '../../support/github/forge.js';
import { addRelease, pageOf } from '../../support/github/pages.js';

let on: GithubFixture;
let client: GithubClient;
beforeEach(async () => {
  on = await githubFixture();
  client = githubClient(on.github.target(TOKENS.job), fetch);
  on.git.git(['tag', 'v1.0.0', on.commit], on.git.remote);
});
afterEach(() => on.dispose());

const standing = (tag = 'v1.0.0') => on.github.state.releases.filter(({ tagName }) => tagName === tag);
const found = async (tag = 'v1.0.0'): Promise<Release> => {
  const release = await findRelease(client, tag);
  if (!release) throw new Error('no release');
  return release;
};

describe('findRelease', () => {
  it('takes the published one before any draft, and the oldest of several drafts', async () => {
    expect(await findRelease(client, 'v1.0.0')).toBeUndefined();
    const drafts = [1, 2].map(() => addRelease(on.github.state, 'v1.0.0', { draft: true }));
    addRelease(on.github.state, 'v1.0.1', { draft: true });
    expect(await found()).toMatchObject({ id: drafts[0]?.id, draft: true });
    const published = addRelease(on.github.state, 'v1.0.0');
    expect(await found()).toMatchObject({ id: published.id, draft: false });
  });

  it('finds a draft among many releases, by a number of requests that does not grow with the history', async () => {
    for (let i = 0; i < 150; i += 1) addRelease(on.github.state, `v0.0.${i}`);
    const draft = addRelease(on.github.state, 'v1.0.0', { draft: true });
    for (let i = 150; i < 300; i += 1) addRelease(on.github.state, `v0.0.${i}`);
    expect(await found()).toMatchObject({ id: draft.id });
    const before = on.github.requests.length;
    expect(await findRelease(client, 'v9.9.9')).toBeUndefined();
    // The release by its tag, whether the repository is seen, and two pages of the list.
    expect(on.github.requests.length - before).toBeLessThanOrEqual(4);
  });
});

describe('openDraft', () => {
  it('makes a draft that nobody sees', async () => {
    const draft = await openDraft(client, pageOf('v1.0.0', { prerelease: true }));
    expect(draft).toMatchObject({ draft: true, tag_name: 'v1.0.0' });
    expect(standing()).toMatchObject([
      { draft: true, name: 'gateway 1.0.0', body: '- A fix\n', prerelease: true, publishedAt: null },
    ]);
  });

  it('goes on with the oldest draft, takes its own back, and leaves those of others', async () => {
    const others = [1, 2].map(() => addRelease(on.github.state, 'v1.0.0', { draft: true, name: 'By hand' }));
    expect(await openDraft(client, pageOf('v1.0.0'))).toMatchObject({ id: others[0]?.id });
    expect(standing().map(({ id }) => id)).toEqual(others.map(({ id }) => id));
  });

  it('finds the draft whose making was not answered', async () => {
    void on.github.break({ method: 'POST', when: 'after', how: 'drop' });
    expect(await openDraft(client, pageOf('v1.0.0'))).toMatchObject({ id: standing()[0]?.id });
    expect(standing()).toHaveLength(1);
  });

  it('cuts notes that GitHub would refuse', async () => {
    await openDraft(client, pageOf('v1.0.0', { notes: 'x'.repeat(200_000) }));
    expect(standing()[0]?.body).toMatch(/^x+\n\.\.\.$/);
    expect(standing()[0]?.body).toHaveLength(125_000);
  });

  it('says which permission is missing', async () => {
    const reading = githubClient(on.github.target(TOKENS.readingJob), fetch);
    await expect(openDraft(reading, pageOf('v1.0.0'))).rejects.toMatchObject({
      code: 'github-permission-missing',
      message: expect.stringContaining('write release pages'),
    });
  });
});

describe('publishDraft', () => {
  it.each([
    // what the page wants, whether it becomes the latest
    [{ latest: true, prerelease: false }, true],
    [{ latest: false, prerelease: false }, false],
    [{ latest: true, prerelease: true }, false],
  ])('shows it to everybody: %j', async (facts, latest) => {
    const draft = await openDraft(client, pageOf('v1.0.0', facts));
    const published = await publishDraft(client, draft, pageOf('v1.0.0', facts));
    expect(published).toMatchObject({ draft: false, html_url: expect.stringMatching(/releases\/tag\/v1\.0\.0$/) });
    expect(standing()).toMatchObject([{ draft: false, prerelease: facts.prerelease }]);
    expect(on.github.state.latestReleaseId === draft.id).toBe(latest);
  });

  it('keeps the title and the notes that somebody wrote on the draft', async () => {
    addRelease(on.github.state, 'v1.0.0', { draft: true, name: 'The big one', body: 'We are proud.' });
    await publishDraft(client, await found(), pageOf('v1.0.0'));
    expect(standing()).toMatchObject([{ draft: false, name: 'The big one', body: 'We are proud.' }]);
  });

  it('fills in what the draft lacks', async () => {
    addRelease(on.github.state, 'v1.0.0', { draft: true });
    await publishDraft(client, await found(), pageOf('v1.0.0'));
    expect(standing()).toMatchObject([{ draft: false, name: 'gateway 1.0.0', body: '- A fix\n' }]);
  });

  it('gives way where another release of the tag was published, or the draft was removed', async () => {
    const draft = await openDraft(client, pageOf('v1.0.0'));
    const theirs = addRelease(on.github.state, 'v1.0.0');
    expect(await publishDraft(client, draft, pageOf('v1.0.0'))).toBeUndefined();
    on.github.state.releases.splice(0, 2, theirs);
    expect(await publishDraft(client, draft, pageOf('v1.0.0'))).toBeUndefined();
    expect(standing()).toEqual([theirs]);
  });

  it('passes on the rule that keeps it from being shown', async () => {
    const draft = await openDraft(client, pageOf('v2.0.0'));
    on.github.state.rulesets.push({
      id: 7,
      name: 'release tags',
      enforcement: 'active',
      include: ['~ALL'],
      exclude: [],
      rules: ['creation'],
      bypass: [],
    });
    await expect(publishDraft(client, draft, pageOf('v2.0.0'))).rejects.toMatchObject({ code: 'github-tag-protected' });
    expect(standing('v2.0.0')).toMatchObject([{ draft: true }]);
  });
});
