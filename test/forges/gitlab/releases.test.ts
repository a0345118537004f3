import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addLink, createRelease, findRelease, type Link } from '../../../src/forges/gitlab/releases.js';
import type { ReleasePage } from '../../../src/forges/release-page.js';
import { type GitlabFixture, gitlabFixture, JOB } from '../../support/gitlab/fixture.js';
import { ROLES } from '../../support/gitlab/state.js';

const page: ReleasePage = {
  product: 'gateway',
  version: '1.0.0',
  tag: 'gateway/v1.0.0',
  title: 'gateway 1.0.0',
  notes: '- News\n',
  prerelease: false,
  latest: true,
  assets: [],
};
const link = (name: string, facts: Partial<Link> = {}): Link => ({
  name,
  url: `https://gitlab.example.com/${name}`,
  linkType: 'other',
  directAssetPath: `/${name}`,
  ...facts,
});

let on: GitlabFixture;
beforeEach(async () => {
  on = await gitlabFixture();
  on.git.git(['tag', page.tag], on.git.remote);
});
afterEach(() => on.stop());

describe('createRelease', () => {
  it.each([
    // credential
    ['a token of its own', undefined],
    ['a job’s token', JOB],
  ])('makes the release with all its links at once, by %s', async (_what, credential) => {
    const client = on.client(credential);
    expect(await findRelease(client, page.tag)).toBeUndefined();
    const made = await createRelease(client, page, [link('a.zip', { linkType: 'package' }), link('a.sig')]);
    expect(made).toEqual(await findRelease(client, page.tag));
    expect(on.state.releases).toMatchObject([
      {
        tag: page.tag,
        name: 'gateway 1.0.0',
        description: '- News\n',
        links: [
          {
            name: 'a.zip',
            link_type: 'package',
            direct_asset_url: expect.stringMatching(/v1\.0\.0\/downloads\/a\.zip$/),
          },
          { name: 'a.sig', link_type: 'other' },
        ],
      },
    ]);
    expect(on.server.requests.filter(({ line }) => line.startsWith('POST'))).toHaveLength(1);
  });

  it('tells that another run was quicker', async () => {
    await createRelease(on.client(), page, []);
    expect(await createRelease(on.client(), page, [])).toBe('exists');
  });

  it.each([
    // what is in the way, how it came about, the code
    [
      'a rule that protects the tag',
      () => on.state.rules.push({ name: '*', allowed: [{ accessLevel: ROLES.maintainer }] }),
      'gitlab-tag-protected',
    ],
    [
      'a role that may not release',
      () => on.regrant('private', { accessLevel: ROLES.reporter }),
      'gitlab-permission-missing',
    ],
    [
      'a tag that isn’t there',
      () => on.git.git(['tag', '--delete', page.tag], on.git.remote),
      'forge-answer-unexpected',
    ],
  ])('is refused by %s', async (_what, arrange, code) => {
    arrange();
    await expect(createRelease(on.client(), page, [])).rejects.toMatchObject({ code });
    expect(on.state.releases).toEqual([]);
  });
});

describe('addLink', () => {
  beforeEach(async () => {
    await createRelease(on.client(), page, [link('a.zip')]);
  });
  const names = () => on.state.releases[0]?.links.map(({ name }) => name);

  it('adds a link, and nothing where it is there already', async () => {
    for (let i = 0; i < 2; i += 1) await addLink(on.client(), page.tag, link('b.zip'));
    expect(names()).toEqual(['a.zip', 'b.zip']);
  });

  it('is refused where the name leads elsewhere', async () => {
    const other = link('a.zip', { url: 'https://elsewhere.example.com/a.zip' });
    await expect(addLink(on.client(), page.tag, other)).rejects.toMatchObject({
      code: 'forge-answer-unexpected',
      message: expect.stringContaining('has already been taken'),
    });
  });

  it('is refused where the release is gone', async () => {
    on.state.releases.splice(0);
    await expect(addLink(on.client(), page.tag, link('b.zip'))).rejects.toMatchObject({
      code: 'forge-answer-unexpected',
    });
  });
});

describe('findRelease', () => {
  it('throws where the token may not look', async () => {
    on.regrant('private', { scopes: [] });
    await expect(findRelease(on.client(), page.tag)).rejects.toMatchObject({ code: 'gitlab-permission-missing' });
  });
});
