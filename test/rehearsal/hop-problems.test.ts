import { expect, test } from 'vitest';
import { hopProblems, isOk, stateOf, type TriedHop } from '../../src/rehearsal/hop-problems.js';
import type { Hop, HopResult } from '../../src/rehearsal/rehearsal.js';

const hop = (changes: Partial<Hop> = {}): Hop => ({
  from: '1.0.0',
  to: '2.0.0',
  fault: undefined,
  runs: true,
  installsFirst: false,
  ...changes,
});
const messages = [
  { state: 'updating', body: null },
  { state: 'update_failed', body: null },
];
const updated: HopResult = { ended: 'updated', messages, ran: true };
const kept: HopResult = { ended: 'kept', messages, ran: true, why: 'update.sh ended with exit code 1' };

test.each([
  // hop, how it ended, whether that is as it should be
  [hop(), updated, true],
  [hop(), kept, false],
  [hop({ fault: 'power-cut' }), kept, true],
  [hop({ fault: 'power-cut' }), updated, false],
  [hop({ fault: 'power-cut' }), { ...updated, ran: false }, true],
  [hop({ fault: 'power-cut' }), { ...kept, oldVersionLost: true }, false],
] as const)('%j that ends as %j is as it should be: %s', (one, result, ok) => {
  expect(isOk({ hop: one, result })).toBe(ok);
});

test('its state is the last one', () => {
  expect(stateOf(kept)).toBe('update_failed');
  expect(stateOf({ ...updated, messages: [] })).toBe('updated');
});

test.each([
  // hop, how it ended, codes
  [hop(), updated, []],
  [hop(), kept, ['rehearsal-failed']],
  [hop(), { ...kept, unverified: true }, ['rehearsal-unverified']],
  [hop(), { ...kept, oldVersionLost: true }, ['rehearsal-failed', 'rehearsal-old-version-lost']],
  [hop({ fault: 'update-fails' }), { ...kept, oldVersionLost: true }, ['rehearsal-old-version-lost']],
  [hop({ fault: 'update-fails' }), updated, ['rehearsal-fault-ignored']],
] as const)('%j that ends as %j is %j', (one, result, codes) => {
  expect(hopProblems('Connhex Edge', [{ hop: one, result }]).map(({ code }) => code)).toEqual(codes);
});

test('devices that end in the same way are told of once', () => {
  const tried = Array.from(
    { length: 8 },
    (_, index): TriedHop => ({ hop: hop({ from: `1.${index}.0` }), result: kept }),
  );
  const other: TriedHop = { hop: hop(), result: { ...kept, output: 'something else' } };
  const [first, second, ...rest] = hopProblems('Connhex Edge', [...tried, other]);
  expect(first?.message).toContain(
    '1.0.0, 1.1.0, 1.2.0, 1.3.0, 1.4.0, 1.5.0, and 2 more → 2.0.0 ends in update_failed',
  );
  expect(second?.message).toContain('It wrote: something else');
  expect(rest).toEqual([]);
});
