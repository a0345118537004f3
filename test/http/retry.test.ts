import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { Fetch } from '../../src/http/fetch.js';
import { openNetwork } from '../../src/http/network.js';
import { type RetryOptions, retryingFetch, type Wait } from '../../src/http/retry.js';
import { loopbackServers } from '../support/loopback.js';

const start = loopbackServers();

/** A forge that answers by a script, one line a request; after the last it says `200`. */
interface Script {
  readonly url: string;
  /** Method and body of each request, in order. */
  readonly requests: readonly string[];
}

type Line = number | 'break' | readonly [number, Readonly<Record<string, string>>];

const play = async (...lines: readonly Line[]): Promise<Script> => {
  const requests: string[] = [];
  const url = await start(async (request, response) => {
    const line = lines[requests.length] ?? 200;
    requests.push(`${request.method} ${await text(request)}`.trim());
    if (line === 'break') return void request.socket.destroy();
    const [status, headers] = typeof line === 'number' ? [line, {}] : line;
    response.writeHead(status, headers).end(`answer ${requests.length}`);
  });
  return { url, requests };
};

/** A clock that stands still but for the waits. */
const fakeTime = (startMs: number) => {
  const waits: Wait[] = [];
  let nowMs = startMs;
  return {
    waits,
    passed: () => nowMs - startMs,
    options: {
      now: () => nowMs,
      sleep: async (ms: number) => {
        nowMs += ms;
      },
      random: () => 0.5,
      onWait: (wait: Wait) => waits.push(wait),
    },
  };
};

const START_MS = Date.parse('2026-01-15T12:00:00Z');

const opened = async (options: Partial<RetryOptions> = {}) => {
  const time = fakeTime(START_MS);
  const network = await openNetwork({ environment: {}, userAgent: 'test' });
  return { time, fetch: retryingFetch(network, { ...time.options, ...options }) };
};

const post: RequestInit = { method: 'POST', body: '{"name":"v1.0.0"}' };

