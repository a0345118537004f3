import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../../src/forges/gitlab/connection.js';
import { type GitlabFixture, gitlabFixture, PRIVATE, patientFetch } from '../../support/gitlab/fixture.js';
import { ROLES } from '../../support/gitlab/state.js';

const NOTHING = { repository: false, archive: undefined, readme: undefined };

describe('connect', () => {
  let on: GitlabFixture;
  beforeEach(async () => {
    on = await gitlabFixture();
    on.git.git(['tag', 'gateway/v1.0.0'], on.git.remote);
  });
  afterEach(() => on.stop());

  it('asks for the tags as the device does, and for the archive by HEAD', async () => {
    expect(await connect(on.client(), 'gateway/v1.0.0')).toEqual({ repository: true, archive: true, readme: false });
    expect(on.server.requests.map(({ line, query }) => [line, query])).toEqual([
      ['GET /projects/group%2Fsub%2Fproject/repository/tags', { search: 'v0.0.0', page: '1', per_page: '1' }],
      ['HEAD /projects/group%2Fsub%2Fproject/repository/archive.tar.gz', { sha: 'gateway/v1.0.0' }],
      ['GET /projects/group%2Fsub%2Fproject', {}],
    ]);
  });

  it('finds no archive of a tag that isn’t there, and none where no tag is asked for', async () => {
    expect(await connect(on.client(), 'v9.9.9')).toMatchObject({ repository: true, archive: false });
    expect(await connect(on.client(), undefined)).toMatchObject({ repository: true, archive: undefined });
  });

  it.each([
    // who asks, how it came about
    ['a token that nobody knows', () => on.regrant('private', { token: 'another' })],
    ['a role that sees no code', () => on.regrant('private', { accessLevel: ROLES.guest })],
    ['a token without the scope', () => on.regrant('private', { scopes: ['read_registry'] })],
  ])('finds no repository for %s', async (_who, arrange) => {
    arrange();
    expect(await connect(on.client(), 'gateway/v1.0.0')).toEqual(NOTHING);
  });

  it.each([
    // status of the archive, what it means
    [403, { archive: false }],
    [405, { archive: undefined }],
  ])('takes status %i for the archive at its word', async (status, expected) => {
    on.server.misbehave(({ line }) => (line.startsWith('HEAD') ? { kind: 'status', status } : undefined));
    expect(await connect(on.client(), 'gateway/v1.0.0')).toMatchObject({ repository: true, ...expected });
  });

  it('can’t tell of a README where the project hides itself', async () => {
    on.server.misbehave(({ line }) => (line.endsWith('project') ? { kind: 'status', status: 403 } : undefined));
    expect(await connect(on.client(), undefined)).toEqual({ repository: true, archive: undefined, readme: undefined });
  });

  it.each([
    // which request is refused, its beginning
    ['the tags', 'GET'],
    ['the archive', 'HEAD'],
  ])('throws where the limit for %s is used up', async (_what, method) => {
    on.server.misbehave(({ line }) => (line.startsWith(method) ? { kind: 'rate-limited', seconds: 3600 } : undefined));
    await expect(connect(on.client(PRIVATE, patientFetch()), 'gateway/v1.0.0')).rejects.toMatchObject({
      code: 'forge-rate-limited',
    });
  });

  it('throws where GitLab doesn’t answer', async () => {
    on.server.misbehave(() => ({ kind: 'drop-before' }));
    await expect(connect(on.client(), undefined)).rejects.toMatchObject({ code: 'forge-unreachable' });
  });
});
