import { describe, expect, test } from 'vitest';
import { channelStatus } from '../../src/site/channel-status.js';
import { EMPTY_ARCHIVE } from '../../src/site/next-index.js';
import { entryOf, revisionOf } from '../support/status.js';

const NOW = new Date('2026-02-01T12:00:00Z');

const statusOf = (changes: Parameters<typeof revisionOf>[0] = {}) => {
  const newest = revisionOf(changes);
  const read = { newest, directory: EMPTY_ARCHIVE, shown: newest.predicate, signedBy: ['a'.repeat(64)] };
  return channelStatus(read, NOW);
};

describe('channelStatus', () => {
  test('tells how a channel stands', () => {
    expect(statusOf()).toEqual({
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
    });
  });

  test('judges the age of the index that devices are shown', () => {
    const newest = revisionOf();
    const shown = { created: '2025-06-01T00:00:00Z', expires: '2025-12-01T00:00:00Z' };
    const status = channelStatus(
      { newest, directory: EMPTY_ARCHIVE, shown, signedBy: [], behind: ['index.json'] },
      NOW,
    );
    expect(status).toMatchObject({ state: 'expired', expires: shown.expires, counter: 7, behind: ['index.json'] });
  });

  test.each([
    // roll-out, what is told of it
    [{ percent: 10 }, { percent: 10, offered: 10, paused: false }],
    [{ percent: 0 }, { percent: 0, offered: 0, paused: false }],
    [
      { percent: 100, paused: true },
      { percent: 100, offered: 0, paused: true },
    ],
    [
      { start: '2026-01-31T12:00:00Z', hours: 48 },
      { percent: 100, offered: 25, paused: false, until: '2026-02-02T12:00:00Z' },
    ],
    [{ percent: 100 }, undefined],
    [{ start: '2026-01-01T00:00:00Z', hours: 48 }, undefined],
  ] as const)('of the roll-out %j tells %j', (rollout, told) => {
    const { rollouts } = statusOf({ releases: [entryOf('1.0.0'), { ...entryOf('1.1.0'), rollout }] });
    expect(rollouts).toEqual(told === undefined ? [] : [{ version: '1.1.0', ...told }]);
  });

  test('tells what was withdrawn, and of no roll-out of it', () => {
    const yanked = { reason: 'bricks', at: '2026-01-20T00:00:00Z' };
    const status = statusOf({ releases: [entryOf('1.0.0'), { ...entryOf('1.1.0'), yanked, rollout: { percent: 5 } }] });
    expect(status).toMatchObject({ rollouts: [], withdrawn: [{ version: '1.1.0', ...yanked }], releases: 1 });
  });

  test('tells which keys have signed, and what the index says of each', () => {
    const key = (letter: string) => ({ keyid: letter.repeat(64), publicKey: 'AAAA' });
    const { keys } = statusOf({ trustedKeys: [key('a'), { ...key('b'), state: 'added' }, { ...key('c'), state: 3 }] });
    expect(keys).toEqual([
      { keyid: 'a'.repeat(64), signed: true },
      { keyid: 'b'.repeat(64), signed: false, state: 'added' },
      { keyid: 'c'.repeat(64), signed: false },
    ]);
  });
});
