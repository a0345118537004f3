import { expect, test } from 'vitest';
import { counted, dayText, shortDigest, sizeText, timeText } from '../../../src/page/browser/format.js';

test('sizes, days and counts for people, the same in every place', () => {
  expect([0, 1023, 1024, 5_000_000].map(sizeText)).toEqual(['0 B', '1023 B', '1.0 KiB', '4.8 MiB']);
  expect(dayText('2026-01-31T23:59:59Z')).toBe('31 Jan 2026');
  expect(timeText('2026-01-31T23:59:59Z')).toBe('31 Jan 2026, 23:59 UTC');
  expect([counted(1, 'day'), counted(2000, 'day')]).toEqual(['1 day', '2,000 days']);
  expect(shortDigest('0123456789abcdef')).toBe('0123456789ab…');
});
