/** Nanoseconds of each unit of a Go duration; both spellings of the micro sign. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ['ns', 1],
  ['us', 1e3],
  ['\u00b5s', 1e3],
  ['\u03bcs', 1e3],
  ['ms', 1e6],
  ['s', 1e9],
  ['m', 6e10],
  ['h', 3.6e12],
]);

const PART = /(\d+(?:\.\d*)?|\.\d+)(ns|us|\u00b5s|\u03bcs|ms|s|m|h)/gy;

/** What fits into the 64 bits that Go counts nanoseconds in. */
const MAX_NANOSECONDS = 2 ** 63;

/**
 * Nanoseconds of a Go duration; undefined of what is none (Go, package time, ParseDuration): a sign, then numbers with a unit each
 * and nothing between them, or a bare 0.
 */
export const parseGoDuration = (value: string): number | undefined => {
  const sign = /^[+-]?/.exec(value)?.[0] ?? '';
  const rest = value.slice(sign.length);
  const factor = sign === '-' ? -1 : 1;
  if (rest === '0') return 0;
  let nanoseconds = 0;
  let end = 0;
  for (const [whole, number, unit = ''] of rest.matchAll(PART)) {
    nanoseconds += Number(number) * (UNITS.get(unit) ?? 0);
    end += whole.length;
  }
  const isWhole = rest !== '' && end === rest.length && nanoseconds < MAX_NANOSECONDS;
  return isWhole ? factor * Math.floor(nanoseconds) : undefined;
};

/** Why a text can't be the time between two checks; undefined where it can. */
export const reasonAgainstInterval = (value: string): string | undefined => {
  const nanoseconds = parseGoDuration(value);
  if (nanoseconds === undefined)
    return /^\d+$/.test(value) ? 'it has no unit' : 'it is no Go duration, such as 1h, 90m or 24h0m0s';
  return nanoseconds > 0 ? undefined : 'it is not longer than nothing';
};
