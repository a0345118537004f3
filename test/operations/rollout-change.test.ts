import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changedRollout, type RolloutChange } from '../../src/operations/rollout-change.js';
import type { RolloutAction } from '../../src/operations/rollout-request.js';
import type { Rollout } from '../../src/site/index-statement.js';
import { begun, offeredPercent, shifted } from '../../src/site/rollout.js';
import { releaseOf } from '../support/fleet.js';

const NOW = '2026-02-02T00:00:00Z';
const HOUR_MS = 3_600_000;
const later = (hours: number): string => shifted(NOW, hours * HOUR_MS);

const growing: Rollout = { percent: 50, start: '2026-02-01T00:00:00Z', hours: 48 };
const set = (percent: number): RolloutAction => ({ kind: 'set', percent });
const start: RolloutAction = { kind: 'start', percent: 50, hours: 48 };
const changed = (rollout: Rollout | undefined): RolloutChange => ({ kind: 'changed', rollout });

describe('changedRollout', () => {
  test.each<[Rollout | undefined, RolloutAction, RolloutChange]>([
    // before | action | change
    [undefined, set(10), changed({ percent: 10 })],
    [undefined, set(0), changed({ percent: 0 })],
    [undefined, set(100), { kind: 'same' }],
    [{ percent: 10 }, set(10), { kind: 'same' }],
    [{ percent: 10 }, set(25), changed({ percent: 25 })],
    [{ percent: 10 }, set(100), changed(undefined)],
    [{ percent: 10, paused: true }, set(10), changed({ percent: 10 })],
    [growing, set(50), changed({ percent: 50 })],
    [{ percent: 100 }, set(100), changed(undefined)],
    [undefined, start, changed({ percent: 50, hours: 48 })],
    [growing, start, { kind: 'same' }],
    [growing, { kind: 'start', percent: 50, hours: 24 }, changed({ percent: 50, hours: 24 })],
    [{ ...growing, paused: true, pausedAt: NOW }, start, changed({ percent: 50, hours: 48 })],
    [{ percent: 10 }, { kind: 'pause' }, changed({ percent: 10, paused: true })],
    [{ percent: 10, paused: true }, { kind: 'pause' }, { kind: 'same' }],
    [growing, { kind: 'pause' }, changed({ ...growing, paused: true, pausedAt: NOW })],
    [undefined, { kind: 'pause' }, { kind: 'complete' }],
    [{ ...growing, percent: 100, hours: 24 }, { kind: 'pause' }, { kind: 'complete' }],
    [{ percent: 10, paused: true }, { kind: 'resume' }, changed({ percent: 10 })],
    [{ percent: 10 }, { kind: 'resume' }, { kind: 'same' }],
    [undefined, { kind: 'resume' }, { kind: 'same' }],
    [{ percent: 10 }, { kind: 'complete' }, changed(undefined)],
    [growing, { kind: 'complete' }, changed(undefined)],
    [undefined, { kind: 'complete' }, { kind: 'same' }],
  ])('%j, %j: %j', (before, action, change) => expect(changedRollout(before, action, NOW)).toEqual(change));
});

const actions = fc.oneof(
  fc.integer({ min: 0, max: 100 }).map(set),
  fc
    .record({ percent: fc.integer({ min: 0, max: 100 }), hours: fc.integer({ min: 1, max: 500 }) })
    .map((spec): RolloutAction => ({ kind: 'start', ...spec })),
  fc.constantFrom('pause', 'resume', 'complete').map((kind): RolloutAction => ({ kind })),
);

/** What an entry says once the action is done at that time. */
const done = (before: Rollout | undefined, action: RolloutAction, now: string): Rollout | undefined => {
  const change = changedRollout(before, action, now);
  if (change.kind !== 'changed') return before;
  const release = releaseOf({ version: '1.0.0', ...(change.rollout ? { rollout: change.rollout } : {}) });
  return begun(release, now).rollout;
};

test('whatever was done before, the same again changes nothing', () => {
  fc.assert(
    fc.property(fc.array(actions, { maxLength: 6 }), actions, (history, action) => {
      const before = history.reduce<Rollout | undefined>(
        (rollout, one, hour) => done(rollout, one, later(hour)),
        undefined,
      );
      const after = done(before, action, later(10));
      expect(done(after, action, later(11))).toEqual(after);
    }),
  );
});

test('a pause offers it to nobody, and the roll-out goes on where it stood, however long the pause was', () => {
  fc.assert(
    fc.property(actions, fc.nat(400), fc.nat(400), fc.nat(400), (action, run, pause, rest) => {
      const before = done({ percent: 7 }, action, NOW);
      const paused = done(before, { kind: 'pause' }, later(run));
      // Neither one that was paused before, nor one that is complete.
      fc.pre(paused?.paused === true && before?.paused === undefined);
      expect(offeredPercent(paused, later(run + pause))).toBe(0);
      const resumed = done(paused, { kind: 'resume' }, later(run + pause));
      expect(offeredPercent(resumed, later(run + pause + rest))).toBe(offeredPercent(before, later(run + rest)));
    }),
  );
});
