import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NewTag } from '../../../src/forges/forge.js';
import { githubClient } from '../../../src/forges/github/client.js';
import { hasTag, lookUpTag } from '../../../src/forges/github/tags.js';
import { type GithubFixture, githubFixture, TOKENS } from '../../support/github/forge.js';
import { loopbackServers } from '../../support/loopback.js';

const TIME = 1_768_471_200;
const startServer = loopbackServers();

let on: GithubFixture;
beforeEach(async () => {
  on = await githubFixture();
});
afterEach(() => on.dispose());

const tag = (facts: Partial<NewTag> = {}): NewTag => ({
  name: 'v1.0.0',
  commit: on.commit,
  message: 'Release 1.0.0\n\n- “Räder”\n\n',
  time: TIME,
  ...facts,
});
const client = (token: string = TOKENS.job) => githubClient(on.github.target(token), fetch);
const bare = (args: readonly string[]): string => on.git.git(args, on.git.remote);
const bareTags = (): string => bare(['tag', '--list']);
const create = async (token: string = TOKENS.job, facts: Partial<NewTag> = {}) =>
  (await on.forge({ target: on.github.target(token) })).createTag(tag(facts));
const refusalOf = (outcome: Promise<unknown>) =>
  outcome.then(
    () => undefined,
    (error) => error,
  );

describe('lookUpTag', () => {
  it('peels tags on tags down to the commit, and no deeper than anybody means it', async () => {
    let name = on.commit;
    for (let depth = 1; depth <= 11; depth += 1) {
      bare(['tag', '--annotate', '--message', 'x', `t${depth}`, name]);
      name = `t${depth}`;
    }
    expect(await lookUpTag(client(), 't3')).toEqual({ name: 't3', commit: on.commit, annotated: true });
    expect(await lookUpTag(client(), 't10')).toMatchObject({ commit: on.commit });
    await expect(lookUpTag(client(), 't11')).rejects.toMatchObject({
      code: 'forge-answer-unexpected',
      message: expect.stringContaining('more than 10 tags on each other'),
    });
  });

  it('takes a tag on a tree for what it is', async () => {
    const tree = on.git.git(['rev-parse', `${on.commit}^{tree}`]);
    bare(['tag', 'tree', tree]);
    bare(['tag', '--annotate', '--message', 'x', 'annotated-tree', tree]);
    expect(await lookUpTag(client(), 'tree')).toEqual({ name: 'tree', commit: tree, annotated: false });
    expect(await lookUpTag(client(), 'annotated-tree')).toMatchObject({ commit: tree, annotated: true });
  });

  it.each([
    // what an old server answers where only longer names are there
    ['a list', [{ ref: 'refs/tags/v1.0.0-rc.1', object: { type: 'commit', sha: 'a'.repeat(40) } }]],
    ['another ref', { ref: 'refs/tags/v1.0.0-rc.1', object: { type: 'commit', sha: 'a'.repeat(40) } }],
  ])('takes no tag whose name only begins alike: %s', async (_what, answer) => {
    const apiUrl = await startServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
    const old = githubClient({ ...on.github.target('ghs_x'), apiUrl }, fetch);
    expect(await lookUpTag(old, 'v1.0.0')).toBeUndefined();
    expect(await hasTag(old, 'v1.0.0')).toBe(false);
  });

  it('finds no tag in a repository without a commit', async () => {
    on.git.git(['init', '--quiet', '--bare', '--initial-branch=main', 'empty.git'], on.git.directory);
    const empty = await githubFixture({ gitDirectory: join(on.git.directory, 'empty.git') });
    expect(await (await empty.forge()).lookUpTag('v1.0.0')).toBeUndefined();
    await empty.dispose();
  });
});

