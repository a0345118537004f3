import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GitFixture, gitFixture } from '../git-fixture.js';
import { strayRoutes } from './api.js';
import { addAsset } from './asset-routes.js';
import { type GithubDouble, startGithub } from './double.js';
import { endpointOf } from './openapi.js';
import { type Recorded, recordedTraffic, shapeFaults } from './recorded.js';
import type { ReleaseState } from './state.js';

const OWNER = 'octokit-fixture-org';
const RECORDED_TOKEN = '0000000000000000000000000000000000000001';

let git: GitFixture;
let github: GithubDouble;

const start = async (name: string): Promise<void> => {
  github = await startGithub({ gitDirectory: git.remote, owner: OWNER, name });
  github.state.tokens.set(RECORDED_TOKEN, { login: 'somebody', kind: 'user', role: 'admin', contents: 'write' });
};

beforeEach(() => {
  git = gitFixture();
});
afterEach(async () => {
  git.dispose();
  await github.stop();
});

/** The release that each of the scenarios about assets begins with. */
const release = (): ReleaseState => {
  const made: ReleaseState = {
    id: 1000,
    tagName: 'v1.0.0',
    target: 'main',
    name: 'Version 1.0.0',
    body: 'Initial release',
    draft: false,
    prerelease: false,
    immutable: false,
    createdAt: '2017-10-10T16:00:00Z',
    publishedAt: '2017-10-10T16:00:00Z',
    assets: [],
  };
  github.state.releases.push(made);
  return made;
};

/** Where the double has what was recorded of GitHub's several servers. */
const addressOf = ({ scope, path }: Recorded): string => {
  const { api, uploads, web } = github.state.addresses;
  if (scope.includes('uploads.')) return `${uploads}${path}`;
  return scope.includes('codeload.') ? `${web}/_codeload${path}` : `${api}${path}`;
};

/** Sends what was recorded, with the ids that the double's repository has. */
const replay = async (recorded: Recorded, commit: string): Promise<Response> => {
  const { host: _host, 'content-length': _length, ...reqheaders } = recorded.reqheaders;
  const text = typeof recorded.body === 'string' ? recorded.body : JSON.stringify(recorded.body);
  const body = text === '' ? null : text.replaceAll(/0{39}[12]/g, commit);
  const headers = Object.fromEntries(Object.entries(reqheaders).map(([name, value]) => [name, String(value)]));
  return fetch(addressOf(recorded), { method: recorded.method.toUpperCase(), headers, body, redirect: 'manual' });
};

const isKnown = ({ method, path, scope }: Recorded): boolean =>
  scope.includes('codeload.') || endpointOf(method.toUpperCase(), path.replace(/\?.*$/, '')) !== undefined;

const mediaType = (value: string | null | undefined): string | undefined => value?.replace(/;.*$/, '');

