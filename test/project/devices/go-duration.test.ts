import { expect, test } from 'vitest';
import { parseGoDuration, reasonAgainstInterval } from '../../../src/project/devices/go-duration.js';

test.each([
  // a duration, nanoseconds
  ['0', 0],
  ['1h', 3.6e12],
  ['24h0m0s', 8.64e13],
  ['1h30m', 5.4e12],
  ['1.5h', 5.4e12],
  ['.5s', 5e8],
  ['1.s', 1e9],
  ['100ms', 1e8],
  ['1us', 1e3],
  ['1\u00b5s', 1e3],
  ['1\u03bcs', 1e3],
  ['+5s', 5e9],
  ['-5s', -5e9],
  ['1s1s', 2e9],
])('%j lasts %d ns', (value, nanoseconds) => {
  expect(parseGoDuration(value)).toBe(nanoseconds);
});

test.each(['', '1', '1 h', 'h', '1d', '1h ', ' 1h', '1H', '.s', '1h30', '--1s', '1e3s', '99999999999h'])(
  '%j is no Go duration',
  (value) => {
    expect(parseGoDuration(value)).toBeUndefined();
  },
);

test.each([
  // an interval, what speaks against it
  ['1h', undefined],
  ['3600', 'it has no unit'],
  ['hourly', 'it is no Go duration, such as 1h, 90m or 24h0m0s'],
  ['0', 'it is not longer than nothing'],
  ['-1h', 'it is not longer than nothing'],
])('between two checks, %j: %s', (value, reason) => {
  expect(reasonAgainstInterval(value)).toBe(reason);
});
