import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type GithubClient, githubClient, type Send } from '../../../src/forges/github/client.js';
import { type GithubFixture, githubFixture, TOKENS } from '../../support/github/forge.js';

let on: GithubFixture;
beforeAll(async () => {
  on = await githubFixture();
});
afterEach(() => {
  on.github.mend();
  Object.assign(on.github.state, { rateLimit: undefined, private: false });
});
afterAll(() => on.dispose());

const client = (token: string | undefined = TOKENS.job): GithubClient => githubClient(on.github.target(token), fetch);
const README = { label: 'GET readme', purpose: 'read the README' };
const CREATE = { label: 'POST releases', purpose: 'write release pages' };
const readme: Send<object> = ({ rest }, at) => rest.repos.getReadme(at);
const create: Send<object> = ({ rest }, at) => rest.repos.createRelease({ ...at, tag_name: 'v1', draft: true });

describe('githubClient', () => {
  it('tells what is known of the repository, and asks once', async () => {
    const one = client();
    const before = on.github.requests.length;
    const [facts, again] = await Promise.all([one.facts(), one.facts()]);
    expect(facts).toMatchObject({
      archived: false,
      defaultBranch: 'main',
      cloneUrl: `${on.github.state.addresses.web}/octo-org/gateway.git`,
      // What GitHub says to an app's token, which may do a lot.
      permissions: { pull: false, push: false },
    });
    expect(again).toBe(facts);
    expect(on.github.requests).toHaveLength(before + 1);
  });

  it('asks again after a failure', async () => {
    const one = client();
    void on.github.break({ when: 'before', how: 502 });
    await expect(one.facts()).rejects.toMatchObject({ code: 'forge-answer-unexpected' });
    expect(await one.facts()).toMatchObject({ defaultBranch: 'main' });
  });

  it('finds nothing where there is nothing, and tells that from a repository that the token doesn’t see', async () => {
    expect(await client().find(README, readme)).toBeUndefined();
    on.github.state.private = true;
    await expect(client(TOKENS.stranger).find(README, readme)).rejects.toMatchObject({ code: 'forge-not-found' });
  });

  it('finds out what “not found” means to somebody who wants to write', async () => {
    const outcome = async (token: string) => {
      const one = client(token);
      const result = await one.attempt(create);
      if (result.kind === 'answer') throw new Error('it was let in');
      return one.refused(result.refusal, CREATE).catch((error) => error);
    };
    expect(await outcome(TOKENS.reader)).toMatchObject({ code: 'github-permission-missing' });
    expect(await outcome(TOKENS.narrow)).toMatchObject({
      code: 'github-permission-missing',
      message: expect.stringContaining('Resource not accessible by personal access token'),
    });
    on.github.state.private = true;
    expect(await outcome(TOKENS.stranger)).toMatchObject({ code: 'forge-not-found' });
  });

  it.each([
    // what goes wrong, the code, the words
    ['drop', 'before', 'forge-unreachable', /other side closed|socket hang up|ECONNRESET|terminated/],
    ['drop', 'after', 'forge-unreachable', /other side closed|socket hang up|ECONNRESET|terminated/],
    ['truncate', 'after', 'forge-answer-unexpected', /the answer broke off/],
    [500, 'before', 'forge-answer-unexpected', /status 500: "Server Error"/],
  ] as const)('tells what went wrong: %s %s', async (how, when, code, words) => {
    void on.github.break({ when, how });
    await expect(client().facts()).rejects.toMatchObject({ code, message: expect.stringMatching(words) });
  });

  it.each([
    [{ kind: 'primary', resetSeconds: 90 }, /for (89|90|91) seconds: "API rate limit exceeded/],
    [{ kind: 'secondary', retryAfter: 17 }, /for 17 seconds: "You have exceeded a secondary rate limit/],
    [{ kind: 'secondary' }, /for 60 seconds/],
  ] as const)('tells a limit, and how long it lasts: %j', async (rateLimit, message) => {
    on.github.state.rateLimit = rateLimit;
    await expect(client().facts()).rejects.toMatchObject({
      code: 'forge-rate-limited',
      message: expect.stringMatching(message),
    });
  });

  it('says that nobody listens', async () => {
    const nobody = githubClient({ ...on.github.target('ghs_secret'), apiUrl: 'http://127.0.0.1:1' }, fetch);
    await expect(nobody.facts()).rejects.toMatchObject({ code: 'forge-unreachable' });
    await expect(nobody.fetch('http://127.0.0.1:1/x')).rejects.toMatchObject({ code: 'forge-unreachable' });
  });

  it('never says the token', async () => {
    const error = await client('ghs_wrongsecret')
      .facts()
      .catch((reason) => reason);
    expect(error).toMatchObject({ code: 'forge-unauthorized', message: expect.stringContaining('Bad credentials') });
    expect(JSON.stringify(error) + error.stack + error.hint).not.toContain('wrongsecret');
  });

  it('lets a fault of the program pass', async () => {
    const broken = client().attempt(() => Promise.reject(new TypeError('x is not a function')));
    await expect(broken).rejects.toThrow('x is not a function');
  });
});
