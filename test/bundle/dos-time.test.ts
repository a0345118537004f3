import { describe, expect, it } from 'vitest';
import { dosTime } from '../../src/bundle/dos-time.js';

const secondsAt = (text: string): number => Date.parse(text) / 1000;
const fields = (value: number): readonly number[] => [
  (value >>> 25) + 1980,
  (value >>> 21) & 15,
  (value >>> 16) & 31,
  (value >>> 11) & 31,
  (value >>> 5) & 63,
  (value & 31) * 2,
];

describe('dosTime', () => {
  it.each([
    // moment, year, month, day, hour, minute, second
    ['2024-02-29T23:58:59Z', [2024, 2, 29, 23, 58, 58]],
    ['1980-01-01T00:00:00Z', [1980, 1, 1, 0, 0, 0]],
    ['1969-07-20T20:17:40Z', [1980, 1, 1, 0, 0, 0]],
    ['2107-12-31T23:59:58Z', [2107, 12, 31, 23, 59, 58]],
    ['2200-01-01T00:00:00Z', [2107, 12, 31, 23, 59, 58]],
    ['2023-11-14T22:13:20.900Z', [2023, 11, 14, 22, 13, 20]],
  ])('keeps %s in UTC, to two seconds, within what the format holds', (moment, expected) => {
    expect(fields(dosTime(secondsAt(moment)))).toEqual(expected);
  });
});
