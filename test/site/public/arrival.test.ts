import type { RequestListener } from 'node:http';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseHttpBase } from '../../../src/site/http-base.js';
import { httpExchange } from '../../../src/site/http-exchange.js';
import { awaitArrival, type Remedies } from '../../../src/site/public/arrival.js';
import type { Published } from '../../../src/site/public/verdict.js';
import { loopbackServers, type Misbehave } from '../../support/loopback.js';
import { testPacing } from '../../support/pacing.js';
import { exchangeableSite, publishedFrom } from '../../support/public-site.js';
import { type SiteObjects, signedSite } from '../../support/site.js';

const serve = loopbackServers();
let before: SiteObjects;
let now: SiteObjects;
let published: Published;

beforeAll(async () => {
  const releases = ['1.0.0', '1.1.0'].map((version) => ({ version }));
  before = (await signedSite(releases.slice(0, 1))).objects;
  now = (await signedSite(releases)).objects;
  published = await publishedFrom(now, '1.1.0');
});

interface Waiting {
  readonly waitMs?: number;
  readonly wrote?: boolean;
  readonly remedies?: Remedies;
  readonly pacing?: ReturnType<typeof testPacing>;
}

const awaited = async (
  url: string,
  { waitMs = 300_000, wrote = true, remedies = {}, pacing = testPacing() }: Waiting = {},
) => {
  const base = parseHttpBase(url);
  if (!base) throw new Error(url);
  const exchange = httpExchange(base, { timeoutMs: 2000 });
  const words: string[] = [];
  const patience = { ...pacing, waitMs, onWait: (said: string) => void words.push(said) };
  const eye = { exchange, nowMs: Date.now };
  const arrival = await awaitArrival({ ...eye, published, patience, remedies, wrote }).finally(exchange.close);
  return { arrival, words, slept: pacing.slept };
};

/** A cache of its own in front of a site: keeps the first answer for each name without a query. */
const cacheInFront = (origin: RequestListener, forgetful: () => boolean = () => false): RequestListener => {
  const kept = new Map<string, { readonly status: number; readonly body: Buffer }>();
  return (request, response) => {
    const key = request.url ?? '';
    if (forgetful()) kept.clear();
    const found = kept.get(key);
    if (found) return void response.writeHead(found.status, { 'x-cache': 'HIT', age: '9' }).end(found.body);
    const parts: Buffer[] = [];
    const { end } = response;
    response.end = ((body?: Uint8Array) => {
      if (body) parts.push(Buffer.from(body));
      kept.set(key, { status: response.statusCode, body: Buffer.concat(parts) });
      return end.call(response, body, 'utf8', () => undefined);
    }) as typeof response.end;
    origin(request, response);
  };
};

