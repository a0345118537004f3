const BYTES_PER_UNIT: Readonly<Record<string, number>> = {
  B: 1,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  KIB: 2 ** 10,
  MIB: 2 ** 20,
  GIB: 2 ** 30,
};

/**
 * The bytes that a size stands for: a whole number of bytes, or a number and a unit. KB, MB and GB are powers of 1000,
 * KiB, MiB and GiB of 1024; fractions of a byte are dropped. Undefined for what is no size, and for nothing at all.
 */
export const parseSize = (value: number | string): number | undefined => {
  const [, number, unit = 'B'] = /^(\d{1,15}(?:\.\d{1,6})?) ?([KMG]i?B|B)?$/i.exec(String(value)) ?? [];
  const bytes = Math.floor(Number(number) * (BYTES_PER_UNIT[unit.toUpperCase()] ?? Number.NaN));
  const isWhole = unit !== 'B' || !number?.includes('.');
  return isWhole && Number.isSafeInteger(bytes) && bytes > 0 ? bytes : undefined;
};

/** The days in a time: a whole number of up to four digits, or one with `d`, as in `14d`. Undefined for anything else. */
export const wholeDays = (value: number | string): number | undefined => {
  const [, digits] = /^(\d{1,4})(?: ?(?:d|days?))?$/.exec(String(value)) ?? [];
  return digits === undefined ? undefined : Number(digits);
};

/** The shortest and longest time, in days, that a signed index may stay good. */
export const EXPIRES_DAYS = { minimum: 1, maximum: 3650 } as const;

/** The days that a time stands for: a whole number, or one with `d`, as in `180d`. Undefined where it is none from 1 to 3650. */
export const parseDays = (value: number | string): number | undefined => {
  const days = wholeDays(value) ?? Number.NaN;
  return days >= EXPIRES_DAYS.minimum && days <= EXPIRES_DAYS.maximum ? days : undefined;
};

/** The shortest and longest time, in hours, that a roll-out may take. */
export const ROLLOUT_HOURS = { minimum: 1, maximum: 8760 } as const;

/** The hours that a time stands for: a whole number, or one with `h`, as in `48h`. Undefined where it is none from 1 to 8760. */
export const parseHours = (value: number | string): number | undefined => {
  const hours = Number(/^(\d{1,4})(?: ?(?:h|hours?))?$/.exec(String(value))?.[1] ?? Number.NaN);
  return hours >= ROLLOUT_HOURS.minimum && hours <= ROLLOUT_HOURS.maximum ? hours : undefined;
};
