import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runProcess } from '../cli.js';
import { type GitlabFixture, gitlabFixture, JOB, PRIVATE } from './fixture.js';

const PROJECT = '/projects/group%2Fsub%2Fproject';
const AS_USER = { 'private-token': PRIVATE.token };
const AS_JOB = { 'job-token': JOB.token };

/** The double, asked by nothing of the product's. */
describe('GitLab’s double', () => {
  let on: GitlabFixture;
  let stopped: boolean;
  beforeEach(async () => {
    stopped = false;
    on = await gitlabFixture();
  });
  afterEach(async () => {
    if (!stopped) await on.stop();
  });

  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${on.server.apiUrl}${path}`, { headers: AS_USER, ...init });
  const stop = async () => {
    stopped = true;
    await on.stop();
  };

  it.each([
    // what is not as documented, method, path, body
    ['an attribute that no page knows', 'GET', `${PROJECT}/repository/tags?order=name`, undefined],
    ['a value that no page knows', 'GET', `${PROJECT}/packages?package_type=zip`, undefined],
    ['an attribute that is missing', 'POST', `${PROJECT}/repository/tags?tag_name=v1`, undefined],
    ['a body of another shape', 'POST', `${PROJECT}/releases`, { tag: 'v1' }],
    ['an endpoint that no page knows', 'GET', `${PROJECT}/tags`, undefined],
  ])('lets no test pass with %s', async (_what, method, path, body) => {
    const response = await ask(path, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
    await response.arrayBuffer();
    await expect(stop()).rejects.toThrow('not as GitLab documents it');
  });

  it.each([
    // who asks for what, headers, path, status, words
    ['nobody', {}, PROJECT, 404, '404 Project Not Found'],
    ['an unknown token', { 'private-token': 'x' }, PROJECT, 401, '401 Unauthorized'],
    ['a job’s token under the wrong name', { 'private-token': JOB.token }, PROJECT, 401, '401 Unauthorized'],
    ['a job, for a project', AS_JOB, PROJECT, 404, '404 Project Not Found'],
    ['a job, for releases', AS_JOB, `${PROJECT}/releases/v1`, 404, '404 Not Found'],
    ['a user, for another project', AS_USER, '/projects/other%2Fone', 404, '404 Project Not Found'],
    ['a developer, for the rules', AS_USER, `${PROJECT}/protected_tags`, 403, '403 Forbidden'],
    ['a user, for a tag', AS_USER, `${PROJECT}/repository/tags/v1`, 404, '404 Tag Not Found'],
  ])('answers %s', async (_who, headers, path, status, words) => {
    const response = await ask(path, { headers });
    expect([response.status, await response.json()]).toEqual([status, { message: words }]);
  });

  it('takes a second file of the same name for a second file, unless the group forbids it', async () => {
    const path = `${PROJECT}/packages/generic/a/1.0.0/f.txt`;
    const put = async (body: string) => (await ask(path, { method: 'PUT', body })).json();
    expect(await put('one')).toEqual({ message: '201 Created' });
    expect(await put('two')).toEqual({ message: '201 Created' });
    expect(await (await ask(path)).text()).toBe('two');
    on.state.duplicatesAllowed = false;
    expect(await put('three')).toEqual({ message: '400 Bad request - Duplicate package is not allowed' });
  });

  it('gives lists in pages', async () => {
    for (let i = 0; i < 25; i += 1) on.git.git(['tag', `v1.0.${i}`], on.git.remote);
    const first = await ask(`${PROJECT}/repository/tags`);
    expect([await first.json(), first.headers.get('link')]).toEqual([
      expect.objectContaining({ length: 20 }),
      `<${on.server.apiUrl}${PROJECT}/repository/tags?page=2&per_page=20>; rel="next"`,
    ]);
    const second = await ask(`${PROJECT}/repository/tags?page=2&per_page=20`);
    expect([await second.json(), second.headers.get('link')]).toEqual([expect.objectContaining({ length: 5 }), null]);
  });

  it('refuses protected tags to git as to the API', async () => {
    on.state.rules.push({ name: 'v*', allowed: [{ accessLevel: 40 }] });
    on.git.git(['tag', 'v1.0.0']);
    on.git.git(['tag', 'nightly']);
    const push = (tag: string) => runProcess('git', ['push', '--quiet', 'origin', tag], { cwd: on.git.clone });
    expect((await push('v1.0.0')).stderr).toContain('remote: GitLab: You are not allowed to create this tag as it is');
    expect((await push('nightly')).exitCode).toBe(0);
    expect(on.git.git(['tag', '--list'], on.git.remote)).toBe('nightly');
  });
});
