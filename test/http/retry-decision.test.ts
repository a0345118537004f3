import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideRetry, type Outcome, type Try } from '../../src/http/retry-decision.js';

const LIMITS = { maxTries: 6, maxWaitMs: 120_000 };

const answer = (status: number, values: Readonly<Record<string, string>> = {}): Outcome => ({
  kind: 'answer',
  status,
  header: (name) => values[name] ?? null,
});
const first = (method: string, facts: Partial<Try> = {}): Try => ({
  method,
  repeatable: true,
  number: 1,
  waitedMs: 0,
  ...facts,
});
const decide = (attempt: Try, outcome: Outcome, random = 0.5) =>
  decideRetry(attempt, outcome, { nowMs: 0, random }, LIMITS);

describe('decideRetry', () => {
  it.each([
    // what came, whether GET is sent again, whether POST is
    ['200', answer(200), false, false],
    ['404', answer(404), false, false],
    ['401', answer(401), false, false],
    ['403', answer(403), false, false],
    ['409', answer(409), false, false],
    ['422', answer(422), false, false],
    ['501', answer(501), false, false],
    ['408', answer(408), true, false],
    ['425', answer(425), true, false],
    ['500', answer(500), true, false],
    ['502', answer(502), true, false],
    ['503', answer(503), true, false],
    ['504', answer(504), true, false],
    ['503 with a time', answer(503, { 'retry-after': '1' }), true, true],
    ['502 with a time', answer(502, { 'retry-after': '1' }), true, false],
    ['429', answer(429), true, true],
    ['403 of a limit', answer(403, { 'retry-after': '1' }), true, true],
    ['no connection', { kind: 'failure', failure: 'unsent' }, true, true],
    ['a broken connection', { kind: 'failure', failure: 'lost' }, true, false],
    ['a wrong certificate', { kind: 'failure', failure: 'final' }, false, false],
  ] as const)('after %s: GET %s, POST %s', (_what, outcome, get, post) => {
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'PROPFIND', 'MKCOL'])
      expect(decide(first(method), outcome).kind).toBe(get ? 'again' : 'keep');
    for (const method of ['POST', 'PATCH', 'MOVE'])
      expect(decide(first(method), outcome).kind).toBe(post ? 'again' : 'keep');
  });

  it.each([
    // number of the try, chance, milliseconds until the next
    [1, 0, 0],
    [1, 0.5, 500],
    [2, 0.5, 1_000],
    [4, 0.999, 7_992],
    [5, 0.5, 8_000],
  ])('backs off after try %s by chance %s: %s ms', (number, random, waitMs) => {
    expect(decide(first('GET', { number }), answer(502), random)).toEqual({ kind: 'again', waitMs });
  });

  it('ends after the last try, for a body that is gone, and when the time is used up', () => {
    expect(decide(first('GET', { number: 6 }), answer(502)).kind).toBe('keep');
    expect(decide(first('PUT', { repeatable: false }), answer(429)).kind).toBe('keep');
    expect(decide(first('GET', { waitedMs: 119_999 }), answer(502)).kind).toBe('keep');
  });

  it('waits as long as the server asks where there is time, and not at all where there isn’t', () => {
    expect(decide(first('GET'), answer(429, { 'retry-after': '120' }))).toEqual({ kind: 'again', waitMs: 120_500 });
    expect(decide(first('GET'), answer(429, { 'retry-after': '121' })).kind).toBe('keep');
    expect(decide(first('GET', { waitedMs: 60_000 }), answer(429, { 'retry-after': '61' })).kind).toBe('keep');
  });

  it('is never earlier than the server asks, and hardly later', () => {
    const seconds = fc.integer({ min: 0, max: 120 });
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    const status = fc.constantFrom(403, 429, 503);
    fc.assert(
      fc.property(seconds, chance, status, fc.constantFrom('GET', 'POST'), (asked, random, code, method) => {
        const decision = decide(first(method), answer(code, { 'retry-after': String(asked) }), random);
        const waitMs = decision.kind === 'again' ? decision.waitMs : Number.NaN;
        expect(waitMs).toBeGreaterThanOrEqual(asked * 1000);
        expect(waitMs).toBeLessThanOrEqual(asked * 1000 + 1000);
      }),
    );
  });
});
