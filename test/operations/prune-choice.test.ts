import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type PrunableRelease,
  type PruneInput,
  pruneCandidates,
  withoutSteps,
} from '../../src/operations/prune-choice.js';
import { waysTo } from '../../src/site/ways.js';
import { sortVersions } from '../../src/version/semver.js';

const input = (releases: readonly PrunableRelease[], changes: Partial<PruneInput> = {}): PruneInput => ({
  releases,
  indexed: new Set(releases.map(({ version }) => version)),
  further: [],
  latest: releases.at(-1)?.version ?? null,
  keep: 1,
  ...changes,
});
const chosen = (releases: readonly PrunableRelease[], changes: Partial<PruneInput> = {}) => {
  const made = input(releases, changes);
  return withoutSteps(made, pruneCandidates(made));
};
const yanked = { reason: 'bad', at: '2026-01-01T00:00:00Z' };

describe('what may be pruned', () => {
  test.each<readonly [string, readonly PrunableRelease[], Partial<PruneInput>, readonly string[]]>([
    // why, releases, what else is said, who goes
    ['all but the newest', [{ version: '1.0.0' }, { version: '1.1.0' }, { version: '1.2.0' }], {}, ['1.0.0', '1.1.0']],
    [
      'none of the newest two',
      [{ version: '1.0.0' }, { version: '1.1.0' }, { version: '1.2.0' }],
      { keep: 2 },
      ['1.0.0'],
    ],
    ['nothing of few', [{ version: '1.0.0' }], { keep: 20 }, []],
    ['no barrier', [{ version: '1.0.0', barrier: { reason: 'converts' } }, { version: '1.1.0' }], {}, []],
    ['none in a roll-out', [{ version: '1.0.0', rollout: { percent: 10 } }, { version: '1.1.0' }], {}, []],
    [
      'not what latest names',
      [{ version: '1.0.0' }, { version: '1.1.0', rollout: { percent: 5 } }],
      { latest: '1.0.0' },
      [],
    ],
    [
      'no step of others',
      [{ version: '1.0.0' }, { version: '1.1.0' }, { version: '1.2.0', upgradeFrom: '>=1.1.0' }],
      {},
      ['1.0.0'],
    ],
    [
      'no step of devices on a version that was pruned before',
      [{ version: '1.1.0' }, { version: '1.2.0', upgradeFrom: '>=1.1.0' }],
      { further: ['1.0.0'] },
      [],
    ],
    ['a withdrawn one below the newest', [{ version: '1.0.0', yanked }, { version: '1.1.0' }], {}, ['1.0.0']],
    [
      'nothing where nothing is latest',
      [
        { version: '1.0.0', yanked },
        { version: '1.1.0', yanked },
      ],
      { latest: null },
      [],
    ],
  ])('is %s', (_why, releases, changes, expected) => {
    expect(chosen(releases, changes)).toEqual(expected);
  });

  test('never takes a way from any version that had one', () => {
    const versions = ['1.0.0', '1.1.0', '1.2.0', '1.3.0', '1.4.0', '1.5.0', '1.6.0'];
    const history = fc.tuple(
      ...versions.map((version) =>
        fc.record({
          version: fc.constant(version),
          upgradeFrom: fc.constantFrom(...versions).map((low) => `>=${low}`),
          isBarrier: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
          isYanked: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
        }),
      ),
    );
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 4 }), (made, keep) => {
        const releases = made.map(({ version, upgradeFrom, isBarrier, isYanked }) => ({
          version,
          upgradeFrom,
          ...(isBarrier ? { barrier: { reason: 'converts' } } : {}),
          ...(isYanked ? { yanked } : {}),
        }));
        const offered = releases.filter((release) => !('yanked' in release));
        const target = offered.at(-1)?.version;
        if (target === undefined) return;
        const further = ['0.9.0'];
        const gone = new Set(chosen(releases, { keep, latest: target, further }));
        const fielded = sortVersions([...versions, ...further])
          .filter((version) => version <= target)
          .map((version) => releases.find((release) => release.version === version) ?? { version });
        const before = waysTo({ target, fielded, offered });
        const after = waysTo({ target, fielded, offered: offered.filter(({ version }) => !gone.has(version)) });
        expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
        for (const kept of offered.slice(-keep)) expect(gone.has(kept.version)).toBe(false);
      }),
    );
  });
});
