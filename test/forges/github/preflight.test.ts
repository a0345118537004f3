import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/errors/problem.js';
import { githubClient } from '../../../src/forges/github/client.js';
import { preflight } from '../../../src/forges/github/preflight.js';
import { type GithubFixture, githubFixture, TOKENS } from '../../support/github/forge.js';

let on: GithubFixture;
beforeEach(async () => {
  on = await githubFixture();
});
afterEach(() => on.dispose());

const ask = (token: string | undefined, tag?: string): Promise<readonly Problem[]> =>
  preflight(githubClient(on.github.target(token), fetch), tag);

describe('preflight', () => {
  it.each(['job', 'maintainer'] as const)('has nothing against the token of %s', async (who) => {
    expect(await ask(TOKENS[who], 'v1.0.0')).toEqual([]);
  });

  it('writes nothing: it only asks', async () => {
    await ask(TOKENS.job, 'v1.0.0');
    const all = [...on.github.requests, ...on.github.otherRequests];
    expect(all.map(({ method }) => method)).toEqual(all.map(() => 'GET'));
    expect(on.github.otherRequests).toMatchObject([{ path: '/octo-org/gateway.git/info/refs' }]);
  });

  it.each([
    // whose token, what GitHub says of it
    ['readingJob', 'Write access to repository not granted.'],
    ['narrow', 'Write access to repository not granted.'],
    ['reader', 'permissions.push is false'],
  ] as const)('tells %s beforehand that the token may not write', async (who, words) => {
    const problems = await ask(TOKENS[who]);
    expect(problems).toMatchObject([
      {
        code: 'github-permission-missing',
        severity: 'error',
        message: expect.stringContaining(words),
        hint: expect.stringContaining('contents: write'),
      },
    ]);
    expect(JSON.stringify(problems)).not.toContain(TOKENS[who]);
  });

  it('says that there is no token, no such token, no such repository', async () => {
    expect(await ask(undefined)).toMatchObject([{ code: 'forge-token-missing' }]);
    expect(on.github.requests).toEqual([]);
    expect(await ask('ghs_expired')).toMatchObject([{ code: 'forge-unauthorized' }]);
    on.github.state.private = true;
    expect(await ask(TOKENS.stranger)).toMatchObject([{ code: 'forge-not-found' }]);
  });

  it('says that the repository is archived', async () => {
    on.github.state.archived = true;
    expect(await ask(TOKENS.maintainer, 'v1.0.0')).toMatchObject([{ code: 'github-repository-archived' }]);
  });

  it('warns of a ruleset, unless the tag is there already', async () => {
    on.github.state.rulesets.push({
      id: 7,
      name: 'release tags',
      enforcement: 'active',
      include: ['refs/tags/v*'],
      exclude: [],
      rules: ['creation'],
      bypass: ['maintainer'],
    });
    expect(await ask(TOKENS.job, 'v1.0.0')).toMatchObject([
      {
        code: 'github-tag-protected',
        severity: 'warning',
        message: expect.stringContaining('ruleset release tags restricts who may create it'),
      },
    ]);
    expect(await ask(TOKENS.maintainer, 'v1.0.0')).toEqual([]);
    expect(await ask(TOKENS.job)).toEqual([]);
    on.git.git(['tag', 'v1.0.0', on.commit], on.git.remote);
    expect(await ask(TOKENS.job, 'v1.0.0')).toEqual([]);
  });

  it('sends the token to no server that isn’t GitHub’s own, whatever GitHub names', async () => {
    const asked: string[] = [];
    const target = on.github.target(TOKENS.job);
    const elsewhere = { ...target, apiUrl: 'https://api.github.com' };
    const client = githubClient(elsewhere, async (input) => {
      asked.push(new URL(String(input)).host);
      const clone_url = 'https://github.com.example.org/octo-org/gateway.git';
      return Response.json({ archived: false, default_branch: 'main', clone_url });
    });
    expect(await preflight(client, undefined)).toEqual([]);
    expect(asked).toEqual(['api.github.com']);
  });

  it('lets the API have its say where git’s own address doesn’t answer', async () => {
    const target = on.github.target(TOKENS.job);
    const client = githubClient(target, async (input, init) => {
      if (String(input).includes('info/refs')) throw new TypeError('fetch failed');
      return fetch(input, init);
    });
    expect(await preflight(client, 'v1.0.0')).toEqual([]);
  });
});
