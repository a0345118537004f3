const FIRST = Date.UTC(1980, 0, 1) / 1000;
const LAST = Date.UTC(2107, 11, 31, 23, 59, 58) / 1000;

/**
 * The MS-DOS date and time of a zip header: the date in the upper 16 bits, the time in the lower 16 (APPNOTE 4.4.6).
 *
 * `seconds` since the epoch, read as UTC, so that no machine's time zone gets into the bytes; rounded down to the
 * format's two seconds, and moved to the nearest moment the format can hold, 1980-01-01 to 2107-12-31.
 */
export const dosTime = (seconds: number): number => {
  const date = new Date(Math.min(LAST, Math.max(FIRST, seconds)) * 1000);
  const day = ((date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
  const time = (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
  return ((day << 16) | time) >>> 0;
};
