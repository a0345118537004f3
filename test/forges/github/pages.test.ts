import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { githubClient } from '../../../src/forges/github/client.js';
import { githubPages } from '../../../src/forges/github/pages.js';
import type { ReleasePages } from '../../../src/forges/release-page.js';
import { addAsset } from '../../support/github/asset-routes.js';
import { type GithubFixture, githubFixture, TOKENS } from '../../support/github/forge.js';
import { addRelease, addWholeAsset, bytesAsset, pageOf } from '../../support/github/pages.js';

let on: GithubFixture;
let pages: ReleasePages;
beforeEach(async () => {
  on = await githubFixture();
  pages = githubPages(githubClient(on.github.target(TOKENS.job), fetch));
  on.git.git(['tag', 'v1.0.0', on.commit], on.git.remote);
});
afterEach(() => on.dispose());

const written = () => on.github.requests.filter(({ method }) => method !== 'GET');

describe('look', () => {
  it('shows a draft, and of its assets those that are whole', async () => {
    const draft = addRelease(on.github.state, 'v1.0.0', { draft: true });
    addWholeAsset(on.github.state, draft, 'a.txt', 'a');
    addAsset(on.github.state, draft, 'b.txt', 'text/plain');
    expect(await pages.look('v1.0.0')).toEqual({ draft: true, assets: ['a.txt'] });
    expect(await pages.look('v1.0.1')).toBeUndefined();
  });

  it('shows no draft to somebody who only reads', async () => {
    addRelease(on.github.state, 'v1.0.0', { draft: true });
    const reading = githubPages(githubClient(on.github.target(TOKENS.reader), fetch));
    expect(await reading.look('v1.0.0')).toBeUndefined();
  });
});

