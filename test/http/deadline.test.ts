import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { fetchWithin } from '../../src/http/deadline.js';
import { openNetwork } from '../../src/http/network.js';
import { networkFailure } from '../../src/http/network-failure.js';
import { describeRequest } from '../../src/http/sent-request.js';
import { loopbackServers } from '../support/loopback.js';

const start = loopbackServers();
const TIMEOUT_MS = 400;

const ask = async (url: string, init?: RequestInit): Promise<Response> => {
  const fetch = await openNetwork({ environment: {}, userAgent: 'test' });
  return fetchWithin(fetch, url, init, describeRequest(url, init), TIMEOUT_MS);
};

/** A body in four parts, with a pause before each. */
const slowBody = (pauseMs: number): ReadableStream =>
  ReadableStream.from(
    (async function* () {
      for (const part of ['a', 'b', 'c', 'd']) {
        await sleep(pauseMs);
        yield new TextEncoder().encode(part);
      }
    })(),
  );

describe('fetchWithin', () => {
  it('gives up where no answer begins', async () => {
    const url = await start(() => undefined);
    const failure = networkFailure(await ask(url).catch((error) => error));
    expect(failure).toEqual({ kind: 'lost', words: 'no answer within 0.4 seconds' });
  });

  it('lets an answer take its time once it has begun', async () => {
    const url = await start(async (_request, response) => {
      response.write('first ');
      await sleep(2 * TIMEOUT_MS);
      response.end('last');
    });
    expect(await (await ask(url)).text()).toBe('first last');
  });

  it('lets an upload take its time as long as it goes on', async () => {
    const url = await start(async (request, response) => response.end(await text(request)));
    const upload = { method: 'PUT', duplex: 'half' } as const;
    expect(await (await ask(url, { ...upload, body: slowBody(TIMEOUT_MS / 2) })).text()).toBe('abcd');
    const stalled = await ask(url, { ...upload, body: slowBody(TIMEOUT_MS * 2) }).catch((error) => error);
    expect(networkFailure(stalled).words).toMatch(/^no answer within/);
  });

  it('gives a large body the time that a slow line needs', async () => {
    const url = await start(async (request, response) => {
      const { length } = await text(request);
      await sleep(TIMEOUT_MS * 2);
      response.end(String(length));
    });
    const body = 'x'.repeat(64 * 1024);
    expect(await (await ask(url, { method: 'PUT', body })).text()).toBe(String(body.length));
  });

  it('leaves an early answer whole, however long the rest of the upload takes', async () => {
    const url = await start(async (request, response) => {
      response.write('too ');
      request.resume();
      await sleep(TIMEOUT_MS * 3);
      response.end('large');
    });
    const answer = await ask(url, { method: 'PUT', duplex: 'half', body: slowBody(TIMEOUT_MS / 2) });
    expect(await answer.text()).toBe('too large');
  });

  it('lets go of a body that has nowhere to go', async () => {
    const open = new Set<string>();
    const parts = (async function* () {
      open.add('file');
      try {
        for (;;) yield new TextEncoder().encode('a');
      } finally {
        open.delete('file');
      }
    })();
    const init = { method: 'PUT', duplex: 'half', body: ReadableStream.from(parts) } as const;
    await expect(ask('http://forge.invalid/', init)).rejects.toThrow('fetch failed');
    await sleep(50);
    expect([...open]).toEqual([]);
  });

  it('passes on the fault of a body', async () => {
    const url = await start((request) => void request.resume());
    const body = new ReadableStream({ pull: (out) => out.error(new Error('the file has changed')) });
    const error = await ask(url, { method: 'PUT', duplex: 'half', body }).catch((thrown) => thrown);
    expect(networkFailure(error)).toMatchObject({
      kind: 'final',
      words: expect.stringContaining('the file has changed'),
    });
  });

  it('ends by the caller’s signal, before and within the answer', async () => {
    const url = await start((_request, response) => void response.write('first'));
    const controller = new AbortController();
    const answer = await ask(url, { signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(answer.text()).rejects.toThrow(/aborted/);
    await expect(ask(url, { signal: controller.signal })).rejects.toThrow('enough');
  });
});
