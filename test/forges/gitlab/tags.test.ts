import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NewTag } from '../../../src/forges/forge.js';
import { createTag, lookUpTag } from '../../../src/forges/gitlab/tags.js';
import { openRepository, type Repository } from '../../../src/repository/repository.js';
import { type GitlabFixture, gitlabFixture, PRIVATE, patientFetch } from '../../support/gitlab/fixture.js';
import { ROLES } from '../../support/gitlab/state.js';

let on: GitlabFixture;
let repository: Repository;
beforeEach(async () => {
  on = await gitlabFixture();
  const opened = await openRepository(on.git.clone, on.git.env);
  if (!opened) throw new Error('no repository');
  repository = opened;
});
afterEach(() => on.stop());

const tag = (facts: Partial<NewTag> = {}): NewTag => ({
  name: 'v1.0.0',
  commit: on.commit,
  message: 'Release 1.0.0\n',
  time: 1_768_471_200,
  ...facts,
});
const create = (facts?: Partial<NewTag>) => createTag(on.client(), repository, tag(facts));
const remoteTags = (): string => on.git.git(['tag', '--list'], on.git.remote);

describe('createTag', () => {
  it('makes an annotated tag with the message, in the name of GitLab’s own user', async () => {
    expect(await create()).toBe('created');
    const object = on.git.git(['cat-file', 'tag', 'v1.0.0'], on.git.remote);
    expect(object).toMatch(new RegExp(`^object ${on.commit}\ntype commit\ntag v1.0.0\ntagger Release bot `));
    expect(object).toMatch(/\n\nRelease 1\.0\.0$/);
  });

  it.each([
    // what is wrong, how it came about, the code, what the message names
    [
      'a rule that protects the tag',
      () => on.state.rules.push({ name: 'v*', allowed: [{ accessLevel: ROLES.maintainer }] }),
      'gitlab-tag-protected',
      'not allowed to create this tag as it is protected',
    ],
    [
      'a role that may not tag',
      () => on.regrant('private', { accessLevel: ROLES.reporter }),
      'gitlab-permission-missing',
      '403 Forbidden',
    ],
    [
      'a scope that may not write',
      () => on.regrant('private', { scopes: ['read_api'] }),
      'gitlab-permission-missing',
      'insufficient_scope',
    ],
    [
      'a hook of the server',
      () => {
        on.state.tagHook = { refuses: /^v/, words: 'GL-HOOK-ERR: no tags on Fridays' };
      },
      'tag-push-rejected',
      'no tags on Fridays',
    ],
    [
      'a token that nobody knows',
      () => on.regrant('private', { token: 'another' }),
      'forge-unauthorized',
      '401 Unauthorized',
    ],
  ])('is refused by %s', async (_what, arrange, code, words) => {
    arrange();
    await expect(create()).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
    expect(remoteTags()).toBe('');
  });

  it('is refused for a commit that GitLab has not', async () => {
    const unpushed = on.git.commit('third');
    await expect(create({ commit: unpushed })).rejects.toMatchObject({
      code: 'tag-commit-unknown',
      message: expect.stringContaining(unpushed),
      hint: expect.stringContaining('git push'),
    });
  });

  it('is refused for a name that git does not take', async () => {
    await expect(create({ name: 'v1..0' })).rejects.toMatchObject({ code: 'tag-name-invalid' });
  });

  it('is refused where the clone has the tag on another commit', async () => {
    on.git.git(['tag', 'v1.0.0', on.parent]);
    await expect(create()).rejects.toMatchObject({ code: 'tag-local-on-other-commit' });
    expect(remoteTags()).toBe('');
  });

  it('is refused for a project that isn’t there', async () => {
    on.state.tokens.splice(0);
    await expect(createTag(on.client(null), repository, tag())).rejects.toMatchObject({ code: 'forge-not-found' });
  });

  it('finds the tag that another run made between the look and the request', async () => {
    const meanwhile = (commit: string) =>
      on.server.misbehave(({ line }) => {
        if (line.startsWith('POST')) on.git.git(['tag', 'v1.0.0', commit], on.git.remote);
        return undefined;
      });
    meanwhile(on.commit);
    expect(await create()).toBe('exists');
    on.git.git(['tag', '--delete', 'v1.0.0'], on.git.remote);
    meanwhile(on.parent);
    await expect(create()).rejects.toMatchObject({ code: 'tag-on-other-commit' });
  });

  it.each([
    // the fault at the request that makes the tag, the code of this run, where the tag is after it
    [{ kind: 'drop-before' } as const, 'forge-unreachable', ''],
    [{ kind: 'drop-after' } as const, 'forge-unreachable', 'v1.0.0'],
    [{ kind: 'truncated' } as const, 'forge-unreachable', 'v1.0.0'],
    [{ kind: 'status', status: 500 } as const, 'forge-answer-unexpected', ''],
    [{ kind: 'bad-gateway-after' } as const, 'forge-answer-unexpected', 'v1.0.0'],
  ])('is not repeated after %j, and the next run settles it', async (fault, code, standing) => {
    on.server.misbehave(({ line }) => (line.startsWith('POST') ? fault : undefined));
    const client = on.client(PRIVATE, patientFetch());
    await expect(createTag(client, repository, tag())).rejects.toMatchObject({ code });
    expect(on.server.requests.filter(({ line }) => line.startsWith('POST'))).toHaveLength(1);
    expect(remoteTags()).toBe(standing);
    on.server.misbehave(undefined);
    expect(await create()).toBe(standing === '' ? 'created' : 'exists');
  });

  it('waits as long as GitLab asks, and then makes the tag', async () => {
    let limits = 2;
    on.server.misbehave(() => {
      limits -= 1;
      return limits >= 0 ? { kind: 'rate-limited', seconds: 1 } : undefined;
    });
    const started = Date.now();
    expect(await createTag(on.client(PRIVATE, patientFetch()), repository, tag())).toBe('created');
    expect(Date.now() - started).toBeGreaterThanOrEqual(2000);
  });

  it('says how long to wait where the limit lasts longer than a run should', async () => {
    on.server.misbehave(() => ({ kind: 'rate-limited', seconds: 3600 }));
    await expect(createTag(on.client(PRIVATE, patientFetch()), repository, tag())).rejects.toMatchObject({
      code: 'forge-rate-limited',
      message: expect.stringMatching(/for (3600|3599) seconds: "Retry later"/),
    });
    expect(on.server.requests).toHaveLength(1);
  });
});

