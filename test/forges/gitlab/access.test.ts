import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkAccess } from '../../../src/forges/gitlab/access.js';
import { type GitlabFixture, gitlabFixture } from '../../support/gitlab/fixture.js';
import { ROLES } from '../../support/gitlab/state.js';

describe('checkAccess', () => {
  let on: GitlabFixture;
  beforeEach(async () => {
    on = await gitlabFixture();
  });
  afterEach(() => on.stop());

  const protect = (...allowed: (typeof on.state.rules)[number]['allowed']) =>
    on.state.rules.push({ name: 'v*', allowed });
  const grant = (rights: Parameters<typeof on.regrant>[1]) => on.regrant('private', rights);

  it.each([
    // what is in the way, how it came about, the code, what the message says
    ['a token that nobody knows', () => grant({ token: 'another' }), 'forge-unauthorized', '401 Unauthorized'],
    ['a role that may not tag', () => grant({ accessLevel: ROLES.reporter }), 'gitlab-permission-missing', 'Reporter'],
    [
      'a role of the group that may not tag',
      () => grant({ accessLevel: ROLES.reporter, membership: 'group' }),
      'gitlab-permission-missing',
      'Reporter',
    ],
    ['a role without a name', () => grant({ accessLevel: 12 }), 'gitlab-permission-missing', 'of level 12'],
    [
      'scopes that may only read',
      () => grant({ scopes: ['read_api', 'read_repository'] }),
      'gitlab-permission-missing',
      'its scopes are read_api, read_repository',
    ],
    [
      'a scope that may not even read the API',
      () => grant({ scopes: ['write_repository'] }),
      'gitlab-permission-missing',
      'insufficient_scope',
    ],
    [
      'an archive',
      () => {
        on.state.archived = true;
      },
      'gitlab-project-archived',
      'is archived',
    ],
    [
      'a rule that lets no one in',
      () => grant({ accessLevel: ROLES.maintainer }) ?? protect({ accessLevel: 0 }),
      'gitlab-tag-protected',
      'the rule for v*',
    ],
    [
      'a rule for another user',
      () => grant({ accessLevel: ROLES.maintainer }) ?? protect({ userId: 1 }),
      'gitlab-tag-protected',
      'protects tag "v*"',
    ],
  ])('finds %s', async (_what, arrange, code, words) => {
    arrange();
    const problems = await checkAccess(on.client());
    expect(problems).toMatchObject([{ code, severity: 'error', message: expect.stringContaining(words) }]);
  });

  it.each([
    // what GitLab tells or hides, how it came about
    ['a developer, who may not read the rules', () => protect({ accessLevel: ROLES.maintainer })],
    [
      'a maintainer whom the rules let in',
      () => grant({ accessLevel: ROLES.maintainer }) ?? protect({ accessLevel: 40 }),
    ],
    ['a rule for this very user', () => grant({ accessLevel: ROLES.maintainer }) ?? protect({ userId: 31 })],
    [
      'a role that comes from elsewhere',
      () => grant({ accessLevel: ROLES.maintainer, membership: 'elsewhere' }) ?? protect({ accessLevel: 0 }),
    ],
    ['a scope of another kind', () => grant({ scopes: ['api', 'granular'] })],
  ])('says nothing against %s', async (_what, arrange) => {
    arrange();
    expect(await checkAccess(on.client())).toEqual([]);
  });

  it('finds a project that isn’t there', async () => {
    const client = { ...on.client(), project: 'group/sub/other' };
    expect(await checkAccess(client)).toMatchObject([{ code: 'forge-not-found' }]);
  });

  it('finds several things at once', async () => {
    on.state.archived = true;
    grant({ accessLevel: ROLES.reporter, scopes: ['read_api'] });
    expect((await checkAccess(on.client())).map(({ code }) => code)).toEqual([
      'gitlab-project-archived',
      'gitlab-permission-missing',
      'gitlab-permission-missing',
    ]);
  });

  it('writes nothing', async () => {
    await checkAccess(on.client());
    expect(on.server.requests.map(({ line }) => line.split(' ')[0])).toEqual(['GET', 'GET', 'GET']);
  });
});
