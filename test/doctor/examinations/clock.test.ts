import { describe, expect, test } from 'vitest';
import { serversOf, skewProblems, skewSeconds } from '../../../src/doctor/examinations/clock.js';

const NOON = Date.parse('2026-01-15T12:00:00Z');
const HEARD = { sentMs: NOON, gotMs: NOON + 1000 };

describe('how far the clock is ahead', () => {
  test.each([
    // Date, Age, seconds
    ['Thu, 15 Jan 2026 12:00:00 GMT', null, 0],
    ['Thu, 15 Jan 2026 11:00:00 GMT', null, 3600],
    ['Thu, 15 Jan 2026 12:10:00 GMT', null, -600],
    ['Thu, 15 Jan 2026 11:00:00 GMT', '3600', 0],
    ['Thu, 15 Jan 2026 12:00:00 GMT', 'soon', 0],
    ['yesterday', null, undefined],
    [null, null, undefined],
  ])('Date %s and Age %s: %s seconds', (date, age, seconds) => {
    expect(skewSeconds({ date, age }, HEARD)).toBe(seconds);
  });
});

test.each([
  // seconds, finding
  [0, undefined],
  [119, undefined],
  [-120, 'doctor-clock-drift'],
  [899, 'doctor-clock-drift'],
  [900, 'doctor-clock-wrong'],
  [-86_400, 'doctor-clock-wrong'],
])('%i seconds are %s', (seconds, code) => {
  expect(skewProblems({ seconds, server: 'example.com' })[0]?.code).toBe(code);
});

test('the forge is asked for the very repository', () => {
  const github = { kind: 'github', apiUrl: 'https://api.github.com', owner: 'o', name: 'n' } as const;
  const gitlab = { kind: 'gitlab', apiUrl: 'https://gitlab.com/api/v4', project: 'g/p' } as const;
  expect([github, gitlab, { kind: 'git' } as const].map((target) => serversOf(undefined, target))).toEqual([
    ['https://api.github.com/repos/o/n'],
    ['https://gitlab.com/api/v4/projects/g%2Fp'],
    [],
  ]);
});
