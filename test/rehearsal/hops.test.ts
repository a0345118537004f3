import { expect, test } from 'vitest';
import type { ChannelView } from '../../src/devices/channel-view.js';
import type { Decision, DecisionInput } from '../../src/devices/device-family.js';
import { type HopChoice, planHops, spread } from '../../src/rehearsal/hops.js';
import type { IndexRelease } from '../../src/site/index-statement.js';

const input = (barriers: readonly string[] = []): DecisionInput => {
  const releases = new Map(
    barriers.map((version) => [version, { version, barrier: { reason: 'a step' } } as unknown as IndexRelease]),
  );
  const channel: ChannelView = {
    product: 'p',
    channel: 'stable',
    at: '2026-01-01T00:00:00Z',
    latest: '3.0.0',
    versions: [],
    releases,
  };
  return { channel, matrix: undefined, settings: undefined };
};

/** A family that goes by a table. */
const family = (next: Readonly<Record<string, string>>) => ({
  decide: ({ version }: { readonly version: string }): Decision => {
    const to = next[version];
    return to === undefined ? { kind: 'stays', why: 'it has the newest' } : { kind: 'takes', version: to };
  },
});

const choice = (changes: Partial<HopChoice> = {}): HopChoice => ({
  fielded: ['1.0.0', '2.0.0', '3.0.0'],
  target: '3.0.0',
  allTheWay: false,
  maxRuns: 12,
  ...changes,
});

const WALK = family({ '1.0.0': '2.0.0', '2.0.0': '3.0.0' });

test('ways are those of the family’s decisions; only steps onto the target are taken', () => {
  expect(planHops(WALK, input(), choice())).toEqual({
    ways: [
      { from: '1.0.0', over: ['2.0.0', '3.0.0'], end: 'it has the newest' },
      { from: '2.0.0', over: ['3.0.0'], end: 'it has the newest' },
      { from: '3.0.0', over: [], end: 'it has the newest' },
    ],
    hops: [{ from: '2.0.0', to: '3.0.0', runs: true }],
  });
});

test('a device that is named is taken all the way', () => {
  expect(planHops(WALK, input(), choice({ fielded: ['1.0.0'], allTheWay: true })).hops).toEqual([
    { from: '1.0.0', to: '2.0.0', runs: true },
    { from: '2.0.0', to: '3.0.0', runs: true },
  ]);
});

test('a device that goes round in a circle is followed once', () => {
  const { ways } = planHops(family({ '1.0.0': '2.0.0', '2.0.0': '1.0.0' }), input(), choice({ fielded: ['1.0.0'] }));
  expect(ways).toEqual([{ from: '1.0.0', over: ['2.0.0'], end: 'it goes round in a circle' }]);
});

test('more devices than may run scripts are taken without them', () => {
  const fielded = Array.from({ length: 20 }, (_, index) => `1.${index}.0`);
  const all = family(Object.fromEntries(fielded.map((version) => [version, '3.0.0'])));
  const { hops } = planHops(all, input(), choice({ fielded, maxRuns: 4 }));
  expect(hops).toHaveLength(20);
  expect(hops.filter(({ runs }) => runs).map(({ from }) => from)).toEqual(['1.0.0', '1.6.0', '1.13.0', '1.19.0']);
});

test.each([
  // versions, at most, barriers, chosen
  [10, 12, [], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
  [100, 2, [50], [0, 99]],
  [100, 4, [50], [0, 49, 50, 99]],
  [100, 5, [], [0, 25, 50, 74, 99]],
  [0, 4, [], []],
])('of %d versions at most %d are chosen, around the barriers %j', (count, maximum, barriers, chosen) => {
  const name = (index: number): string => `1.${index}.0`;
  const versions = Array.from({ length: count }, (_, index) => name(index));
  expect(spread(versions, maximum, input(barriers.map(name)))).toEqual(chosen.map(name));
});