describe('lookUpTag', () => {
  it('tells an annotated tag from a lightweight one, and peels it', async () => {
    expect(await lookUpTag(on.client(), 'v1.0.0')).toBeUndefined();
    on.git.git(['tag', '--annotate', '--message', 'By hand', 'v1.0.0', on.parent], on.git.remote);
    on.git.git(['tag', 'v1.1.0', on.commit], on.git.remote);
    expect(await lookUpTag(on.client(), 'v1.0.0')).toEqual({ name: 'v1.0.0', commit: on.parent, annotated: true });
    expect(await lookUpTag(on.client(), 'v1.1.0')).toEqual({ name: 'v1.1.0', commit: on.commit, annotated: false });
  });

  it('finds a tag whose name has a slash or a plus sign', async () => {
    for (const name of ['gateway/v1.0.0', 'v1.0.0+5']) {
      expect(await create({ name })).toBe('created');
      expect(await lookUpTag(on.client(), name)).toMatchObject({ name, commit: on.commit });
    }
  });

  it('is repeated after a passing fault', async () => {
    on.server.misbehave((_request, index) => (index < 2 ? { kind: 'status', status: 502 } : undefined));
    expect(await lookUpTag(on.client(PRIVATE, patientFetch()), 'v1.0.0')).toBeUndefined();
    expect(on.server.requests).toHaveLength(3);
  });
});
