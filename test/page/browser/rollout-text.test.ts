import { expect, test } from 'vitest';
import { rolloutState } from '../../../src/page/browser/rollout-text.js';

const now = new Date('2026-01-02T00:00:00Z');

test.each([
  // roll-out, percent, text
  [{ percent: 10 }, 10, '10 % of devices'],
  [{ percent: 50, start: '2026-01-01T00:00:00Z', hours: 48 }, 25, '25 % of devices · 1 Jan 2026 – 3 Jan 2026, to 50 %'],
  [
    { percent: 10, paused: true as const, pausedAt: '2026-01-01T00:00:00Z' },
    0,
    'paused since 1 Jan 2026, nobody is offered it · 10 % when it goes on',
  ],
])('%j', (rollout, percent, text) => {
  expect(rolloutState(rollout, now)).toMatchObject({ percent, text });
});

test('a release for everybody has none', () => {
  expect(rolloutState(undefined, now)).toBeUndefined();
});
