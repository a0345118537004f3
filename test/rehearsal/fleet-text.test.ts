import { expect, test } from 'vitest';
import { fleetText } from '../../src/rehearsal/fleet-text.js';
import { familyOf, minors, planOf } from '../support/fleet-plans.js';

test('is one aligned table of all families', () => {
  const others = [{ family: familyOf({ '1.0.0': 'stuck' }, 'connhex', 'Connhex Edge'), settings: undefined }];
  expect(fleetText(planOf({ '1.0.0': '1.10.0', '1.10.0': '2.0.0' }, { others }))).toBe(
    `What devices would do with 2.0.0 on channel stable
  family        from    outcome
  0-OS          1.0.0   takes 2.0.0 in 2 steps, by way of 1.10.0
  0-OS          1.10.0  takes 2.0.0
  Connhex Edge  1.0.0   stuck: nothing leads on
  Connhex Edge  1.10.0  stays: it has the latest`,
  );
});

test('stays readable with a thousand versions', () => {
  const ways = Object.fromEntries(minors(1000).map((version) => [version, '2.0.0']));
  expect(fleetText(planOf(ways)).split('\n')).toHaveLength(3);
});

test('says so where nobody is in the field', () => {
  expect(fleetText(planOf({}))).toBe(
    'What devices would do with 2.0.0 on channel stable\n  no version is in the field yet',
  );
});
