import { describe, expect, test } from 'vitest';
import type { Plan } from '../../src/site/plan.js';
import type { Planned } from '../../src/steps/plan.js';
import { given, unlessPublishing, whenUnchanged } from '../../src/steps/skips.js';

const planned = (action: Plan['action']): Planned => ({ plan: { action, version: '1.2.0' } }) as Planned;

describe('reasons to skip a step', () => {
  test.each([
    // action, unless publishing, when unchanged
    ['publish', undefined, undefined],
    ['repair', '1.2.0 is released already', undefined],
    ['unchanged', '1.2.0 is released already', '1.2.0 is released already, and every pointer is up to date'],
  ] as const)('%s', (action, notPublishing, unchanged) => {
    expect(unlessPublishing(planned(action))).toBe(notPublishing);
    expect(whenUnchanged(planned(action))).toBe(unchanged);
  });
});

describe('given', () => {
  test('gives back what an earlier step gave, also where it is nothing much', () => {
    expect(given('signed')).toBe('signed');
    expect(given(0)).toBe(0);
    expect(given(null)).toBeNull();
  });

  test('refuses to go on where the earlier step did not run', () => {
    expect(() => given(undefined)).toThrow('a step ran whose predecessor was skipped');
  });
});
