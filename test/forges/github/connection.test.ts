import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '../../../src/forges/forge.js';
import { githubClient } from '../../../src/forges/github/client.js';
import { connect } from '../../../src/forges/github/connection.js';
import { type GithubFixture, githubFixture, TOKENS } from '../../support/github/forge.js';

let on: GithubFixture;
beforeEach(async () => {
  on = await githubFixture();
  on.git.git(['tag', 'v1.0.0', on.commit], on.git.remote);
});
afterEach(() => on.dispose());

const ask = (token?: string, tag = 'v1.0.0'): Promise<Connection> =>
  connect(githubClient(on.github.target(token), fetch), tag);

describe('connect', () => {
  it('asks for the archive and downloads nothing, and no other server sees the token', async () => {
    expect(await ask(TOKENS.job)).toEqual({ repository: true, archive: true, readme: false });
    expect(on.github.otherRequests).toMatchObject([
      { method: 'HEAD', path: '/_codeload/octo-org/gateway/legacy.tar.gz/refs/tags/v1.0.0' },
    ]);
    expect(on.github.otherRequests[0]?.headers.authorization).toBeUndefined();
  });

  it('needs no token for a public repository', async () => {
    expect(await ask()).toMatchObject({ repository: true, archive: true });
  });

  it('says that a repository is not there for this token', async () => {
    on.github.state.private = true;
    const nothing = { repository: false, archive: undefined, readme: undefined };
    expect(await ask()).toEqual(nothing);
    expect(await ask(TOKENS.stranger)).toEqual(nothing);
    expect(await ask(TOKENS.readingJob)).toMatchObject({ repository: true });
  });

  it('believes no promise of an archive that isn’t there', async () => {
    on.github.state.archives = false;
    expect(await ask(TOKENS.job)).toMatchObject({ archive: false });
  });

  it('finds no archive where a branch has the name of the tag, as a device gets a choice and no archive', async () => {
    on.git.git(['branch', 'v1.0.0', on.commit], on.git.remote);
    expect(await ask(TOKENS.job)).toMatchObject({ archive: false });
  });

  it('finds the archive of a tag with a slash', async () => {
    on.git.git(['tag', 'gateway/v1.0.0', on.commit], on.git.remote);
    expect(await ask(TOKENS.job, 'gateway/v1.0.0')).toMatchObject({ archive: true });
  });

  it('throws where GitHub gives no answer, or no longer', async () => {
    void on.github.break({ when: 'before', how: 502 });
    await expect(ask(TOKENS.job)).rejects.toMatchObject({ code: 'forge-answer-unexpected' });
    await expect(ask('ghs_expired')).rejects.toMatchObject({ code: 'forge-unauthorized' });
  });
});
