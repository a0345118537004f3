import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasCommit } from '../../../src/forges/gitlab/commits.js';
import { type GitlabFixture, gitlabFixture } from '../../support/gitlab/fixture.js';
import { ROLES } from '../../support/gitlab/state.js';

describe('hasCommit', () => {
  let on: GitlabFixture;
  beforeEach(async () => {
    on = await gitlabFixture();
  });
  afterEach(() => on.stop());

  it('is true for what a branch holds, and false for what GitLab never saw', async () => {
    expect(await hasCommit(on.client(), on.parent)).toBe(true);
    expect(await hasCommit(on.client(), on.git.commit('third'))).toBe(false);
  });

  it('is false for what GitLab has, and no branch or tag holds any more', async () => {
    on.git.git(['update-ref', 'refs/heads/main', on.parent], on.git.remote);
    expect(await hasCommit(on.client(), on.commit)).toBe(false);
    on.git.git(['tag', 'v1.0.0', on.commit], on.git.remote);
    expect(await hasCommit(on.client(), on.commit)).toBe(true);
  });

  it('asks once, however many branches hold the commit', async () => {
    for (let i = 0; i < 5; i += 1) on.git.git(['branch', `b${i}`, on.commit], on.git.remote);
    expect(await hasCommit(on.client(), on.commit)).toBe(true);
    expect(on.server.requests).toHaveLength(1);
  });

  it('throws where the token may not read', async () => {
    on.regrant('private', { accessLevel: ROLES.guest });
    await expect(hasCommit(on.client(), on.commit)).rejects.toMatchObject({
      code: 'gitlab-permission-missing',
      message: expect.stringContaining('read commits'),
    });
  });
});
