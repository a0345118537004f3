import { describe, expect, test } from 'vitest';
import type { FleetPlan } from '../../src/rehearsal/fleet.js';
import { fleetGroups, fleetSentence, groupName, groupOutcome } from '../../src/rehearsal/fleet-groups.js';
import { familyOf, minors, planOf } from '../support/fleet-plans.js';

const told = (plan: FleetPlan): readonly string[] =>
  fleetGroups(plan).map((group) => `${group.title} ${groupName(group)}: ${groupOutcome(group)}`);

describe('a few versions', () => {
  test('each has its own row, with the way it goes', () => {
    const ways = { '1.0.0': '1.1.0', '1.1.0': '1.2.0', '1.2.0': '2.0.0', '0.9.0': 'stuck', '0.8.0': '0.9.0' };
    expect(told(planOf(ways, { fielded: [...Object.keys(ways), '2.0.0'] }))).toEqual([
      '0-OS 0.8.0: stuck on 0.9.0: nothing leads on',
      '0-OS 0.9.0: stuck: nothing leads on',
      '0-OS 1.0.0: takes 2.0.0 in 3 steps, by way of 1.1.0, 1.2.0',
      '0-OS 1.1.0: takes 2.0.0 in 2 steps, by way of 1.2.0',
      '0-OS 1.2.0: takes 2.0.0',
      '0-OS 2.0.0: stays: it has the latest',
    ]);
  });

  test('what goes wrong, and what of it is allowed', () => {
    const ways = { '1.3.0': '1.2.0', '1.0.0': '1.3.0', '1.8.0': '1.9.0', '1.9.0': '1.8.0' };
    const allow = [{ family: 'zos', version: '1.8.0', what: 'loop' }] as const;
    expect(told(planOf(ways, { allow }))).toEqual([
      '0-OS 1.0.0: goes down from 1.3.0 to 1.2.0',
      '0-OS 1.3.0: goes down to 1.2.0',
      '0-OS 1.8.0: goes round: 1.8.0 → 1.9.0 → 1.8.0 (allowed)',
      '0-OS 1.9.0: goes round: 1.8.0 → 1.9.0 → 1.8.0 (allowed)',
    ]);
  });
});

describe('many versions', () => {
  const versions = minors(1000);
  const walk = Object.fromEntries(versions.map((version, index) => [version, versions[index + 1] ?? '2.0.0']));

  test('neighbours that end alike share a row, whatever their steps', () => {
    expect(told(planOf(walk))).toEqual(['0-OS 1.0.0 … 1.999.0 (1000): takes 2.0.0 in 1 to 1000 steps']);
  });

  test('each stuck on its own version is told as one', () => {
    const ways = Object.fromEntries(versions.map((version, index) => [version, index < 400 ? 'stuck' : '2.0.0']));
    expect(told(planOf(ways))).toEqual([
      '0-OS 1.0.0 … 1.399.0 (400): stuck: nothing leads on',
      '0-OS 1.400.0 … 1.999.0 (600): takes 2.0.0',
    ]);
  });

  test('what is allowed stands apart from what is not', () => {
    const ways = Object.fromEntries(minors(30).map((version) => [version, 'stuck']));
    const allow = [{ family: 'zos', version: '1.10.0', what: 'stuck' }] as const;
    expect(told(planOf(ways, { allow }))).toEqual([
      '0-OS 1.0.0 … 1.9.0 (10): stuck: nothing leads on',
      '0-OS 1.10.0: stuck: nothing leads on (allowed)',
      '0-OS 1.11.0 … 1.29.0 (19): stuck: nothing leads on',
    ]);
  });

  test('a family with few rows keeps them beside one with many', () => {
    const others = [{ family: familyOf({}, 'ivy', 'Ivy'), settings: undefined }];
    expect(told(planOf({ '1.0.0': '2.0.0', '1.1.0': '2.0.0' }, { others }))).toEqual([
      '0-OS 1.0.0: takes 2.0.0',
      '0-OS 1.1.0: takes 2.0.0',
      'Ivy 1.0.0: stays: it has the latest',
      'Ivy 1.1.0: stays: it has the latest',
    ]);
  });
});

test.each([
  [{ '1.0.0': '2.0.0' }, 'Of 1 version of a family in the field, 1 gets something newer.'],
  [
    { '1.0.0': '2.0.0', '1.1.0': '2.0.0', '1.2.0': 'stuck', '1.4.0': '1.3.0', '1.5.0': '1.5.0' },
    'Of 5 versions of families in the field, 2 get something newer, 1 is stuck, 1 goes down, 1 goes round.',
  ],
])('%j in one sentence', (ways, sentence) => {
  expect(fleetSentence(planOf(ways))).toBe(sentence);
});
