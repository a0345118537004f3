import { describe, expect, test } from 'vitest';
import type { AllowedFault } from '../../src/rehearsal/fleet-plan.js';
import { fleetProblems } from '../../src/rehearsal/fleet-problems.js';
import { familyOf, minors, planOf, type Ways } from '../support/fleet-plans.js';

const place = { file: 'ota-release.yaml', path: 'rehearsal.allow' };
const found = (ways: Ways, allow: readonly AllowedFault[] = []) =>
  fleetProblems(planOf(ways, { allow }), { allow, place }).map(({ code, severity, message }) => [
    code,
    severity,
    message,
  ]);

describe('fleetProblems', () => {
  test('finds nothing where everybody arrives or stays', () => {
    expect(found({ '1.0.0': '1.1.0', '1.1.0': '2.0.0' })).toEqual([]);
  });

  test('one finding for all that are stuck for one reason, each where it is', () => {
    const ways = Object.fromEntries(minors(9).map((version) => [version, 'stuck']));
    expect(found(ways)).toEqual([
      [
        'fleet-stuck',
        'error',
        '0-OS devices on 1.0.0, 1.1.0, 1.2.0, 1.3.0, 1.4.0, 1.5.0 and 3 more would never get to 2.0.0: nothing leads on.',
      ],
    ]);
  });

  test('those who come to the place where others are stuck are told apart from them', () => {
    expect(found({ '1.0.0': '1.2.0', '1.1.0': '1.2.0', '1.2.0': 'stuck' }).map(([, , message]) => message)).toEqual([
      '0-OS devices on 1.0.0, 1.1.0 would never get to 2.0.0: they come as far as 1.2.0, and there nothing leads on.',
      '0-OS devices on 1.2.0 would never get to 2.0.0: nothing leads on.',
    ]);
  });

  test('steps down and rounds', () => {
    expect(found({ '1.0.0': '1.3.0', '1.3.0': '1.2.0', '1.8.0': '1.8.0' })).toEqual([
      ['fleet-downgrade', 'error', '0-OS devices on 1.0.0, 1.3.0 would go down: from 1.3.0 to 1.2.0.'],
      ['fleet-loop', 'error', '0-OS devices on 1.8.0 would go round without end: 1.8.0 → 1.8.0.'],
    ]);
  });

  test('what is allowed by name is a warning, and no more than that is', () => {
    const allow = [{ family: 'zos', version: '1.0.0', what: 'stuck' }] as const;
    expect(found({ '1.0.0': 'stuck', '1.1.0': 'stuck' }, allow).map(([code, severity]) => [code, severity])).toEqual([
      ['fleet-stuck', 'warning'],
      ['fleet-stuck', 'error'],
    ]);
  });

  test('an entry that speaks of nobody is a warning', () => {
    const allow = [
      { family: 'zos', version: '1.0.0', what: 'downgrade' },
      { family: 'ivy', version: '1.0.0', what: 'stuck' },
    ] as const;
    expect(found({ '1.0.0': '2.0.0' }, allow).map(([code, severity]) => [code, severity])).toEqual([
      ['fleet-allow-unused', 'warning'],
      ['fleet-allow-unused', 'warning'],
    ]);
  });

  test('families are told apart', () => {
    const others = [{ family: familyOf({ '1.0.0': 'stuck' }, 'ivy', 'Ivy'), settings: undefined }];
    const problems = fleetProblems(planOf({ '1.0.0': 'stuck' }, { others }), { allow: [], place });
    expect(problems.map(({ message }) => message.split(' ')[0])).toEqual(['0-OS', 'Ivy']);
    for (const one of problems) expect(one.place).toEqual(place);
  });
});
