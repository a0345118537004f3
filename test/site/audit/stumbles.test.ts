import { describe, expect, test } from 'vitest';
import type { HttpFacts } from '../../../src/site/audit/http-facts.js';
import { type ServerFacts, stumbles } from '../../../src/site/audit/stumbles.js';

const HEADERS = { etag: '"1"', 'content-length': '100' };
const seen = (headers: HttpFacts['get']['headers'] = {}, status = 200, redirects: readonly string[] = []) => ({
  status,
  redirects,
  headers: { ...HEADERS, ...headers },
});
const RANGE = { status: 206, right: true, contentRange: 'bytes 1-64/100' };
const object = (role: HttpFacts['role'], facts: Partial<HttpFacts> = {}): HttpFacts => ({
  path: role === 'bundle' ? 'bundles/a.zip' : 'latest',
  role,
  get: seen(),
  head: seen(),
  conditional: { header: 'If-None-Match', status: 304 },
  ...(role === 'bundle' ? { range: RANGE } : {}),
  ...facts,
});
const ABSENT = { path: '0.0.0-none', status: 404, headers: {}, empty: false };
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
    { objects: [object('bundle', { range: { ...RANGE, status: 200, right: false } })] },
    'verify-http-range',
    'Connhex',
    false,
  ],
  [
    'says of Range what it doesn’t do',
    { objects: [object('bundle', { range: { ...RANGE, contentRange: 'bytes 0-63/100' } })] },
    'verify-http-range',
    'Connhex',
    false,
  ],
  [
    'says nothing of Range, though it does it',
    { objects: [object('bundle', { range: { ...RANGE, contentRange: undefined } })] },
    'verify-http-range',
    'Connhex',
    false,
  ],
  [
    'answers Range with other bytes',
    { objects: [object('bundle', { range: { ...RANGE, right: false } })] },
    'verify-http-range',
    'every client',
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
    { objects: [object('bundle', { get: seen({}, 200, ['https://example.com/b']) })] },
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
    'every client',
    true,
  ],
  [
    'forces brotli on a bundle',
    { objects: [object('bundle', { get: seen({ 'content-encoding': 'br' }) })] },
    'verify-http-encoding',
    'every client',
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
    'forces gzip on a pointer',
    { objects: [object('pointer', { get: seen({ 'content-encoding': 'gzip' }) })] },
    'verify-http-encoding',
    'every client',
    false,
  ],
  [
    'calls a pointer a web page',
    { objects: [object('pointer', { get: seen({ 'content-type': 'text/html; charset=utf-8' }) })] },
    'public-http-type',
    'every client',
    false,
  ],
  [
    'redirects a pointer to http',
    { site: 'https://example.com/ota', objects: [object('pointer', { get: seen({}, 200, ['http://example.com/a']) })] },
    'public-http-redirect-insecure',
    'every client',
    true,
  ],
  [
    'lets missing names be remembered for a day',
    { objects: [], absent: { ...ABSENT, status: 404, headers: { 'cache-control': 'max-age=86400' } } },
    'public-http-absence-kept',
    'every client',
    false,
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
    { objects: [], absent: { ...ABSENT, status: 200 } },
    'verify-http-soft-404',
    'every client',
    false,
  ],
  [
    'answers a missing name with an unknown status',
    { objects: [], absent: { ...ABSENT, status: 204, empty: true } },
    'verify-http-soft-404',
    'every client',
    false,
  ],
  [
    'has an empty .md5',
    { objects: [], md5: { ...ABSENT, path: 'bundles/a.zip.md5', status: 200, empty: true } },
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
    const md5 = { ...ABSENT, path: 'bundles/a.zip.md5', status: 200 };
    expect(
      stumbles({ objects: [object('pointer'), object('bundle')], bundle: BUNDLE, absent: ABSENT, md5 }, undefined),
    ).toEqual([]);
  });

  test('redirects a pointer is fine for those who read pointers', () => {
    const { family, ...facts } = {
      family: 'zos' as const,
      ...object('pointer', { get: seen({ 'content-encoding': 'identity' }, 200, ['https://example.com/b']) }),
    };
    expect(stumbles({ objects: [facts] }, [family])).toEqual([]);
  });
});

test('how long a pointer may be old is said', () => {
  const facts = { objects: [object('pointer', { get: seen({ 'cache-control': 'max-age=7200' }) })] };
  expect(stumbles(facts, undefined)[0]?.message).toContain(
    'latest may be cached for 7200 s ("max-age=7200"), so devices may see an old one for as long',
  );
});

test.each([
  // range, what is said of it
  [{ ...RANGE, status: 200, right: false }, 'status 200 (Accept-Ranges: none)'],
  [{ ...RANGE, contentRange: 'bytes 1-64/99' }, 'Content-Range bytes 1-64/99'],
  [{ ...RANGE, contentRange: undefined }, 'Content-Range missing'],
])('of a range: %j', (range, said) => {
  const facts = { objects: [object('bundle', { get: seen({ 'accept-ranges': 'none' }), range })] };
  expect(stumbles(facts, undefined)[0]?.message).toContain(`was answered with ${said}, so`);
});

test('a range of unknown size is one', () => {
  const range = { ...RANGE, contentRange: 'bytes 1-64/*' };
  expect(stumbles({ objects: [object('bundle', { range })] }, undefined)).toEqual([]);
});
