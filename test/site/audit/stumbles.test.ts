import { describe, expect, test } from 'vitest';
import type { HttpFacts } from '../../../src/site/audit/http-facts.js';
import { freshSeconds, type ServerFacts, stumbles } from '../../../src/site/audit/stumbles.js';

const HEADERS = { etag: '"1"', 'content-length': '100' };
const seen = (headers: HttpFacts['get']['headers'] = {}, status = 200, hops = 0) => ({
  status,
  hops,
  headers: { ...HEADERS, ...headers },
});
const object = (role: HttpFacts['role'], facts: Partial<HttpFacts> = {}): HttpFacts => ({
  path: role === 'bundle' ? 'bundles/a.zip' : 'latest',
  role,
  get: seen(),
  head: seen(),
  conditional: { header: 'If-None-Match', status: 304 },
  ...(role === 'bundle' ? { range: { status: 206, right: true } } : {}),
  ...facts,
});
const BUNDLE = { path: 'bundles/a.zip', url: 'https://example.com/bundles/a.zip', size: 100 };

// what the server does | facts | code | who stumbles | error where a family gets no update
const rows: readonly (readonly [string, ServerFacts, string, string, boolean])[] = [
  ['refuses HEAD', { objects: [object('bundle', { head: seen({}, 405) })] }, 'verify-http-head', 'Connhex', true],
  [
    'gives HEAD another length',
    { objects: [object('pointer', { head: seen({ 'content-length': '0' }) })] },
    'verify-http-head',
    'Connhex',
    true,
  ],
  [
    'ignores Range',
    { objects: [object('bundle', { range: { status: 200, right: false } })] },
    'verify-http-range',
    'Connhex',
    false,
  ],
  [
    'answers Range with other bytes',
    { objects: [object('bundle', { range: { status: 206, right: false } })] },
    'verify-http-range',
    'Connhex',
    true,
  ],
  [
    'gives no validator',
    { objects: [object('pointer', { get: seen({ etag: undefined }) })] },
    'verify-http-validators',
    'every client',
    false,
  ],
  [
    'ignores If-None-Match',
    { objects: [object('pointer', { conditional: { header: 'If-None-Match', status: 200 } })] },
    'verify-http-conditional',
    'every client',
    false,
  ],
  [
    'redirects to the bundle',
    { objects: [object('bundle', { get: seen({}, 200, 1) })] },
    'verify-http-redirect',
    'Ioto',
    true,
  ],
  [
    'sends no length',
    { objects: [object('bundle', { get: seen({ 'content-length': undefined }) })] },
    'verify-http-length-missing',
    'Ioto',
    true,
  ],
  [
    'lets a pointer be cached for a day',
    { objects: [object('pointer', { get: seen({ 'cache-control': 'public, max-age=86400' }) })] },
    'verify-http-pointer-cached',
    'every client',
    false,
  ],
  [
    'forbids to keep a bundle',
    { objects: [object('bundle', { get: seen({ 'cache-control': 'no-store' }) })] },
    'verify-http-bundle-uncached',
    'every client',
    false,
  ],
  [
    'forces brotli on a pointer',
    { objects: [object('pointer', { get: seen({ 'content-encoding': 'br' }) })] },
    'verify-http-encoding',
    '0-OS',
    true,
  ],
  [
    'forces brotli on a bundle',
    { objects: [object('bundle', { get: seen({ 'content-encoding': 'br' }) })] },
    'verify-http-encoding',
    '0-OS, Connhex, Ioto',
    true,
  ],
  [
    'forces gzip on a bundle',
    { objects: [object('bundle', { get: seen({ 'content-encoding': 'gzip' }) })] },
    'verify-http-encoding',
    'Connhex, Ioto',
    true,
  ],
  [
    'has no https',
    { objects: [], bundle: { ...BUNDLE, url: 'http://example.com/bundles/a.zip' } },
    'verify-http-url-unfit',
    'Ioto',
    true,
  ],
  [
    'has https on a port',
    { objects: [], bundle: { ...BUNDLE, url: 'https://example.com:8443/bundles/a.zip' } },
    'verify-http-url-unfit',
    'Ioto',
    true,
  ],
  [
    'has a large bundle',
    { objects: [], bundle: { ...BUNDLE, size: 104_857_601 } },
    'verify-http-bundle-too-large',
    'Ioto',
    true,
  ],
  [
    'answers a missing name with 200',
    { objects: [], absent: { path: '0.0.0-none', status: 200, empty: false } },
    'verify-http-soft-404',
    'every client',
    false,
  ],
  [
    'answers a missing name with an unknown status',
    { objects: [], absent: { path: '0.0.0-none', status: 204, empty: true } },
    'verify-http-soft-404',
    'every client',
    false,
  ],
  [
    'has an empty .md5',
    { objects: [], md5: { path: 'bundles/a.zip.md5', status: 200, empty: true } },
    'verify-http-md5-empty',
    '0-OS',
    true,
  ],
];
const ALL = ['zos', 'ivy', 'connhex', 'ioto', 'pantavisor'] as const;

describe('a server that', () => {
  test.each(rows)('%s', (_name, facts, code, who, stops) => {
    const [found, ...more] = stumbles(facts, undefined);
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      code,
      severity: 'warning',
      message: expect.stringMatching(new RegExp(`: ${who}\\.$`)),
    });
    expect(stumbles(facts, ALL)).toMatchObject([{ code, severity: stops ? 'error' : 'warning' }]);
    expect(stumbles(facts, ['pantavisor'])).toHaveLength(who === 'every client' ? 1 : 0);
  });

  test('does all that clients need is no finding', () => {
    const absent = { path: '0.0.0-none', status: 404, empty: false };
    const md5 = { path: 'bundles/a.zip.md5', status: 200, empty: false };
    expect(
      stumbles({ objects: [object('pointer'), object('bundle')], bundle: BUNDLE, absent, md5 }, undefined),
    ).toEqual([]);
  });

  test('redirects and forces gzip on a pointer is fine for those who read pointers', () => {
    const { family, ...facts } = {
      family: 'zos' as const,
      ...object('pointer', { get: seen({ 'content-encoding': 'identity' }, 200, 3) }),
    };
    expect(stumbles({ objects: [facts] }, [family])).toEqual([]);
  });
});

describe('how long an answer may be kept', () => {
  // headers | seconds
  const rows = [
    [{}, 0],
    [{ 'cache-control': 'no-cache' }, 0],
    [{ 'cache-control': 'max-age=60' }, 60],
    [{ 'cache-control': 'max-age=0, s-maxage=3600' }, 3600],
    [{ 'cache-control': 'max-age=99999, no-store' }, 0],
    [{ expires: 'Sun, 01 Feb 2026 01:00:00 GMT', date: 'Sun, 01 Feb 2026 00:00:00 GMT' }, 3600],
    [{ expires: '0', date: 'Sun, 01 Feb 2026 00:00:00 GMT' }, 0],
  ] as const;
  test.each(rows)('%j', (headers, seconds) => expect(freshSeconds(headers)).toBe(seconds));
});