describe('publish', () => {
  it('goes on with the draft and the files that an earlier run has left', async () => {
    const draft = addRelease(on.github.state, 'v1.0.0', { draft: true, name: 'The big one' });
    addWholeAsset(on.github.state, draft, 'a.txt', 'a');
    addAsset(on.github.state, draft, 'b.txt', 'text/plain');
    expect(await pages.publish(pageOf('v1.0.0'))).toMatchObject({ outcome: 'published' });
    expect(on.github.state.releases).toMatchObject([
      {
        id: draft.id,
        draft: false,
        name: 'The big one',
        assets: [{ name: 'a.txt' }, { name: 'b.txt', state: 'uploaded' }],
      },
    ]);
    expect(written().map(({ method }) => method)).toEqual(['DELETE', 'POST', 'PATCH']);
  });

  it('writes nothing where everything is there', async () => {
    await pages.publish(pageOf('v1.0.0'));
    const before = written().length;
    expect(await pages.publish(pageOf('v1.0.0'))).toMatchObject({ outcome: 'unchanged' });
    expect(written()).toHaveLength(before);
  });

  it('respects an immutable release: complete it stays as it is, incomplete it can’t be helped', async () => {
    on.github.state.immutableReleases = true;
    expect(await pages.publish(pageOf('v1.0.0'))).toMatchObject({ outcome: 'published' });
    expect(on.github.state.releases).toMatchObject([{ immutable: true }]);
    expect(await pages.publish(pageOf('v1.0.0'))).toMatchObject({ outcome: 'unchanged' });
    const before = written().length;
    const more = pageOf('v1.0.0', {
      assets: [bytesAsset('a.txt', 'a'), bytesAsset('c.txt', 'c'), bytesAsset('d.txt', 'd')],
    });
    await expect(pages.publish(more)).rejects.toMatchObject({
      code: 'page-immutable',
      message: expect.stringContaining('lacks c.txt, d.txt'),
    });
    expect(written()).toHaveLength(before);
  });

  it('finds a file with other bytes before it writes anything', async () => {
    const draft = addRelease(on.github.state, 'v1.0.0', { draft: true });
    addWholeAsset(on.github.state, draft, 'b.txt', 'other');
    await expect(pages.publish(pageOf('v1.0.0'))).rejects.toMatchObject({ code: 'page-asset-differs' });
    expect(written()).toEqual([]);
  });

  it('publishes nothing without its tag, which GitHub would make somewhere', async () => {
    await expect(pages.publish(pageOf('v2.0.0'))).rejects.toMatchObject({
      code: 'github-tag-missing',
      message: expect.stringContaining('"v2.0.0"'),
    });
    expect(written()).toEqual([]);
    expect(on.git.git(['tag', '--list'], on.git.remote)).toBe('v1.0.0');
  });

  it('begins anew where somebody publishes the page under its hands', async () => {
    const draft = addRelease(on.github.state, 'v1.0.0', { draft: true });
    const meddling = githubClient(on.github.target(TOKENS.job), async (input, init) => {
      if (init?.method === 'PATCH' && on.github.state.releases.includes(draft)) {
        on.github.state.releases.splice(on.github.state.releases.indexOf(draft), 1);
        addRelease(on.github.state, 'v1.0.0', { name: 'Theirs' });
      }
      return fetch(input, init);
    });
    expect(await githubPages(meddling).publish(pageOf('v1.0.0'))).toMatchObject({ outcome: 'completed' });
    expect(on.github.state.releases).toMatchObject([
      { name: 'Theirs', assets: [{ name: 'a.txt' }, { name: 'b.txt' }] },
    ]);
  });

  it.each([
    // how the answer to the publishing is lost, before or after it was published
    ['drop', 'before'],
    ['drop', 'after'],
    ['truncate', 'after'],
  ] as const)('looks again where it hears nothing of the publishing: %s %s', async (how, when) => {
    void on.github.break({ method: 'PATCH', how, when });
    expect(await pages.publish(pageOf('v1.0.0'))).toMatchObject({
      outcome: 'published',
      url: expect.stringMatching(/releases\/tag\/v1\.0\.0$/),
    });
    expect(on.github.state.releases).toMatchObject([{ draft: false }]);
  });

  it('gives up where the page can’t be published, and leaves the draft', async () => {
    for (const number of [1, 2, 3]) void on.github.break({ method: 'PATCH', number, how: 'drop', when: 'before' });
    await expect(pages.publish(pageOf('v1.0.0'))).rejects.toMatchObject({
      code: 'forge-answer-unexpected',
      message: expect.stringContaining('the release page of v1.0.0 can’t be published'),
    });
    expect(on.github.state.releases).toMatchObject([{ draft: true }]);
  });

  it('takes two assets of one name for a defect', async () => {
    const twice = [bytesAsset('a.txt', 'a'), bytesAsset('a.txt', 'a')];
    await expect(pages.publish(pageOf('v1.0.0', { assets: twice }))).rejects.toBeInstanceOf(RangeError);
  });

  it.each([
    // when an upload breaks off for good
    'before',
    'during',
    'after',
  ] as const)('shows nothing where the run dies %s an upload, and the next one finishes', async (when) => {
    const died = on.github.break({ method: 'POST', path: /\/assets$/, number: 2, when, how: 'freeze' });
    pages.publish(pageOf('v1.0.0')).catch(() => undefined);
    await died;
    expect(on.github.state.releases).toMatchObject([{ draft: true }]);
    expect(await pages.publish(pageOf('v1.0.0'))).toMatchObject({ outcome: 'published' });
    expect(on.github.state.releases).toMatchObject([
      {
        draft: false,
        assets: [
          { name: 'a.txt', state: 'uploaded' },
          { name: 'b.txt', state: 'uploaded' },
        ],
      },
    ]);
  });

  it('works on a server that knows neither digests nor immutable releases', async () => {
    on.github.state.modern = false;
    expect(await pages.publish(pageOf('v1.0.0'))).toMatchObject({ outcome: 'published' });
    expect(await pages.publish(pageOf('v1.0.0'))).toMatchObject({ outcome: 'unchanged' });
    const other = pageOf('v1.0.0', { assets: [bytesAsset('a.txt', 'A')] });
    await expect(pages.publish(other)).rejects.toMatchObject({ code: 'page-asset-differs' });
  });
});
