import { describe, expect, it } from 'vitest';
import { openClient, webUrl } from '../../../src/forges/gitlab/client.js';
import type { Fetch } from '../../../src/http/fetch.js';

interface Sent {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

const recording = (): { readonly fetch: Fetch; readonly sent: readonly Sent[] } => {
  const sent: Sent[] = [];
  return {
    sent,
    fetch: async (input, init) => {
      sent.push({ url: String(input), headers: Object.fromEntries(new Headers(init?.headers)) });
      return new Response('[]', { headers: { 'content-type': 'application/json' } });
    },
  };
};
const target = { kind: 'gitlab', apiUrl: 'https://gitlab.example.com/git/api/v4', project: 'group/sub/p.q' } as const;

describe('openClient', () => {
  it.each([
    // credential, the header that carries it
    [{ kind: 'private', token: 'glpat-1' } as const, { 'private-token': 'glpat-1' }],
    [{ kind: 'job', token: 'glcbt-2' } as const, { 'job-token': 'glcbt-2' }],
  ])('sends the credential %j with the library’s requests and its own', async (credential, header) => {
    const { fetch, sent } = recording();
    const client = openClient({ ...target, credential }, fetch);
    await client.tags.all(client.project);
    await client.raw('packages/generic/a/1/b', { method: 'PUT', headers: { 'content-type': 'text/plain' } });
    expect(sent.map(({ url }) => url)).toEqual([
      'https://gitlab.example.com/git/api/v4/projects/group%2Fsub%2Fp.q/repository/tags',
      'https://gitlab.example.com/git/api/v4/projects/group%2Fsub%2Fp.q/packages/generic/a/1/b',
    ]);
    expect(sent[0]?.headers).toEqual({ accept: 'application/json', ...header });
    expect(sent[1]?.headers).toEqual({ 'content-type': 'text/plain', ...header });
  });

  it('sends no credential where there is none', async () => {
    const { fetch, sent } = recording();
    const client = openClient(target, fetch);
    await client.tags.all(client.project);
    await client.raw('x', { method: 'HEAD' });
    expect(sent.map(({ headers }) => Object.keys(headers))).toEqual([['accept'], []]);
  });

  it('names the project by its address for people', () => {
    const client = openClient({ ...target, credential: { kind: 'private', token: 'glpat-1' } }, recording().fetch);
    expect(client.location).toBe('gitlab.example.com/git/group/sub/p.q');
    expect(client.webUrl).toBe('https://gitlab.example.com/git/group/sub/p.q');
    expect(client.url('releases')).toBe('https://gitlab.example.com/git/api/v4/projects/group%2Fsub%2Fp.q/releases');
  });
});

describe('webUrl', () => {
  it.each([
    // the API's address, the server's for people
    ['https://gitlab.com/api/v4', 'https://gitlab.com'],
    ['https://example.com:8443/gitlab/api/v4', 'https://example.com:8443/gitlab'],
    ['https://user:secret@example.com/api/v4/', 'https://example.com'],
  ])('of %s is %s', (apiUrl, url) => {
    expect(webUrl(apiUrl)).toBe(url);
  });
});