describe('the double answers as GitHub did', () => {
  /** What happened that was not recorded, by the number of the recorded request that came next. */
  const scenarios: readonly (readonly [string, number, Readonly<Record<number, () => void>>])[] = [
    // the recorded scenario, how many of its requests go to endpoints that the forge uses, what happened in between
    ['get-repository', 1, {}],
    ['get-archive', 2, {}],
    ['git-refs', 1, {}],
    ['release-assets', 5, { 0: () => void release() }],
    [
      'release-assets-conflict',
      5,
      {
        0: () => void release(),
        1: () => {
          const [standing] = github.state.releases;
          if (!standing) throw new Error('no release');
          const asset = addAsset(github.state, standing, 'test-upload.txt', 'text/plain');
          Object.assign(asset, { state: 'uploaded', label: 'test' });
        },
      },
    ],
  ];

  it.each(scenarios)('%s', async (scenario, requests, meanwhile) => {
    const traffic = recordedTraffic(scenario).filter(isKnown);
    expect(traffic).toHaveLength(requests);
    const name = /^\/(?:repos\/)?[^/]+\/([^/?]+)/.exec(traffic[0]?.path ?? '')?.[1] ?? '';
    await start(name);
    // Numbers as they were recorded: the next asset is 1000 as well.
    github.state.nextId = 999;
    for (const [number, recorded] of traffic.entries()) {
      meanwhile[number]?.();
      const response = await replay(recorded, git.git(['rev-parse', 'main']));
      const label = `${recorded.method} ${recorded.path}`;
      expect([label, response.status]).toEqual([label, recorded.status]);
      expect(response.headers.has('location'), label).toBe('location' in recorded.headers);
      if (recorded.headers['content-type'])
        expect(mediaType(response.headers.get('content-type')), label).toBe(
          mediaType(recorded.headers['content-type']),
        );
      const isJson = typeof recorded.response === 'object';
      const answered = isJson ? await response.json() : await response.arrayBuffer();
      if (isJson) expect(shapeFaults(recorded.response, answered), label).toEqual([]);
      else if (recorded.response === '') expect(answered, label).toHaveProperty('byteLength', 0);
    }
  });

  it('shows a README as GitHub lists a file', async () => {
    await start('hello-world');
    git.pushFromElsewhere('README.md');
    const [listing] = recordedTraffic('get-content').map(({ response }) => response);
    const [file] = Array.isArray(listing) ? listing : [];
    const readme = await fetch(`${github.state.addresses.api}/repos/${OWNER}/hello-world/readme`, {
      headers: { accept: 'application/vnd.github.v3+json' },
    });
    expect(shapeFaults(file, await readme.json())).toEqual([]);
  });

  it('refuses what it can’t take in the form that GitHub does', async () => {
    await start('errors');
    release();
    const [recorded] = recordedTraffic('errors');
    const response = await fetch(`${github.state.addresses.api}/repos/${OWNER}/errors/releases`, {
      method: 'POST',
      headers: {
        accept: 'application/vnd.github.v3+json',
        authorization: `token ${RECORDED_TOKEN}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ tag_name: 'v1.0.0' }),
    });
    expect(response.status).toBe(recorded?.status);
    expect(shapeFaults(recorded?.response, await response.json())).toEqual([]);
  });
});

describe('the double holds both sides to GitHub’s description', () => {
  it('has exactly the endpoints that are described', () => {
    expect(strayRoutes).toEqual([]);
  });

  const get = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${github.state.addresses.api}/repos/${OWNER}/gateway${path}`, {
      ...init,
      headers: { accept: 'application/json', authorization: `token ${RECORDED_TOKEN}`, ...init.headers },
    });
  const JSON_BODY = { 'content-type': 'application/json' };

  it.each([
    // what is wrong, the request, what the verdict says
    ['an endpoint that isn’t there', () => get('/git/refs/tags'), /no such endpoint/],
    ['a parameter that isn’t there', () => get('/releases?sort=name'), /parameter sort is not described/],
    ['a parameter of another type', () => get('/releases?page=first'), /parameter page must be integer/],
    [
      'a body without what it needs',
      () => get('/git/refs', { method: 'POST', headers: JSON_BODY, body: '{"ref":"refs/tags/v1"}' }),
      /body must have required property 'sha'/,
    ],
    [
      'a body with more than is described',
      () =>
        get('/releases', { method: 'POST', headers: JSON_BODY, body: '{"tag_name":"v1.0.0","draft":true,"notes":""}' }),
      /body must NOT have additional properties .*notes/,
    ],
    [
      'an upload to the wrong server',
      () => get('/releases/1/assets?name=x', { method: 'POST', body: 'x' }),
      /no such endpoint/,
    ],
    ['a media type that isn’t GitHub’s', () => get('', { headers: { accept: 'text/html' } }), /accept text\/html/],
  ])('a request with %s fails the test', async (_what, send, verdict) => {
    await start('gateway');
    expect((await send()).status).toBe(500);
    await expect(github.stop()).rejects.toThrow(verdict);
    await start('gateway');
  });

  it('an answer that GitHub would never give fails the test', async () => {
    await start('gateway');
    release().publishedAt = 'yesterday';
    expect((await get('/releases')).status).toBe(500);
    await expect(github.stop()).rejects.toThrow(/answer 200\/0\/published_at must match format "date-time"/);
    await start('gateway');
  });
});
