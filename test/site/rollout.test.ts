import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rollout } from '../../src/site/index-statement.js';
import {
  begun,
  endOfRollout,
  isForEverybody,
  millisecondsBetween,
  offeredPercent,
  rolledOut,
  rolloutProgress,
  rolloutWords,
  shifted,
} from '../../src/site/rollout.js';
import { releaseOf } from '../support/fleet.js';

const START = '2026-02-01T00:00:00Z';
const HOUR_MS = 3_600_000;
const hoursIn = (hours: number): Date => new Date(Date.parse(START) + hours * HOUR_MS);

const percents = fc.integer({ min: 0, max: 100 });
const times = fc.integer({ min: -1000, max: 10_000 }).map((tenths) => hoursIn(tenths / 10));
const linear = fc
  .record({ percent: percents, hours: fc.integer({ min: 1, max: 800 }) })
  .map((spec): Rollout => ({ ...spec, start: START }));

describe('offeredPercent', () => {
  test.each<[Rollout | undefined, Date, number]>([
    // roll-out | when | percent
    [undefined, hoursIn(0), 100],
    [{}, hoursIn(0), 100],
    [{ percent: 0 }, hoursIn(0), 0],
    [{ percent: 10 }, hoursIn(0), 10],
    [{ percent: 10, paused: true }, hoursIn(0), 0],
    [{ start: START, hours: 48 }, hoursIn(0), 0],
    [{ start: START, hours: 48 }, hoursIn(24), 50],
    [{ start: START, hours: 48 }, hoursIn(47.9), 99],
    [{ start: START, hours: 48 }, hoursIn(48), 100],
    [{ percent: 50, start: START, hours: 10 }, hoursIn(1), 5],
    [{ percent: 50, start: START, hours: 10 }, hoursIn(999), 50],
    [{ percent: 100, hours: 48 }, hoursIn(999), 0],
    [{ percent: 100, start: START, hours: 48, paused: true, pausedAt: START }, hoursIn(999), 0],
  ])('%j at %j: %i', (rollout, at, percent) => {
    expect(offeredPercent(rollout, at)).toBe(percent);
    expect(offeredPercent(rollout, at.toISOString())).toBe(percent);
    expect(isForEverybody(rollout ? { rollout } : {}, at)).toBe(percent === 100);
  });

  test('is a whole number from 0 to what it grows to, and never falls with time', () => {
    fc.assert(
      fc.property(linear, times, times, (rollout, one, other) => {
        const [earlier, later] = one <= other ? [one, other] : [other, one];
        const [before, then] = [offeredPercent(rollout, earlier), offeredPercent(rollout, later)];
        expect(Number.isInteger(before)).toBe(true);
        expect(before).toBeGreaterThanOrEqual(0);
        expect(before).toBeLessThanOrEqual(then);
        expect(then).toBeLessThanOrEqual(rollout.percent ?? 100);
      }),
    );
  });

  test('never falls where the percentage is raised, and is 0 while paused', () => {
    fc.assert(
      fc.property(linear, percents, times, (rollout, percent, at) => {
        const [low, high] = [rollout.percent ?? 100, percent].sort((a, b) => a - b);
        const of = (whole: number | undefined) => offeredPercent({ ...rollout, percent: whole }, at);
        expect(of(low)).toBeLessThanOrEqual(of(high));
        expect(offeredPercent({ ...rollout, paused: true }, at)).toBe(0);
      }),
    );
  });
});

test('a roll-out over time ends when its hours are over', () => {
  expect(endOfRollout({ percent: 50, start: START, hours: 48 })).toBe('2026-02-03T00:00:00Z');
  expect(endOfRollout({ percent: 50 })).toBeUndefined();
});

test('one without a start begins with the revision, and others stay as they are', () => {
  const release = releaseOf({ version: '1.1.0', rollout: { percent: 50, hours: 48 } });
  const listed = begun(release, START);
  expect(JSON.stringify(listed.rollout)).toBe(`{"percent":50,"start":"${START}","hours":48}`);
  expect(begun(listed, '2026-03-01T00:00:00Z')).toBe(listed);
  const plain = releaseOf({ version: '1.0.0', rollout: { percent: 50 } });
  expect(begun(plain, START)).toBe(plain);
});

test('the roll-out of an entry stands in its published place, and is gone where there is none', () => {
  const entry = releaseOf({ version: '1.1.0', policy: 'major > 0', sealedFiles: [], families: {}, later: 1 });
  const keys = (rollout: Rollout | undefined) => Object.keys(rolledOut(entry, rollout));
  expect(keys({ percent: 5 })).toEqual([
    ...['version', 'upgradeObject', 'bundle', 'policy', 'rollout', 'sealedFiles', 'families', 'later'],
  ]);
  expect(rolledOut(rolledOut(entry, { percent: 5 }), { percent: 9 })).toEqual({ ...entry, rollout: { percent: 9 } });
  expect(rolledOut(rolledOut(entry, { percent: 5 }), undefined)).toEqual(entry);
});

test.each<[Rollout | undefined, string]>([
  [undefined, 'everybody'],
  [{ percent: 10 }, '10 %'],
  [{ percent: 10, paused: true }, '10 %, paused'],
  [{ hours: 48 }, '100 % over 48 h'],
])('%j is %j', (rollout, words) => expect(rolloutWords(rollout)).toBe(words));

test('a later revision tells which roll-outs have come further', () => {
  const rollout = { start: START, hours: 48 };
  const releases = [{ version: '1.0.0' }, { version: '1.1.0', rollout }, { version: '1.2.0', rollout: { percent: 5 } }];
  const lines = rolloutProgress(releases.map(releaseOf), START, shifted(START, 24 * HOUR_MS));
  expect(lines).toEqual(['1.1.0 was offered to 0 % of the fleet by the index before it, and is to 50 % now']);
});

test('times are moved and told apart in whole seconds', () => {
  expect(shifted(START, 1500)).toBe('2026-02-01T00:00:01Z');
  expect(millisecondsBetween(START, shifted(START, 90_000))).toBe(90_000);
});
