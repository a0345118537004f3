import { beforeAll, describe, expect, test } from 'vitest';
import { parseHttpBase } from '../../../src/site/http-base.js';
import { httpExchange } from '../../../src/site/http-exchange.js';
import { look } from '../../../src/site/public/look.js';
import type { Route } from '../../../src/site/public/probe.js';
import type { Published } from '../../../src/site/public/verdict.js';
import { loopbackServers, type Misbehave } from '../../support/loopback.js';
import { exchangeableSite, publishedFrom } from '../../support/public-site.js';
import { type SiteObjects, signedSite } from '../../support/site.js';
import { setText } from '../../support/tamper.js';

const serve = loopbackServers();
let before: SiteObjects;
let now: SiteObjects;
let after: SiteObjects;
let published: Published;

beforeAll(async () => {
  const releases = ['1.0.0', '1.1.0', '1.2.0'].map((version) => ({ version }));
  before = (await signedSite(releases.slice(0, 1))).objects;
  now = (await signedSite(releases.slice(0, 2))).objects;
  after = (await signedSite(releases)).objects;
  published = await publishedFrom(now, '1.1.0');
});

const looked = async (objects: SiteObjects, route: Route = 'plain', misbehave?: Misbehave) => {
  const site = exchangeableSite(objects, misbehave);
  const base = parseHttpBase(await serve(site.listener));
  if (!base) throw new Error('no base');
  const exchange = httpExchange(base);
  const seen = await look({ exchange, nowMs: Date.now }, published, route).finally(exchange.close);
  return { seen, requests: site.requests };
};

describe('a look', () => {
  test.each(['plain', 'past-caches'] as const)('at what was published asks each object once, %s', async (route) => {
    const { seen, requests } = await looked(now, route);
    expect(seen).toMatchObject({ kind: 'arrived', revision: { predicate: { counter: 2 } } });
    expect(requests[0]).toBe(`${route} index.json`);
    expect([...requests].sort()).toEqual(
      ['1.1.0', 'index.json', 'latest', 'versions'].map((path) => `${route} ${path}`),
    );
  });

  test('at a later release is as good, and says which', async () => {
    const { seen } = await looked(after);
    expect(seen).toMatchObject({ kind: 'arrived', revision: { predicate: { counter: 3 } } });
  });

  test('at an old index asks for nothing that may not be there yet', async () => {
    const { seen, requests } = await looked(before);
    expect(seen).toMatchObject({ kind: 'delay', verdict: { kind: 'old' }, probe: { path: 'index.json' } });
    expect(requests).toEqual(['plain index.json']);
  });

  test.each([
    // object, text, verdict
    ['versions', '["1.0.0"]', 'old'],
    ['latest', '"1.0.0"', 'old'],
    ['1.1.0', '{}', 'other'],
  ])('at a site whose %s lags behind finds it', async (path, text, kind) => {
    const lagging = new Map(now);
    setText(lagging, path, text);
    expect((await looked(lagging)).seen).toMatchObject({
      kind: 'delay',
      route: 'plain',
      verdict: { kind },
      probe: { path },
    });
  });

  test('at a site that lacks the upgrade object finds it', async () => {
    const lacking = new Map(now);
    lacking.delete('1.1.0');
    expect((await looked(lacking)).seen).toMatchObject({
      verdict: { kind: 'missing', status: 404 },
      probe: { path: '1.1.0' },
    });
  });

  test('asks for no version that the index doesn’t list, and for no latest where there is none', async () => {
    const { revision } = published;
    const predicate = { ...revision.predicate, latest: null };
    const none = { ...published, versions: ['9.0.0'], revision: { ...revision, predicate } };
    const site = exchangeableSite(now);
    const base = parseHttpBase(await serve(site.listener));
    if (!base) throw new Error('no base');
    const exchange = httpExchange(base);
    const seen = await look({ exchange, nowMs: Date.now }, none, 'plain').finally(exchange.close);
    expect(seen.kind).toBe('arrived');
    expect([...site.requests].sort()).toEqual(['plain index.json', 'plain versions']);
  });
});
