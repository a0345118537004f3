import { describe, expect, test } from 'vitest';
import { changeOf, releaseChanges } from '../../src/site/history-change.js';
import type { IndexPredicate, IndexRelease } from '../../src/site/index-statement.js';

const entry = (version: string, more: Partial<IndexRelease> = {}): IndexRelease => ({
  version,
  upgradeObject: { sha256: '0'.repeat(64) },
  bundle: { path: 'b', sha256: '0'.repeat(64), size: 1 },
  ...more,
});

const index = (releases: readonly IndexRelease[], more: Partial<IndexPredicate> = {}): IndexPredicate => ({
  product: 'pump',
  channel: 'stable',
  counter: 1,
  previous: null,
  created: '2026-01-01T00:00:00Z',
  expires: '2026-07-01T00:00:00Z',
  trustedKeys: [],
  threshold: 1,
  latest: null,
  releases: [...releases],
  ...more,
});

const yanked = { reason: 'it bricks', at: '2026-01-02T00:00:00Z' };

describe('what a revision changed', () => {
  test('is what its note says', () => {
    const change = { kind: 'rollout', version: '1.0.0', what: '10 % → 25 %', reason: 'all is well', by: 'operator' };
    expect(changeOf(index([]), index([entry('1.0.0')], { change }))).toEqual(change);
  });

  test.each([
    // before, after, what follows
    [undefined, [entry('1.0.0')], { kind: 'release', version: '1.0.0' }],
    [[entry('1.0.0')], [entry('1.0.0'), entry('1.1.0')], { kind: 'release', version: '1.1.0' }],
    [[entry('1.0.0')], [entry('1.0.0', { yanked })], { kind: 'yank', version: '1.0.0' }],
    [[entry('1.0.0')], [entry('1.0.0', { rollout: { percent: 10 } })], { kind: 'rollout', version: '1.0.0' }],
    [[entry('1.0.0')], [entry('1.0.0')], { kind: 'refresh' }],
    [
      [entry('1.0.0')],
      [entry('1.0.0', { yanked }), entry('1.1.0')],
      { kind: 'release', what: 'released 1.1.0, withdrew 1.0.0' },
    ],
    [
      undefined,
      ['1.0.0', '1.1.0', '1.2.0', '1.3.0', '1.4.0', '1.5.0', '1.6.0'].map((version) => entry(version)),
      { kind: 'release', what: 'released 1.0.0, 1.1.0, 1.2.0, 1.3.0, 1.4.0 and 2 more' },
    ],
  ] as const)('follows from the difference to the one before, where it has no note (%#)', (before, after, change) => {
    expect(changeOf(before && index(before), index(after))).toEqual(change);
  });

  test('to single releases names those that went to the archive', () => {
    expect(releaseChanges(index([entry('1.0.0'), entry('1.1.0')]), index([entry('1.1.0'), entry('1.2.0')]))).toEqual({
      added: ['1.2.0'],
      withdrawn: [],
      rolledOut: [],
      archived: ['1.0.0'],
    });
  });
});
