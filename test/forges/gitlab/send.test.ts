import { describe, expect, it } from 'vitest';
import { reached, sender } from '../../../src/forges/gitlab/send.js';
import { loopbackServers } from '../../support/loopback.js';

const start = loopbackServers();
const location = 'https://gitlab.example.com/g/p';

const senderTo = async (listener: Parameters<typeof start>[0]) =>
  sender({ apiUrl: `${await start(listener)}/gitlab/api/v4`, location, fetch });

describe('sender', () => {
  it('keeps the encoding of the path and adds the query', async () => {
    let asked = '';
    const send = await senderTo((request, response) => {
      asked = `${request.method} ${request.url}`;
      response.end('{}');
    });
    await send.json('projects/group%2Fsub%2Fp/repository/tags/a%2Fv1', { method: 'GET', searchParams: 'page=1' });
    expect(asked).toBe('GET /gitlab/api/v4/projects/group%2Fsub%2Fp/repository/tags/a%2Fv1?page=1');
  });

  it('sends a body with its headers, and gives the answer’s body and headers', async () => {
    const send = await senderTo(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      response.setHeader('link', '<next>');
      response.writeHead(201).end(JSON.stringify({ body, type: request.headers['content-type'] }));
    });
    const headers = { 'content-type': 'application/json', other: undefined };
    const reply = await send.json('releases', { method: 'POST', headers, body: '{"a":1}' });
    expect(reply).toMatchObject({
      status: 201,
      body: { body: '{"a":1}', type: 'application/json' },
      headers: { link: '<next>' },
    });
  });

  it('gives null for an empty answer', async () => {
    const send = await senderTo((_request, response) => response.writeHead(204).end());
    expect((await send.json('x')).body).toBeNull();
  });

  it('follows no redirect, which would take the token to another host', async () => {
    let visited = false;
    const elsewhere = await start((_request, response) => {
      visited = true;
      response.end('{}');
    });
    const send = await senderTo((_request, response) => response.writeHead(302, { location: elsewhere }).end());
    await expect(send.json('x')).rejects.toMatchObject({ refusal: { status: 302, words: `moved to ${elsewhere}` } });
    expect((await send.raw('x', { method: 'HEAD' })).status).toBe(302);
    expect(visited).toBe(false);
  });

  it('takes a sign-in page for the refusal it is', async () => {
    const send = await senderTo((_request, response) => response.end('<html>Sign in</html>'));
    await expect(send.json('x')).rejects.toMatchObject({
      refusal: { status: 200, words: 'no JSON: <html>Sign in</html>' },
    });
  });

  it.each([
    // what the server does, how
    ['breaks the connection', (request: import('node:http').IncomingMessage) => request.socket.destroy()],
    [
      'breaks off in the middle of an answer',
      (request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => {
        response.writeHead(200, { 'content-length': 100 });
        response.write('{"half":', () => request.socket.destroy());
      },
    ],
    [
      'breaks off in the middle of a refusal',
      (request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => {
        response.writeHead(403, { 'content-length': 100 });
        response.write('{"half":', () => request.socket.destroy());
      },
    ],
  ])('says that GitLab can’t be reached where it %s', async (_what, listener) => {
    const send = await senderTo(listener);
    await expect(send.json('x')).rejects.toMatchObject({
      code: 'forge-unreachable',
      message: expect.stringContaining(location),
    });
  });
});

describe('reached', () => {
  it('gives what the exchange gives', async () => {
    expect(await reached(location, async () => 1)).toBe(1);
  });

  it('says that GitLab can’t be reached, with the network’s words', async () => {
    await expect(reached(location, () => fetch('http://127.0.0.1:1/'))).rejects.toMatchObject({
      code: 'forge-unreachable',
      message: expect.stringContaining('could not be reached'),
    });
  });
});