describe('the wait for what was published', () => {
  test('ends at once where all of it is there, and asks plainly only after it was seen past the caches', async () => {
    const site = exchangeableSite(now);
    const { arrival, slept, words } = await awaited(await serve(site.listener));
    expect(arrival).toMatchObject({ kind: 'arrived', waitedMs: 0 });
    expect([slept, words]).toEqual([[], []]);
    const firstPlain = site.requests.findIndex((request) => request.startsWith('plain'));
    expect(site.requests.slice(0, firstPlain)).toHaveLength(4);
    expect(site.requests.slice(firstPlain).every((request) => request.startsWith('plain'))).toBe(true);
  });

  test('goes on until a deployment is through, and asks for nothing plainly before', async () => {
    const site = exchangeableSite(before);
    const pacing = testPacing();
    let plainBefore = -1;
    pacing.at(20_000, () => {
      plainBefore = site.requests.filter((request) => request.startsWith('plain')).length;
      site.deploy(now);
    });
    const { arrival, words } = await awaited(await serve(site.listener), { pacing });
    expect(arrival).toMatchObject({ kind: 'arrived' });
    expect(arrival.waitedMs).toBeGreaterThanOrEqual(20_000);
    expect(plainBefore).toBe(0);
    expect(site.requests.filter((request) => request === 'past-caches 1.1.0')).toHaveLength(1);
    expect(words[0]).toMatch(/index\.json: revision 1 instead of revision 2, so the site is not deployed yet$/);
  });

  test('leaves a cache that nobody had filled with the new, never with the old', async () => {
    const site = exchangeableSite(before);
    const pacing = testPacing();
    pacing.at(5000, () => site.deploy(now));
    // It keeps for ever what it is asked for plainly: one early question would spoil all later ones.
    const { arrival } = await awaited(await serve(cacheInFront(site.listener)), { pacing });
    expect(arrival.kind).toBe('arrived');
    expect(site.plainOf('1.1.0')).toBe(1);
  });

  test('goes on while a cache shows the old, and looks at the server itself no more', async () => {
    const site = exchangeableSite(before);
    let forget = false;
    const url = await serve(cacheInFront(site.listener, () => forget));
    for (const path of ['index.json', 'versions', 'latest']) await (await fetch(`${url}/${path}`)).text();
    site.deploy(now);
    site.requests.length = 0;
    const pacing = testPacing();
    pacing.at(30_000, () => {
      forget = true;
    });
    const { arrival, words } = await awaited(url, { pacing });
    expect(arrival.kind).toBe('arrived');
    expect(words.at(-1)).toMatch(/, out of a cache$/);
    expect(site.requests.filter((request) => request.startsWith('past-caches'))).toHaveLength(4);
  });

  test('ends with what was late to the end, after as long as was said, with growing pauses', async () => {
    const { arrival, slept } = await awaited(await serve(exchangeableSite(before).listener), { waitMs: 60_000 });
    expect(arrival).toMatchObject({ kind: 'delay', route: 'past-caches', verdict: { kind: 'old' }, waitedMs: 60_000 });
    expect(slept.slice(0, 3)).toEqual([1000, 1500, 2250]);
    expect(slept.reduce((sum, each) => sum + each, 0)).toBe(60_000);
  });

  test('without any patience is one look', async () => {
    const site = exchangeableSite(before);
    const { arrival, slept } = await awaited(await serve(site.listener), { waitMs: 0 });
    expect(arrival).toMatchObject({ kind: 'delay', waitedMs: 0 });
    expect([slept, site.requests]).toEqual([[], ['past-caches index.json']]);
  });

  test('honours Retry-After, and ends where that is more than is left', async () => {
    let trouble = true;
    const busy =
      (seconds: number): Misbehave =>
      (_request, response) => {
        if (trouble) response.writeHead(503, { 'retry-after': String(seconds) }).end();
        return trouble;
      };
    const pacing = testPacing();
    pacing.at(1, () => {
      trouble = false;
    });
    const soon = await awaited(await serve(exchangeableSite(now, busy(42)).listener), { pacing });
    expect([soon.arrival.kind, soon.slept]).toEqual(['arrived', [42_000]]);
    trouble = true;
    const late = await awaited(await serve(exchangeableSite(now, busy(4000)).listener));
    expect([late.arrival, late.slept]).toMatchObject([{ kind: 'delay', verdict: { kind: 'trouble' } }, []]);
  });

  test.each([
    // what is wrong, answer, longest wait
    ['redirects without end', (_request, response) => response.writeHead(302, { location: '/' }).end(), 0],
    ['a password', (_request, response) => response.writeHead(401).end(), 30_000],
    [
      'a missing permission, which object stores also say of what isn’t there',
      (_r, response) => response.writeHead(403).end(),
      300_000,
    ],
    ['a page for every name', (_request, response) => response.end('<!doctype html>'), 300_000],
  ] as const satisfies readonly (readonly [string, RequestListener, number])[])(
    'of %s',
    async (_what, listener, waited) => {
      const { arrival } = await awaited(await serve(listener));
      expect(arrival).toMatchObject({ kind: 'delay', waitedMs: waited });
    },
  );

  test('for nobody is short', async () => {
    const { arrival } = await awaited('http://127.0.0.1:1');
    expect(arrival).toMatchObject({ verdict: { kind: 'fault', fault: { kind: 'unreachable' } }, waitedMs: 30_000 });
  });

  test('looks plainly in the end where a server refuses every query', async () => {
    const refusing: Misbehave = (request, response) => {
      if (!request.url?.includes('?')) return false;
      response.writeHead(403).end();
      return true;
    };
    const served = exchangeableSite(now, refusing);
    expect((await awaited(await serve(served.listener), { waitMs: 10_000 })).arrival.kind).toBe('arrived');
    const behind = exchangeableSite(before, refusing);
    const { arrival } = await awaited(await serve(behind.listener), { waitMs: 10_000 });
    expect(arrival).toMatchObject({ kind: 'delay', verdict: { kind: 'denied', status: 403 } });
    expect(behind.plainOf('index.json')).toBe(1);
  });
});

describe('a remedy', () => {
  test.each([
    // whether this run wrote, when those who deploy are nudged at the earliest
    [true, 50_000],
    [false, 25_000],
  ])(
    'for a deployment that doesn’t come, where this run wrote: %s, is to nudge after %i ms, once',
    async (wrote, from) => {
      const site = exchangeableSite(before);
      const pacing = testPacing();
      const nudges: number[] = [];
      const nudge = async () => void nudges.push(pacing.stopwatch());
      const { arrival } = await awaited(await serve(site.listener), {
        waitMs: 100_000,
        wrote,
        pacing,
        remedies: { nudge, purge: async () => expect.unreachable() },
      });
      expect(arrival.kind).toBe('delay');
      expect(nudges).toHaveLength(1);
      expect(nudges[0]).toBeGreaterThanOrEqual(from);
      expect(nudges[0]).toBeLessThan(from + 20_000);
    },
  );

  test('that helps ends the wait', async () => {
    const site = exchangeableSite(before);
    const nudge = async () => site.deploy(now);
    const { arrival } = await awaited(await serve(site.listener), { remedies: { nudge } });
    expect(arrival.kind).toBe('arrived');
  });

  test.each(['a unique name', 'no name'])(
    'for a cache that shows the old to %s is to purge it, once',
    async (shown) => {
      const site = exchangeableSite(before);
      let purges = 0;
      let forget = false;
      const kept = cacheInFront(site.listener, () => forget);
      // One kind of cache takes every query for the same name, so that nothing is seen past it.
      const url = await serve((request, response) => {
        if (shown === 'a unique name') request.url = request.url?.replace(/\?.*/, '') ?? '/';
        kept(request, response);
      });
      for (const path of ['index.json', 'versions', 'latest']) await (await fetch(`${url}/${path}`)).text();
      site.deploy(now);
      const purge = async () => {
        purges += 1;
        forget = true;
      };
      const remedies = { purge, nudge: async () => expect.unreachable() };
      const { arrival } = await awaited(url, { remedies, wrote: false });
      expect([arrival.kind, purges]).toEqual(['arrived', 1]);
    },
  );

  test('is for what is behind, not for a server in trouble', async () => {
    const remedies = { purge: async () => expect.unreachable(), nudge: async () => expect.unreachable() };
    const { arrival } = await awaited(await serve((_request, response) => response.writeHead(500).end()), { remedies });
    expect(arrival).toMatchObject({ verdict: { kind: 'trouble' } });
  });
});
