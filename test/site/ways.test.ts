import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Step, stepsFrom, waysTo } from '../../src/site/ways.js';
import { compareVersions, satisfies } from '../../src/version/semver.js';

const versions = ['1.0.0', '1.1.0', '1.2.0', '1.3.0', '1.4.0'];

/** The same question, asked the slow way: every way is tried. */
const hasWay = (from: string, target: string, steps: readonly Step[]): boolean =>
  from === target ||
  steps.some((step) => {
    const between = steps.filter(
      ({ version }) => compareVersions(version, from) > 0 && compareVersions(version, step.version) < 0,
    );
    return (
      compareVersions(step.version, from) > 0 &&
      !step.yanked &&
      satisfies(from, step.upgradeFrom ?? '*') &&
      !between.some(({ barrier, yanked }) => barrier && !yanked) &&
      hasWay(step.version, target, steps)
    );
  });

test('finds a way exactly where there is one', () => {
  const history = fc.tuple(
    ...versions.map((version) =>
      fc.record({
        version: fc.constant(version),
        upgradeFrom: fc.oneof(
          fc.constant('>=0.0.0'),
          fc.constantFrom(...versions).map((low) => `>=${low}`),
        ),
        kind: fc.constantFrom('plain', 'plain', 'barrier', 'yanked'),
      }),
    ),
  );
  fc.assert(
    fc.property(history, (made) => {
      const steps = made.map(({ version, upgradeFrom, kind }) => ({
        version,
        upgradeFrom,
        ...(kind === 'barrier' ? { barrier: { reason: 'converts' } } : {}),
        ...(kind === 'yanked' ? { yanked: { reason: 'bad', at: '2026-01-01T00:00:00Z' } } : {}),
      }));
      const target = '1.4.0';
      const ways = waysTo({ target, fielded: steps, offered: steps.filter((step) => !('yanked' in step)) });
      for (const version of versions)
        expect([version, ways.has(version)]).toEqual([version, hasWay(version, target, steps)]);
    }),
  );
});

test('tells the steps of ways', () => {
  const steps = [{ version: '1.0.0' }, { version: '1.1.0' }, { version: '1.2.0', upgradeFrom: '>=1.1.0' }];
  const ways = waysTo({ target: '1.2.0', fielded: steps, offered: steps });
  expect([...stepsFrom(['1.0.0'], ways)]).toEqual(['1.1.0', '1.2.0']);
});
