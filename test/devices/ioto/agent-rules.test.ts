import { describe, expect, test } from 'vitest';
import { cronRule, jitterRule, periodRule, switchedOn, throttleRule } from '../../../src/devices/ioto/agent-rules.js';

describe('cronRule', () => {
  test.each([
    ...['anytime', 'never', 'day', 'weekdays', 'workhours', 'midnight', 'night'],
    ...['* * * * *', '0 3 * * *', '0,30 1-5 1 12 0', '59 23 31 12 7'],
  ])('takes %j', (value) => expect(cronRule(value)).toBeUndefined());

  test.each([
    // value, part of the reason, what to write instead
    ['*/15 * * * *', 'steps in its minute', 'the list 0,15,30,45 in its place'],
    ['0 8-18/5 * * *', 'steps in its hour', 'the list 8,13,18,23 in its place'],
    ['*/0 * * * *', 'steps in its minute', 'a list of numbers'],
    ['0 3 * * sun', 'a name in its day of the week', 'a number in its place'],
    ['0 3 * jan *', 'a name in its month', 'a number in its place'],
    ['60 * * * *', '"60" as its minute', '* or numbers from 0 to 59'],
    ['0 5-1 * * *', '"5-1" as its hour', '* or numbers from 0 to 23'],
    ['0 3 0 * *', '"0" as its day of the month', '* or numbers from 1 to 31'],
    ['0 3 * *', 'neither an alias', "'0 3 * * *' for three in the morning"],
    ['0  3 * * *', 'neither an alias', "'0 3 * * *' for three in the morning"],
    ['nightly', 'neither an alias', "'0 3 * * *' for three in the morning"],
    ['', 'neither an alias', "'0 3 * * *' for three in the morning"],
    [3, 'no text', "'0 3 * * *'"],
  ])('refuses %j', (value, reason, instead) => {
    const fault = cronRule(value);
    expect(fault?.reason).toContain(reason);
    expect(fault?.instead).toBe(instead);
  });
});

describe('periodRule', () => {
  test.each(['30 secs', '30 min', '2 hr', '1day', '1 week', '2 days', '90 minutes'])('takes %j', (value) =>
    expect(periodRule(value)).toBeUndefined(),
  );

  test.each([
    // value, part of the reason, what to write instead
    ['2h', 'the agent takes it for 2 seconds', "'2 hr'"],
    ['30m', 'the agent takes it for 31457280 seconds', "'30 min'"],
    ['1d', 'the agent knows a number and', "'1 day'"],
    ['90', 'the agent knows a number and', "'90 secs'"],
    ['daily', 'the agent knows a number and', "'1 day'"],
    ['0 secs', 'no time at all', "'1 day'"],
    [3600, 'no text with a unit', "'3600 secs'"],
    [null, 'no text with a unit', "'1 day'"],
  ])('refuses %j', (value, reason, instead) => {
    const fault = periodRule(value);
    expect(fault?.reason).toContain(reason);
    expect(fault?.instead).toBe(instead);
    expect(periodRule(instead.replaceAll("'", ''))).toBeUndefined();
  });
});

test.each([
  [switchedOn, true, true],
  [switchedOn, false, false],
  [switchedOn, 'true', false],
  [switchedOn, undefined, false],
  [jitterRule, 0, true],
  [jitterRule, 86_400, true],
  [jitterRule, 86_401, false],
  [jitterRule, 1.5, false],
  [jitterRule, '600', false],
  [throttleRule, 5000, true],
  [throttleRule, 5001, false],
  [throttleRule, -1, false],
] as const)('%o of %j: %s', (rule, value, good) => expect(rule(value) === undefined).toBe(good));
