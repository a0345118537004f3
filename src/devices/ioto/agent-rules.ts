/** Why a value of the agent’s settings is not what it seems, and what to write; undefined where it is right. */
export type SettingRule = (value: unknown) => SettingFault | undefined;

export interface SettingFault {
  /** Follows the value in a sentence: `is …`. */
  readonly reason: string;
  /** What to write, as it stands in the file. */
  readonly instead: string;
}

/** Ioto contract, “Agent settings”. */
const ALIASES = ['anytime', 'never', 'day', 'weekdays', 'workhours', 'midnight', 'night'];
/** The units, as the agent’s own header file has them too. */
const PERIOD = /^(\d{1,9}) ?(?:secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?)$/;
/** An `m` alone is a million to the agent, as in the size of a file. */
const MEGA = 2 ** 20;
const MAX_THROTTLE_MS = 5000;
const MAX_JITTER_SECONDS = 86_400;

interface CronField {
  readonly name: string;
  readonly lowest: number;
  readonly highest: number;
}

const CRON_FIELDS: readonly CronField[] = [
  { name: 'minute', lowest: 0, highest: 59 },
  { name: 'hour', lowest: 0, highest: 23 },
  { name: 'day of the month', lowest: 1, highest: 31 },
  { name: 'month', lowest: 1, highest: 12 },
  { name: 'day of the week', lowest: 0, highest: 7 },
];

/** `services.update` and `update.enable`: without both, the agent never asks. */
export const switchedOn: SettingRule = (value) =>
  value === true ? undefined : { reason: 'keeps the agent from ever asking for an update', instead: 'true' };

/** `update.schedule` and `update.apply`: five cron fields or an alias. */
export const cronRule: SettingRule = (value) => {
  if (typeof value !== 'string') return { reason: 'is no text', instead: "'0 3 * * *'" };
  if (ALIASES.includes(value)) return undefined;
  const fields = value.split(' ');
  if (fields.length !== CRON_FIELDS.length)
    return {
      reason: `is neither an alias (${ALIASES.join(', ')}) nor five fields with one blank between`,
      instead: "'0 3 * * *' for three in the morning",
    };
  for (const [index, field] of CRON_FIELDS.entries()) {
    const fault = fieldFault(fields[index] ?? '', field);
    if (fault) return fault;
  }
  return undefined;
};

const fieldFault = (text: string, { name, lowest, highest }: CronField): SettingFault | undefined => {
  if (text === '*') return undefined;
  // The agent takes the slash for the comma of a list, so that */10 is every minute.
  if (text.includes('/'))
    return {
      reason: `has steps in its ${name}, which the agent misreads`,
      instead: stepped(text, { lowest, highest }),
    };
  if (/[a-z]/i.test(text))
    return { reason: `has a name in its ${name}, which the agent doesn’t know`, instead: 'a number in its place' };
  const within = (number: string): boolean => Number(number) >= lowest && Number(number) <= highest;
  const good = text.split(',').every((part) => {
    const [, from, to = from] = /^(\d{1,2})(?:-(\d{1,2}))?$/.exec(part) ?? [];
    return from !== undefined && to !== undefined && within(from) && within(to) && Number(from) <= Number(to);
  });
  return good
    ? undefined
    : { reason: `has ${JSON.stringify(text)} as its ${name}`, instead: `* or numbers from ${lowest} to ${highest}` };
};

/** The list that a field with steps was meant as. */
const stepped = (text: string, { lowest, highest }: Pick<CronField, 'lowest' | 'highest'>): string => {
  const [, from = String(lowest), step = ''] = /^(?:\*|(\d{1,2})(?:-\d{1,2})?)\/(\d{1,2})$/.exec(text) ?? [];
  if (Number(step) < 1) return 'a list of numbers';
  const numbers = Array.from({ length: highest - lowest + 1 }, (_, index) => lowest + index);
  const list = numbers.filter((number) => number >= Number(from) && (number - Number(from)) % Number(step) === 0);
  return `the list ${list.join(',')} in its place`;
};

/**
 * `update.period`: a number and `secs`, `min`, `hr`, `day` or `week`. To the agent, `2h` is two seconds and `30m` is 31 million: both
 * look right, and neither is.
 */
export const periodRule: SettingRule = (value) => {
  if (typeof value !== 'string')
    return { reason: 'is no text with a unit', instead: typeof value === 'number' ? `'${value} secs'` : "'1 day'" };
  const [, number] = PERIOD.exec(value) ?? [];
  if (number !== undefined) return Number(number) > 0 ? undefined : { reason: 'is no time at all', instead: "'1 day'" };
  return { reason: `is not what it says: ${misread(value)}`, instead: respelled(value) };
};

const misread = (value: string): string => {
  if (/^\d+ ?h$/i.test(value)) return `the agent takes it for ${Number.parseInt(value, 10)} seconds`;
  if (/^\d+ ?m$/i.test(value)) return `the agent takes it for ${Number.parseInt(value, 10) * MEGA} seconds`;
  return 'the agent knows a number and secs, min, hr, day or week';
};

const UNITS: Readonly<Record<string, string>> = { s: 'secs', m: 'min', h: 'hr', d: 'day', w: 'week' };

/** Goes by the first letter of the unit; without any, a number was meant as seconds. */
const respelled = (value: string): string => {
  const [, number, letter = 's'] = /^ *(\d+(?:\.\d+)?) *([smhdw])?/i.exec(value) ?? [];
  return number === undefined ? "'1 day'" : `'${number} ${UNITS[letter.toLowerCase()] ?? 'secs'}'`;
};

/** `update.jitter`: whole seconds. */
export const jitterRule: SettingRule = (value) =>
  isWhole(value, MAX_JITTER_SECONDS)
    ? undefined
    : { reason: `is no whole number of seconds from 0 to ${MAX_JITTER_SECONDS}`, instead: '600' };

/** `update.throttle`: milliseconds of waiting after every 4 KiB. */
export const throttleRule: SettingRule = (value) =>
  isWhole(value, MAX_THROTTLE_MS)
    ? undefined
    : { reason: `is no whole number of milliseconds from 0 to ${MAX_THROTTLE_MS}`, instead: '10' };

const isWhole = (value: unknown, maximum: number): boolean =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= maximum;
