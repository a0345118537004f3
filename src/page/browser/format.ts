const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** A size for people: `1.4 MiB`. */
export const sizeText = (bytes: number): string => {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${UNITS[unit]}`;
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The day of a time, in UTC: `31 Jan 2026`. The same in every place and language, as what was signed is. */
export const dayText = (time: string | Date): string => {
  const at = new Date(time);
  return `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
};

/** A time to the minute, in UTC: `31 Jan 2026, 12:00 UTC`. */
export const timeText = (time: string | Date): string =>
  `${dayText(time)}, ${new Date(time).toISOString().slice(11, 16)} UTC`;

/** The start of a digest, for where its whole is near. */
export const shortDigest = (digest: string): string => `${digest.slice(0, 12)}…`;

/** A number with its noun: `1 day`, `2 days`. */
export const counted = (count: number, noun: string, plural = `${noun}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? noun : plural}`;
