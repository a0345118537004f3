import { expect, it } from 'vitest';
import { formatBytes, formatDuration, formatTransfer } from '../../src/report/units.js';

it.each([
  // bytes, text
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1.0 KiB'],
  [1536, '1.5 KiB'],
  [104_857_600, '100.0 MiB'],
  [5 * 1024 ** 4, '5.0 TiB'],
])('%i bytes are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

it.each([
  // milliseconds, text
  [12.4, '12 ms'],
  [999.7, '1.0 s'],
  [1000, '1.0 s'],
  [59_940, '59.9 s'],
  [59_960, '1 min 0 s'],
  [119_700, '2 min 0 s'],
  [125_000, '2 min 5 s'],
])('%d ms are %s', (milliseconds, text) => expect(formatDuration(milliseconds)).toBe(text));

it('says how far work is and how fast it goes, also before any time has passed', () => {
  expect(formatTransfer(1_048_576, 4_194_304, 500)).toBe('1.0 MiB of 4.0 MiB, 2.0 MiB/s');
  expect(formatTransfer(0, 10, 0)).toBe('0 B of 10 B, 0 B/s');
});
