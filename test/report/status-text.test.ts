import { describe, expect, test } from 'vitest';
import { statusLines, statusVerdict } from '../../src/report/status-text.js';
import { painter } from '../../src/report/style.js';
import type { ChannelStatus } from '../../src/site/channel-status.js';

const paint = painter({ colour: false, live: false });

const STATUS: ChannelStatus = {
  channel: 'stable',
  product: 'logger',
  counter: 7,
  created: '2026-02-01T00:00:00Z',
  state: 'fresh',
  expires: '2026-07-31T00:00:00Z',
  daysLeft: 179.5,
  withinDays: 30,
  latest: '1.0.0',
  releases: 1,
  rollouts: [],
  withdrawn: [],
  keys: [{ keyid: 'a'.repeat(64), signed: true }],
  threshold: 1,
};

describe('statusLines', () => {
  test('of a channel where nothing is under way', () => {
    expect(statusLines(STATUS, paint)).toEqual([
      'logger, channel stable: good until 2026-07-31T00:00:00Z, 179.5 days left (at least 30 are asked for)',
      '  index      revision 7 of 2026-02-01T00:00:00Z, latest 1.0.0, 1 release',
      `  keys       ${'a'.repeat(16)}… signed; 1 of 1 must sign`,
    ]);
  });

  test('of everything that may be under way', () => {
    const status: ChannelStatus = {
      ...STATUS,
      state: 'stale',
      daysLeft: 3,
      latest: null,
      releases: 12,
      rollouts: [
        { version: '1.1.0', percent: 10, offered: 10, paused: false },
        { version: '1.2.0', percent: 100, offered: 25, paused: false, until: '2026-02-02T12:00:00Z' },
        { version: '1.3.0', percent: 50, offered: 0, paused: true, until: '2026-02-02T12:00:00Z' },
      ],
      withdrawn: [{ version: '0.9.0', reason: 'bricks\n\u001b[2Jall', at: '2026-01-20T00:00:00Z' }],
      keys: [
        { keyid: 'a'.repeat(64), signed: true, state: 'active' },
        { keyid: 'b'.repeat(64), signed: false },
      ],
      threshold: 2,
      behind: ['versions', 'latest'],
    };
    expect(statusLines(status, paint)).toEqual([
      'logger, channel stable: good until 2026-07-31T00:00:00Z, only 3 days left (at least 30 are asked for)',
      '  index      revision 7 of 2026-02-01T00:00:00Z, latest none, 12 releases',
      '  roll-out   1.1.0: 10 %',
      '  roll-out   1.2.0: 25 % of 100 %, all of it at 2026-02-02T12:00:00Z',
      '  roll-out   1.3.0: 50 %, paused',
      '  withdrawn  0.9.0, 2026-01-20T00:00:00Z: bricks \uFFFD[2Jall',
      `  keys       ${'a'.repeat(16)}… signed, active; 2 of 2 must sign`,
      `             ${'b'.repeat(16)}… not signed`,
      '  behind     versions, latest',
    ]);
  });

  test('of one that has expired', () => {
    const [line] = statusLines({ ...STATUS, state: 'expired', daysLeft: -2 }, paint);
    expect(line).toBe('logger, channel stable: expired at 2026-07-31T00:00:00Z');
  });
});

test.each([
  // channels, whether anything is wrong, verdict
  [[STATUS], false, '✓ in order: 1 channel, good for 179.5 days or more'],
  [[STATUS, { ...STATUS, daysLeft: 40 }], false, '✓ in order: 2 channels, good for 40 days or more'],
  [[STATUS, { ...STATUS, channel: 'beta', state: 'stale' }], true, '✗ not in order: beta must be refreshed'],
  [[], true, '✗ not in order: what is wrong is said above'],
] as const)('the verdict over channels', (channels, bad, verdict) => {
  expect(statusVerdict(channels, bad, paint)).toBe(verdict);
});