describe('retryingFetch', () => {
  it('gives back a good answer, and any no that stays one, at once', async () => {
    for (const status of [200, 201, 204, 304, 400, 401, 403, 404, 409, 422]) {
      const [{ url, requests }, { fetch, time }] = [await play(status), await opened()];
      expect((await fetch(url)).status).toBe(status);
      expect([requests.length, time.passed()]).toEqual([1, 0]);
    }
  });

  it('tries an idempotent request again with growing pauses, and sends its body each time', async () => {
    const [{ url, requests }, { fetch, time }] = [await play(500, 'break', 503, 504), await opened()];
    const answer = await fetch(url, { method: 'PUT', body: 'bytes' });
    expect(await answer.text()).toBe('answer 5');
    expect(requests).toEqual(Array(5).fill('PUT bytes'));
    expect(time.waits).toEqual(
      [
        { reason: 'status 500', waitMs: 500 },
        { reason: 'other side closed', waitMs: 1000 },
        { reason: 'status 503', waitMs: 2000 },
        { reason: 'status 504', waitMs: 4000 },
      ].map((wait) => ({ request: `PUT ${url}/`, ...wait })),
    );
  });

  it('gives back the last answer when nothing helps, whole', async () => {
    const [{ url, requests }, { fetch, time }] = [await play(...Array<number>(20).fill(502)), await opened()];
    const answer = await fetch(url);
    expect([answer.status, await answer.text()]).toEqual([502, 'answer 6']);
    expect([requests.length, time.waits.length]).toEqual([6, 5]);
  });

  it('throws the last error when nothing helps', async () => {
    const [{ url, requests }, { fetch }] = [await play(...Array<'break'>(20).fill('break')), await opened()];
    await expect(fetch(url)).rejects.toThrow('fetch failed');
    expect(requests).toHaveLength(6);
  });

  it('sends what is not idempotent again only where nothing was done', async () => {
    const limit = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(START_MS / 1000 + 9) };
    const [done, { fetch }] = [
      await play(429, [503, { 'retry-after': '2' }], [403, limit], 201),
      await opened({ maxWaitMs: 120_000 }),
    ];
    expect((await fetch(done.url, post)).status).toBe(201);
    expect(done.requests).toEqual(Array(4).fill('POST {"name":"v1.0.0"}'));
    for (const line of [500, 502, 503, 504] as const) {
      const { url, requests } = await play(line);
      expect([(await fetch(url, post)).status, requests.length]).toEqual([line, 1]);
    }
    const broken = await play('break');
    await expect(fetch(broken.url, post)).rejects.toThrow('fetch failed');
    expect(broken.requests).toHaveLength(1);
  });

  it('waits for a server that comes up, with a POST too', async () => {
    const reserved = createServer();
    await new Promise<void>((done) => reserved.listen(0, '127.0.0.1', done));
    const { port } = reserved.address() as AddressInfo;
    await new Promise((done) => reserved.close(done));
    const late = createServer((socket) => socket.once('data', () => socket.end('HTTP/1.1 201 Created\r\n\r\n')));
    const sleep = async () => {
      if (!late.listening) await new Promise<void>((done) => late.listen(port, '127.0.0.1', done));
    };
    const { fetch, time } = await opened({ sleep });
    try {
      expect((await fetch(`http://127.0.0.1:${port}/`, post)).status).toBe(201);
      expect(time.waits).toMatchObject([{ reason: expect.stringContaining('ECONNREFUSED') }]);
    } finally {
      await new Promise((done) => late.close(done));
    }
  });

  it.each([
    // how the server says that it wants to be left alone for 40 seconds
    ['Retry-After in seconds', 429, { 'retry-after': '40' }],
    ['Retry-After as a date', 503, { 'retry-after': 'Thu, 15 Jan 2026 12:00:40 GMT' }],
    ['GitHub’s reset', 403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(START_MS / 1000 + 40) }],
    ['GitLab’s reset', 429, { 'RateLimit-Remaining': '0', 'RateLimit-Reset': String(START_MS / 1000 + 40) }],
  ])('waits as long as %s asks, never less', async (_how, status, headers) => {
    const dated = { ...headers, date: new Date(START_MS).toUTCString() };
    const [{ url, requests }, { fetch, time }] = [await play([status, dated]), await opened()];
    expect((await fetch(url, post)).status).toBe(200);
    expect(requests).toHaveLength(2);
    expect(time.passed()).toBe(40_500);
  });

  it('gives back at once an answer that asks for more time than there is', async () => {
    const hour = { 'retry-after': '3600' };
    const [{ url, requests }, { fetch, time }] = [await play([429, hour]), await opened()];
    const answer = await fetch(url);
    expect([answer.status, answer.headers.get('retry-after'), requests.length, time.passed()]).toEqual([
      429,
      '3600',
      1,
      0,
    ]);
    const twice = await play([429, { 'retry-after': '70' }], [429, { 'retry-after': '70' }]);
    expect((await fetch(twice.url)).status).toBe(429);
    expect(twice.requests).toHaveLength(2);
    const patient = await opened({ maxWaitMs: 3_600_000 });
    expect((await patient.fetch((await play([429, hour])).url)).status).toBe(200);
  });

  it('sends a stream once', async () => {
    const [{ url, requests }, { fetch }] = [await play(429, 429), await opened()];
    const init = { method: 'PUT', body: new Blob(['once']).stream(), duplex: 'half' } as const;
    expect((await fetch(url, init)).status).toBe(429);
    expect((await fetch(new Request(url, { method: 'PUT', body: 'once' }))).status).toBe(429);
    expect(requests).toEqual(['PUT once', 'PUT once']);
  });

  it('takes up again a Request without a body', async () => {
    const [{ url, requests }, { fetch }] = [await play(502, 502), await opened()];
    expect((await fetch(new Request(url, { method: 'DELETE' }))).status).toBe(200);
    expect(requests).toEqual(Array(3).fill('DELETE'));
  });

  it('asks again where no answer begins in time', async () => {
    let asked = 0;
    const url = await start((_request, response) => {
      asked += 1;
      if (asked > 1) response.end('awake');
    });
    const { fetch, time } = await opened({ timeoutMs: 200 });
    expect(await (await fetch(url)).text()).toBe('awake');
    expect(time.waits).toMatchObject([{ reason: 'no answer within 0.2 seconds' }]);
  });

  it('ends when the caller gives up: within a try, and between two', async () => {
    const controller = new AbortController();
    const url = await start(() => controller.abort(new Error('enough')));
    const { fetch, time } = await opened();
    await expect(fetch(url, { signal: controller.signal })).rejects.toThrow('enough');
    expect(time.waits).toEqual([]);
    const waiting = new AbortController();
    const sleepy = await opened({
      sleep: (_ms, signal) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason));
          waiting.abort(new Error('no more'));
        }),
    });
    await expect(sleepy.fetch((await play(502)).url, { signal: waiting.signal })).rejects.toThrow('no more');
  });

  it('lets go of the answers that nobody will read', async () => {
    const cancelled: number[] = [];
    const answers: Fetch = async () => {
      const number = cancelled.length + 1;
      const body = new ReadableStream({ cancel: () => void cancelled.push(number) });
      return new Response(number < 3 ? body : 'read', { status: number < 3 ? 503 : 200 });
    };
    const fetch = retryingFetch(answers, fakeTime(START_MS).options);
    expect(await (await fetch('http://forge.invalid/')).text()).toBe('read');
    expect(cancelled).toEqual([1, 2]);
  });
});
