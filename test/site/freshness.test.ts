import { describe, expect, test } from 'vitest';
import { freshnessOf, freshnessProblems, isAsFresh } from '../../src/site/freshness.js';

/** Good for 180 days. */
const INDEX = { created: '2026-01-01T00:00:00Z', expires: '2026-06-30T00:00:00Z' };
const stateAt = (now: string, within?: number) => freshnessOf(INDEX, new Date(now), within);

describe('freshnessOf', () => {
  test.each([
    // now, days that are to be left, state, days left
    ['2026-01-01T00:00:00Z', undefined, 'fresh', 180],
    ['2026-05-31T00:00:00Z', undefined, 'fresh', 30],
    ['2026-05-31T00:00:01Z', undefined, 'stale', 29.9],
    ['2026-06-29T23:59:59Z', undefined, 'stale', 0],
    ['2026-06-30T00:00:00Z', undefined, 'expired', 0],
    ['2026-07-01T12:00:00Z', undefined, 'expired', -1.5],
    ['2026-06-29T00:00:00Z', 0, 'fresh', 1],
    ['2026-06-30T00:00:00Z', 0, 'expired', 0],
    ['2026-06-16T00:00:00Z', 14, 'fresh', 14],
    ['2026-06-17T00:00:00Z', 14, 'stale', 13],
    ['2026-01-01T00:00:00Z', 365, 'stale', 180],
  ])('at %s, with %s days to spare, is %s', (now, within, state, daysLeft) => {
    expect(stateAt(now, within)).toMatchObject({ state, daysLeft, expires: INDEX.expires });
  });

  test('asks for a sixth of the lifetime where nothing is said', () => {
    expect(stateAt('2026-01-01T00:00:00Z').withinDays).toBe(30);
    const week = { created: '2026-01-01T00:00:00Z', expires: '2026-01-08T00:00:00Z' };
    expect(freshnessOf(week, new Date('2026-01-01T00:00:00Z')).withinDays).toBe(1.1);
  });
});

describe('freshnessProblems', () => {
  test.each([
    // now, codes
    ['2026-01-01T00:00:00Z', []],
    ['2026-06-20T00:00:00Z', ['freshness-about-to-expire']],
    ['2026-07-20T00:00:00Z', ['freshness-expired']],
  ])('at %s are %j, placed at the index', (now, codes) => {
    const found = freshnessProblems('index.json', stateAt(now));
    expect(found.map(({ code }) => code)).toEqual(codes);
    for (const { place } of found) expect(place).toEqual({ file: 'index.json' });
  });
});

test.each([
  // expires, as fresh as one made now that is good for 180 days
  ['2026-06-30T00:00:00Z', true],
  ['2026-06-29T23:00:00Z', true],
  ['2026-06-29T22:59:59Z', false],
  ['2027-06-30T00:00:00Z', true],
])('an index that is good until %s is as fresh: %s', (expires, expected) => {
  expect(isAsFresh({ expires }, new Date('2026-01-01T00:00:00Z'), 180)).toBe(expected);
});
