import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { githubTreeBytes } from '../../../src/hosts/git-branch/github-sizes.js';
import { hostSurroundings } from '../../support/host-surroundings.js';
import { loopbackServers } from '../../support/loopback.js';

const COMMIT = 'c'.repeat(40);

describe('githubTreeBytes', () => {
  const start = loopbackServers();
  const ask = async (answer: (response: ServerResponse) => void, url?: string) => {
    const seen: [string | undefined, IncomingHttpHeaders][] = [];
    const origin = await start((request, response) => {
      seen.push([request.url, request.headers]);
      answer(response);
    });
    const environment = { GITHUB_SERVER_URL: origin, GITHUB_API_URL: `${origin}/api/v3`, GITHUB_TOKEN: 'secret' };
    return {
      bytes: await githubTreeBytes(url ?? `${origin}/team/site.git`, COMMIT, hostSurroundings({ environment })),
      seen,
    };
  };

  it('adds up what the API lists', async () => {
    const tree = [
      { path: 'a', type: 'blob', size: 5 },
      { path: 'b', type: 'tree' },
      { path: 'b/c', size: 7 },
    ];
    const { bytes, seen } = await ask((response) => response.end(JSON.stringify({ tree, truncated: false })));
    expect(bytes).toBe(12);
    expect(seen[0]?.[0]).toBe(`/api/v3/repos/team/site/git/trees/${COMMIT}?recursive=1`);
    expect(seen[0]?.[1].authorization).toBe('Bearer secret');
  });

  it.each<[string, (response: ServerResponse) => void]>([
    // how the server answers
    ['a refusal', (response) => response.writeHead(403).end('{"tree":[{"size":1}]}')],
    ['something else', (response) => response.end('<html>')],
    ['no tree', (response) => response.end('{"tree":"x"}')],
    ['nothing', (response) => void response.destroy()],
  ])('doesn’t know after %s', async (_what, answer) => {
    expect((await ask(answer)).bytes).toBeUndefined();
  });

  it('asks nobody about a remote elsewhere', async () => {
    expect(await ask(() => {}, 'https://git.example.com/team/site.git')).toEqual({ bytes: undefined, seen: [] });
  });
});
