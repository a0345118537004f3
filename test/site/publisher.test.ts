import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openPublisher, type PublisherEvent } from '../../src/site/publisher.js';
import { closing } from '../support/closing.js';

const close = closing();

const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  close(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const OBJECT = JSON.stringify({ flist: 'https://hub.example.com/a.flist', signature: '0f', transaction_id: 'c0ffee' });
const SITE = new Map([
  ['/u/versions', '["1.0.0","1.1.0"]\n'],
  ['/u/latest', '"1.1.0"\n'],
  ['/u/1.1.0', `${OBJECT}\n`],
]);

const site: RequestListener = ({ url = '' }, response) => {
  const body = SITE.get(url.replace(/\?.*/, ''));
  response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html' }).end(body);
};

describe('openPublisher', () => {
  test('lists, names the latest and gives an object, as 0-OS asks for them', async () => {
    const asked: string[] = [];
    const base = await serve((request, response) => {
      asked.push(
        `${request.method} ${request.url} ${request.headers.authorization} ${request.headers['accept-encoding']}`,
      );
      site(request, response);
    });
    const publisher = openPublisher(`${base.replace('//', '//ci:pw@')}/u/?key=1`);
    expect(await publisher.list()).toEqual(['1.0.0', '1.1.0']);
    expect(await publisher.latest()).toBe('1.1.0');
    const { bytes, ...upgrade } = await publisher.get('1.1.0');
    expect(upgrade).toEqual({
      version: '1.1.0',
      flist: 'https://hub.example.com/a.flist',
      signature: '0f',
      transactionId: 'c0ffee',
    });
    expect(Buffer.from(bytes).toString()).toBe(`${OBJECT}\n`);
    expect(asked).toEqual(['versions', 'latest', '1.1.0'].map((name) => `GET /u/${name}?key=1 Basic Y2k6cHc= gzip`));
  });

  test('reads gzip, and follows redirects', async () => {
    const base = await serve(({ url = '' }, response) => {
      if (url.startsWith('/old/')) return void response.writeHead(302, { location: url.replace('/old/', '/u/') }).end();
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(SITE.get(url) ?? ''));
    });
    expect(await openPublisher(`${base}/old`).latest()).toBe('1.1.0');
  });

  test.each<[string, RequestListener, string]>([
    // what the server does | how | code
    ['answers 404', (_, response) => void response.writeHead(404).end('"1.1.0"'), 'publisher-status'],
    ['answers 204', (_, response) => void response.writeHead(204).end(), 'publisher-status'],
    ['answers 206', (_, response) => void response.writeHead(206).end('"1.1.0"'), 'publisher-status'],
    ['answers with a page', (_, response) => void response.end('<!doctype html>'), 'publisher-answer-invalid'],
    ['answers with nothing', (_, response) => void response.end(), 'publisher-answer-invalid'],
    ['breaks off', ({ socket }) => void socket.destroy(), 'publisher-unreachable'],
    [
      'breaks off in the body',
      ({ socket }, response) => {
        response.writeHead(200, { 'content-length': '100' }).write('"1.1');
        setTimeout(() => socket.destroy(), 20);
      },
      'publisher-unreachable',
    ],
  ])('a server that %s', async (_what, listener, code) => {
    const failed = openPublisher(await serve(listener)).latest();
    await expect(failed).rejects.toMatchObject({ code });
  });

  test('an answer without end is left', async () => {
    const megabyte = Buffer.alloc(1 << 20, ' ');
    const base = await serve((_, response) => {
      const more = (): void => void response.write(megabyte, () => setImmediate(more));
      more();
    });
    await expect(openPublisher(base).list()).rejects.toMatchObject({
      code: 'publisher-answer-invalid',
      message: expect.stringContaining('it has more than 16777216 bytes'),
    });
  });

  test('neither query nor password is in a message', async () => {
    const publisher = openPublisher(`${(await serve(site)).replace('//', '//ci:s3cret@')}/none?token=t0ken`);
    await expect(publisher.list()).rejects.toMatchObject({ message: expect.not.stringMatching(/s3cret|t0ken/) });
  });

  test('a version that no list has is never asked for', async () => {
    const publisher = openPublisher('https://example.com', {
      fetch: () => Promise.reject(new Error('it was asked')),
    });
    for (const version of ['v1.0.0', '../1.0.0', '', 'latest'])
      await expect(publisher.get(version)).rejects.toMatchObject({ code: 'publisher-version-invalid' });
  });

  test('watches over the same requests, and its signal ends one that is under way', async () => {
    const ending = new AbortController();
    let looks = 0;
    const base = await serve((request, response) => {
      if (request.url === '/u/versions') looks += 1;
      if (looks < 2) return site(request, response);
      ending.abort();
    });
    const events: PublisherEvent[] = [];
    const watch = openPublisher(`${base}/u`).watch({ intervalMs: 1, signal: ending.signal });
    for await (const event of watch) events.push(event);
    expect(events).toEqual([
      { kind: 'versions', added: ['1.0.0', '1.1.0'], removed: [] },
      { kind: 'latest', version: '1.1.0', before: null },
    ]);
  });
});
