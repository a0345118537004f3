import { describe, expect, it } from 'vitest';
import { githubClient } from '../../../src/forges/github/client.js';
import { unread } from '../../../src/forges/github/unread-answer.js';
import { loopbackServers } from '../../support/loopback.js';

const startServer = loopbackServers();
const ROUTE = 'GET /repos/{owner}/{repo}/tarball/{ref}';

const ask = async (apiUrl: string) => {
  const client = githubClient({ kind: 'github', apiUrl, owner: 'octo-org', name: 'gateway', token: 'ghs_x' }, fetch);
  const result = await client.attempt(unread(ROUTE, { ref: 'v1.0.0' }));
  if (result.kind === 'refused') throw new Error(result.refusal.words);
  return result.data;
};

describe('unread', () => {
  it('follows no redirect, and tells where it leads', async () => {
    const asked: (string | undefined)[] = [];
    const apiUrl = await startServer((request, response) => {
      asked.push(request.url);
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    expect(await ask(apiUrl)).toMatchObject({ status: 302, location: '/elsewhere' });
    expect(asked).toEqual(['/repos/octo-org/gateway/tarball/v1.0.0']);
  });

  it('leaves the body to be read, whatever its type', async () => {
    const apiUrl = await startServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
    const { status, location, body } = await ask(apiUrl);
    expect([status, location]).toEqual([200, undefined]);
    expect(await new Response(body ?? null).text()).toBe('{}');
  });
});
