import { spawn } from 'node:child_process';
import type { IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadOctokit } from '../../../src/forges/github/octokit.js';
import { type Bundled, bundled } from '../../support/bundled.js';
import { loopbackServers } from '../../support/loopback.js';

const at = { owner: 'octo-org', repo: 'gateway' };
const target = { kind: 'github', owner: 'octo-org', name: 'gateway' } as const;
const startServer = loopbackServers();

/** A server that notes the headers of each request, and answers as if everything were deprecated. */
const startApi = async (seen: IncomingHttpHeaders[]): Promise<string> =>
  startServer((request, response) => {
    seen.push(request.headers);
    const deprecated = { deprecation: 'true', sunset: 'soon', link: '<https://example.com>; rel="deprecation"' };
    response.writeHead(200, { 'content-type': 'application/json', ...deprecated }).end('{}');
  });

describe('loadOctokit', () => {
  it('asks the target’s API in one version, with the token or without one', async () => {
    const seen: IncomingHttpHeaders[] = [];
    const apiUrl = await startApi(seen);
    for (const token of [{ token: 'ghs_secret' }, {}]) {
      const octokit = await loadOctokit({ ...target, apiUrl, ...token }, fetch);
      await octokit.rest.repos.get(at);
    }
    expect(seen.map(({ authorization }) => authorization)).toEqual(['token ghs_secret', undefined]);
    for (const headers of seen) expect(headers['x-github-api-version']).toBe('2022-11-28');
  });

  it('sends everything through the fetch that it is given', async () => {
    const asked: string[] = [];
    const octokit = await loadOctokit({ ...target, apiUrl: 'https://git.example.com/api/v3' }, async (input) => {
      asked.push(String(input));
      return Response.json({});
    });
    await octokit.rest.git.getRef({ ...at, ref: 'tags/gateway/v1.0.0' });
    expect(asked).toEqual(['https://git.example.com/api/v3/repos/octo-org/gateway/git/ref/tags%2Fgateway%2Fv1.0.0']);
  });
});

describe('in an environment of its own', () => {
  let program: Bundled;
  beforeAll(() => {
    program = bundled(new URL('../../support/github/load-octokit.ts', import.meta.url));
  });
  afterAll(() => program.dispose());

  const run = async (apiUrl: string, env: Readonly<Record<string, string>>) => {
    const child = spawn(process.execPath, [program.file, apiUrl], { env: { PATH: process.env.PATH ?? '', ...env } });
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
    return { stdout, stderr };
  };

  it('prints nothing of GitHub’s notes to developers', async () => {
    expect(await run(await startApi([]), {})).toEqual({ stdout: '200\n', stderr: '' });
  });

  it.each([
    // the variable, and a value that GitHub's client can't live with
    ['GITHUB_API_URL', 'api.github.com'],
    ['HTTPS_PROXY', '::'],
    ['GITHUB_EVENT_PATH', process.execPath],
  ])('says what may be wrong where %s is %j', async (variable, value) => {
    const { stdout, stderr } = await run(await startApi([]), { [variable]: value });
    expect(stdout).toMatch(/^github-environment-unusable GitHub’s client could not be loaded/);
    expect(stderr).toBe('');
  });
});