describe('createTag', () => {
  it('makes the very object that git itself makes, here and there', async () => {
    const elsewhere = on.cloneElsewhere();
    const pushed = bare(['tag', '--list']);
    expect(pushed).toBe('');
    expect(await create()).toBe('created');
    const object = bare(['rev-parse', 'v1.0.0']);
    expect(bare(['cat-file', 'tag', 'v1.0.0'])).toBe(
      `object ${on.commit}\ntype commit\ntag v1.0.0\ntagger Release Test <release@example.com> ${TIME} +0000\n\nRelease 1.0.0\n\n- “Räder”`,
    );
    const text = execFileSync('git', ['-C', on.git.remote, 'cat-file', 'tag', 'v1.0.0']);
    expect(text.toString().endsWith('Räder”\n')).toBe(true);
    const made = execFileSync('git', ['-C', elsewhere, 'mktag'], { input: text, encoding: 'utf8' });
    expect(made.trim()).toBe(object);
    expect(on.git.git(['rev-parse', 'v1.0.0'])).toBe(object);
  });

  it('makes a tag with a slash in its name', async () => {
    expect(await create(TOKENS.job, { name: 'gateway/v1.0.0' })).toBe('created');
    expect(await create(TOKENS.job, { name: 'gateway/v1.0.0' })).toBe('exists');
    expect(bareTags()).toBe('gateway/v1.0.0');
  });

  it('sends nothing by git, and says no more than the API needs', async () => {
    await create();
    expect(on.github.otherRequests).toEqual([]);
    expect(
      on.github.requests.map(({ method, path }) => `${method} ${path.replace(/^\/repos\/[^/]+\/[^/]+/, '')}`),
    ).toEqual(['GET /git/ref/tags%2Fv1.0.0', 'GET ', 'POST /git/tags', 'POST /git/refs']);
    for (const { headers } of on.github.requests) expect(headers['x-github-api-version']).toBe('2022-11-28');
  });

  it('leaves the clone as it is where GitHub signs the tag', async () => {
    on.github.state.signsTags = true;
    expect(await create()).toBe('created');
    expect(bare(['cat-file', 'tag', 'v1.0.0'])).toContain('SSH SIGNATURE');
    expect(on.git.git(['tag', '--list'])).toBe('');
    expect(await create()).toBe('exists');
  });

  it('takes a lightweight tag of the clone for what it is', async () => {
    on.git.git(['tag', 'v1.0.0', on.commit]);
    expect(await create()).toBe('created');
    expect(on.git.git(['rev-parse', 'v1.0.0'])).toBe(bare(['rev-parse', 'v1.0.0']));
  });

  it('pushes a tag that was made by hand, so that not a byte of it is lost', async () => {
    on.git.git(['tag', '--annotate', '--message', 'By hand', 'v1.0.0', on.commit]);
    const object = on.git.git(['rev-parse', 'v1.0.0']);
    expect(await create()).toBe('created');
    expect(bare(['rev-parse', 'v1.0.0'])).toBe(object);
    expect(on.github.requests.filter(({ method }) => method === 'POST')).toEqual([]);
    expect(on.github.otherRequests.map(({ method, path }) => `${method} ${path}`)).toContain(
      'POST /octo-org/gateway.git/git-receive-pack',
    );
  });

  it('pushes no tag made by hand that stands on another commit', async () => {
    on.git.git(['tag', '--annotate', '--message', 'By hand', 'v1.0.0', on.parent]);
    expect(await refusalOf(create())).toMatchObject({ code: 'tag-local-on-other-commit' });
    expect(bareTags()).toBe('');
  });

  it('refuses a name that git does not take, and sends nothing of it', async () => {
    expect(await refusalOf(create(TOKENS.job, { name: 'v1..0' }))).toMatchObject({ code: 'tag-name-invalid' });
    expect(on.github.requests.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it.each([
    // whose token, the code, what GitHub says of it
    ['readingJob', 'github-permission-missing', 'Resource not accessible by integration'],
    ['narrow', 'github-permission-missing', 'Resource not accessible by personal access token'],
    ['reader', 'github-permission-missing', 'Not Found'],
    ['stranger', 'github-permission-missing', 'Not Found'],
  ] as const)('tells %s that the token may not', async (who, code, words) => {
    const error = await refusalOf(create(TOKENS[who]));
    expect(error).toMatchObject({ code, message: expect.stringContaining(words) });
    expect(error.message).toContain('create tags');
    expect([bareTags(), on.git.git(['tag', '--list'])]).toEqual(['', '']);
  });

  it('needs a token', async () => {
    const forge = await on.forge({ target: on.github.target() });
    expect(await refusalOf(forge.createTag(tag()))).toMatchObject({
      code: 'forge-token-missing',
      message: expect.stringContaining('GITHUB_TOKEN'),
    });
  });

  it.each([
    // what keeps the tag from being made, the code
    [{ archived: true }, 'github-repository-archived'],
    [{ rateLimit: { kind: 'secondary', retryAfter: 5 } }, 'forge-rate-limited'],
  ] as const)('says that %j', async (facts, code) => {
    Object.assign(on.github.state, facts);
    expect(await refusalOf(create())).toMatchObject({ code });
    Object.assign(on.github.state, { rateLimit: undefined });
    expect(bareTags()).toBe('');
  });

  it('tells a rule for tags from everything else, and who may pass it', async () => {
    on.github.state.rulesets.push({
      id: 7,
      name: 'release tags',
      enforcement: 'active',
      include: ['refs/tags/v*'],
      exclude: ['refs/tags/v*-*'],
      rules: ['creation'],
      bypass: ['maintainer'],
    });
    expect(await refusalOf(create())).toMatchObject({
      code: 'github-tag-protected',
      message: expect.stringContaining('Cannot create ref due to creations being restricted.'),
      hint: expect.stringContaining('Rulesets'),
    });
    expect([bareTags(), on.git.git(['tag', '--list'])]).toEqual(['', '']);
    expect(await create(TOKENS.job, { name: 'v1.0.0-rc.1' })).toBe('created');
    expect(await create(TOKENS.maintainer)).toBe('created');
  });

  it.each([
    ['git/tags', /git\/tags$/],
    ['git/refs', /git\/refs$/],
  ])('finishes in the next run what broke off at POST %s', async (_what, path) => {
    void on.github.break({ method: 'POST', path, when: 'before', how: 'drop' });
    expect(await refusalOf(create())).toMatchObject({ code: 'forge-unreachable' });
    expect([bareTags(), on.git.git(['tag', '--list'])]).toEqual(['', '']);
    expect(await create()).toBe('created');
  });

  it.each(['drop', 'truncate'] as const)('sees that the tag was made although the answer was lost: %s', async (how) => {
    void on.github.break({ method: 'POST', path: /git\/refs$/, when: 'after', how });
    expect(await create()).toBe('exists');
    expect(bare(['rev-parse', 'v1.0.0^{commit}'])).toBe(on.commit);
  });

  it('passes on what GitHub says where it says something else', async () => {
    void on.github.break({ method: 'POST', path: /git\/refs$/, when: 'before', how: 502 });
    expect(await refusalOf(create())).toMatchObject({
      code: 'forge-answer-unexpected',
      message: expect.stringContaining('answered POST git/refs with status 502'),
    });
  });
});
