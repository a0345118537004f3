import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDays, parseHours, parseSize, wholeDays } from '../../src/project/quantities.js';

describe('parseSize', () => {
  test.each([
    // value | bytes
    [1, 1],
    [104_857_600, 104_857_600],
    ['5', 5],
    ['5 B', 5],
    ['64KB', 64_000],
    ['64 kb', 64_000],
    ['100 MiB', 104_857_600],
    ['1.5 GiB', 1_610_612_736],
    ['0.5 KiB', 512],
    ['1.0001 KB', 1000],
    ['2GB', 2_000_000_000],
  ])('%s is %d bytes', (value, bytes) => {
    expect(parseSize(value)).toBe(bytes);
  });

  test.each([
    0,
    -1,
    1.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e21,
    '',
    '0',
    '1.5',
    '1.5 B',
    '1,5 MB',
    'MB',
    '5 apples',
    '5 TB',
    '1e3',
    ' 5',
    '5  MB',
    '999999999999999 GiB',
  ])('%s is no size', (value) => {
    expect(parseSize(value)).toBeUndefined();
  });

  test('a whole number of bytes stands for itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e12 }), (bytes) => {
        expect(parseSize(bytes)).toBe(bytes);
        expect(parseSize(`${bytes} B`)).toBe(bytes);
      }),
    );
  });
});

describe('wholeDays', () => {
  test.each([
    // value | days
    ['14d', 14],
    ['14 days', 14],
    ['14', 14],
    ['0', 0],
    ['9999d', 9999],
    ['99999d', undefined],
    ['2w', undefined],
    ['-1', undefined],
    ['1.5d', undefined],
    ['', undefined],
    ['d', undefined],
  ])('%j is %s days', (value, days) => {
    expect(wholeDays(value)).toBe(days);
  });
});

describe('parseDays', () => {
  test.each([
    // value | days
    [1, 1],
    [3650, 3650],
    ['180d', 180],
    ['180 days', 180],
    ['1 day', 1],
    ['90', 90],
  ])('%s is %d days', (value, days) => {
    expect(parseDays(value)).toBe(days);
  });

  test.each([0, 3651, 1.5, -5, '', 'd', '10y', '6 months', '0d', '1.5d', 'never'])('%s is refused', (value) => {
    expect(parseDays(value)).toBeUndefined();
  });
});

describe('parseHours', () => {
  test.each([
    // value | hours
    [1, 1],
    [8760, 8760],
    ['48h', 48],
    ['48 hours', 48],
    ['1 hour', 1],
    ['24', 24],
  ])('%s is %d hours', (value, hours) => expect(parseHours(value)).toBe(hours));

  test.each([0, 8761, 1.5, -5, '', 'h', '2d', '90 min', '0h'])('%s is refused', (value) =>
    expect(parseHours(value)).toBeUndefined(),
  );
});
