import { describe, expect, test } from 'vitest';
import { isBehind, newestOf, nextStep, waitsFor } from '../../src/devices/next-step.js';
import { type FleetRelease, viewOf } from '../support/fleet.js';

const yanked = { reason: 'bricks', at: '2026-01-01T00:00:00Z' };
const barrier = { reason: 'moves the data' };

describe('nextStep', () => {
  test.each<[string, readonly FleetRelease[], string, string | undefined]>([
    // what | releases | from | next
    ['the newest', [{ version: '1.0.0' }, { version: '1.1.0' }, { version: '1.2.0' }], '1.0.0', '1.2.0'],
    ['by number, not by text', [{ version: '1.9.0' }, { version: '1.10.0' }], '1.9.0', '1.10.0'],
    ['nothing for the newest', [{ version: '1.0.0' }, { version: '1.1.0' }], '1.1.0', undefined],
    ['nothing for one from beyond', [{ version: '1.0.0' }], '2.0.0', undefined],
    ['nothing of an empty channel', [], '1.0.0', undefined],
    ['a version that was never released', [{ version: '1.0.0' }, { version: '1.1.0' }], '0.9.0', '1.1.0'],
    ['not what was withdrawn', [{ version: '1.1.0' }, { version: '1.2.0', yanked }], '1.0.0', '1.1.0'],
    [
      'what may be reached directly',
      [{ version: '1.1.0' }, { version: '2.0.0', upgradeFrom: '>=1.1.0' }],
      '1.0.0',
      '1.1.0',
    ],
    ['then the one behind it', [{ version: '1.1.0' }, { version: '2.0.0', upgradeFrom: '>=1.1.0' }], '1.1.0', '2.0.0'],
    ['no further than a barrier', [{ version: '1.1.0', barrier }, { version: '1.2.0' }], '1.0.0', '1.1.0'],
    ['past a barrier that it is on', [{ version: '1.1.0', barrier }, { version: '1.2.0' }], '1.1.0', '1.2.0'],
    [
      'the lowest of two barriers',
      [
        { version: '1.1.0', barrier },
        { version: '1.2.0', barrier },
      ],
      '1.0.0',
      '1.1.0',
    ],
    [
      'not past a withdrawn barrier’s neighbour',
      [{ version: '1.1.0', barrier, yanked }, { version: '1.2.0' }],
      '1.0.0',
      '1.2.0',
    ],
    [
      'not past a barrier that is rolled out to a part: it waits',
      [{ version: '1.0.1' }, { version: '1.1.0', barrier, rollout: { percent: 10 } }, { version: '1.2.0' }],
      '1.0.0',
      '1.0.1',
    ],
    ['nothing where no range takes it', [{ version: '2.0.0', upgradeFrom: '>=1.5.0' }], '1.0.0', undefined],
  ])('%s', (_what, releases, from, next) => {
    expect(nextStep(viewOf(releases), from)).toBe(next);
  });

  test('leaves out what is spoken against', () => {
    const channel = viewOf([{ version: '1.1.0' }, { version: '1.2.0' }]);
    expect(nextStep(channel, '1.0.0', (version) => version !== '1.2.0')).toBe('1.1.0');
    expect(nextStep(channel, '1.0.0', () => false)).toBeUndefined();
  });

  test('never goes above latest: what is staged ahead is nobody’s yet', () => {
    const channel = viewOf([{ version: '1.1.0' }, { version: '1.2.0' }], { latest: '1.1.0' });
    expect(nextStep(channel, '1.0.0')).toBe('1.1.0');
  });

  test('what has left the index is not offered any more', () => {
    const archive = { pages: [], groups: [{ versions: ['1.1.0'] }] };
    const channel = viewOf([{ version: '2.0.0', upgradeFrom: '>=1.1.0' }], { archive });
    expect(nextStep(channel, '1.0.0')).toBeUndefined();
  });
});

test.each([
  // from | behind
  ['1.0.0', true],
  ['1.1.0', false],
  ['1.2.0', false],
])('%s is behind 1.1.0: %s', (from, behind) => {
  expect(isBehind(viewOf([{ version: '1.1.0' }]), from)).toBe(behind);
  expect(isBehind(viewOf([]), from)).toBe(false);
});

describe('releases for a part of the fleet', () => {
  const part = { version: '1.2.0', rollout: { percent: 10 } };
  const above = viewOf([{ version: '1.1.0' }, part]);
  const below = viewOf([{ version: '1.1.0' }, part, { version: '1.3.0', upgradeFrom: '>=1.2.0' }]);

  test.each([
    // reach | above latest | below it
    ['everybody', '1.1.0', '1.1.0'],
    ['parts', '1.2.0', '1.2.0'],
  ] as const)('count for %s: %s, %s', (reach, ahead, between) => {
    expect(nextStep(above, '1.0.0', undefined, reach)).toBe(ahead);
    expect(nextStep(below, '1.0.0', undefined, reach)).toBe(between);
  });

  test('are something newer for those alone who are told apart', () => {
    expect([isBehind(above, '1.1.0'), isBehind(above, '1.1.0', 'parts')]).toEqual([false, true]);
    expect([newestOf(above), newestOf(below), newestOf(viewOf([]))]).toEqual(['1.2.0', '1.3.0', null]);
  });

  test('count for everybody once the time has come', () => {
    const rollout = { start: '2026-01-01T00:00:00Z', hours: 48 };
    const at = (created: string) => nextStep(viewOf([{ version: '1.2.0', rollout }], { created }), '1.0.0');
    expect(at('2026-01-02T23:59:59Z')).toBeUndefined();
    expect(at('2026-01-03T00:00:00Z')).toBe('1.2.0');
  });

  test('are waited for, where nothing else is above', () => {
    expect(waitsFor(above, '1.1.0')).toBe(
      '1.2.0 is rolled out to 10 % of the fleet, and these devices wait until that is complete',
    );
    expect(waitsFor(above, '1.2.0')).toBeUndefined();
    expect(waitsFor(below, '1.1.0')).toBeUndefined();
    expect(waitsFor(viewOf([part]), '1.0.0')).toContain('10 %');
  });
});
