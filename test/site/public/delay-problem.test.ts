import { describe, expect, test } from 'vitest';
import { delayProblem, delayWords } from '../../../src/site/public/delay-problem.js';
import type { Delay } from '../../../src/site/public/look.js';

const URL_OF = 'https://updates.example.com/index.json';
const delay = (verdict: Delay['verdict'], route: Delay['route'] = 'past-caches', headers = {}): Delay => ({
  kind: 'delay',
  route,
  verdict,
  probe:
    verdict.kind === 'fault'
      ? { kind: 'fault', path: 'index.json', url: URL_OF, fault: verdict.fault }
      : {
          kind: 'answer',
          path: 'index.json',
          url: URL_OF,
          status: 200,
          headers,
          askedMs: undefined,
          bytes: Buffer.of(),
        },
});
const OLD = { kind: 'old', expected: 'revision 2', found: 'revision 1' } as const;
const MISSING = { kind: 'missing', status: 404 } as const;
const HIT = { age: '60', 'x-cache': 'HIT' };
const fault = (kind: 'dns' | 'tls' | 'redirects' | 'broken' | 'unreachable') =>
  ({ kind: 'fault', fault: { kind, words: 'why' } }) as const;

describe('what is late to the end', () => {
  test.each([
    // verdict, route, headers, code, severity
    [OLD, 'past-caches', {}, 'public-origin-stale', 'error'],
    [OLD, 'past-caches', HIT, 'public-cache-stale', 'error'],
    [OLD, 'plain', {}, 'public-cache-stale', 'error'],
    [OLD, 'plain', { ...HIT, 'cache-control': 'max-age=3600' }, 'public-cache-stale', 'error'],
    [OLD, 'plain', { ...HIT, 'cache-control': 'max-age=600' }, 'public-cache-stale', 'warning'],
    [MISSING, 'past-caches', {}, 'public-missing', 'error'],
    [MISSING, 'plain', {}, 'public-absence-cached', 'error'],
    [MISSING, 'plain', { ...HIT, 'cache-control': 'max-age=90' }, 'public-absence-cached', 'warning'],
    [{ kind: 'other', expected: 'a', found: 'b' }, 'plain', {}, 'public-other-content', 'error'],
    [{ kind: 'web-page', status: 200, type: 'text/html' }, 'plain', {}, 'public-web-page', 'error'],
    [{ kind: 'denied', status: 403 }, 'plain', {}, 'public-denied', 'error'],
    [{ kind: 'trouble', status: 503 }, 'plain', {}, 'public-server-error', 'error'],
    [{ kind: 'status', status: 204 }, 'plain', {}, 'public-status-unfit', 'error'],
    [fault('dns'), 'past-caches', {}, 'public-dns', 'error'],
    [fault('tls'), 'past-caches', {}, 'public-tls', 'error'],
    [fault('redirects'), 'past-caches', {}, 'public-redirect-chain', 'error'],
    [fault('broken'), 'past-caches', {}, 'public-cut-off', 'error'],
    [fault('unreachable'), 'past-caches', {}, 'public-unreachable', 'error'],
  ] as const)('%j, asked %s, with %j, is %s', (verdict, route, headers, code, severity) => {
    const place = { file: 'ota-release.yaml', line: 3 };
    const found = delayProblem(delay(verdict, route, headers), 61_400, place);
    expect(found).toMatchObject({ code, severity, place });
    expect(found.message).toContain(URL_OF);
    expect(found.message).toContain('after 61 s of waiting');
  });

  test('is told with what was expected, what came, and what caches say', () => {
    expect(delayProblem(delay(OLD, 'plain', HIT), 0, undefined).message).toBe(
      `${URL_OF} still shows revision 1 instead of revision 2, out of a cache (Age: 60, X-Cache: HIT); the server behind it is up to date.`,
    );
    expect(delayProblem(delay(OLD, 'past-caches', HIT), 0, undefined).message).not.toContain('behind it');
  });
});

describe('those who wait are told', () => {
  test.each([
    // verdict, route, words
    [OLD, 'past-caches', 'revision 1 instead of revision 2, so the site is not deployed yet'],
    [OLD, 'plain', 'revision 1 instead of revision 2, out of a cache'],
    [MISSING, 'past-caches', 'status 404, so the site is not deployed yet'],
    [{ kind: 'web-page', status: 200, type: 'text/html' }, 'plain', 'status 200 and a web page'],
    [{ kind: 'other', expected: 'a', found: 'b' }, 'plain', 'b instead of a'],
    [fault('unreachable'), 'past-caches', 'why'],
    [{ kind: 'trouble', status: 503 }, 'past-caches', 'status 503'],
  ] as const)('%j, asked %s: %s', (verdict, route, words) => {
    expect(delayWords(delay(verdict, route))).toBe(`${URL_OF}: ${words}`);
  });
});
