/** What is wrong with a value, with the key it is under; undefined for one that has the shape. */
export type Shape = (value: unknown, at: string) => string | undefined;

type Fields = Readonly<Record<string, unknown>>;

/** Whether the value is an object with keys. */
export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const rule =
  (what: string, holds: (value: unknown) => boolean): Shape =>
  (value, at) =>
    holds(value) ? undefined : `${at || 'it'} is not ${what}`;

const matching = (what: string, pattern: RegExp): Shape =>
  rule(what, (value) => typeof value === 'string' && pattern.test(value));

export const anyText = rule('a text', (value) => typeof value === 'string');
export const filledText = matching('a text that says something', /./s);
export const sha256Text = matching('a SHA-256 in lowercase hex', /^[0-9a-f]{64}$/);
export const commitText = matching('a commit in lowercase hex', /^[0-9a-f]{40,64}$/);
/** Relative, without empty, `.` or `..` segments: what is signed must not lead out of the site. */
export const sitePath = matching(
  'a path on the site',
  /^(?!\/)(?!.*(?:^|\/)\.{1,2}(?:\/|$))(?!.*\/\/)[\x21-\x5b\x5d-\x7e]+$/,
);
export const time = rule(
  'a time in UTC',
  (value) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value) && Date.parse(value) >= 0,
);
/** A whole number of at least `min` and at most `max`. */
export const whole = (min: number, max: number = Number.MAX_SAFE_INTEGER): Shape =>
  rule(
    `a whole number from ${min} on${max < Number.MAX_SAFE_INTEGER ? ` to ${max}` : ''}`,
    (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max,
  );
/** This very value. */
export const exactly = (wanted: string | true | null): Shape =>
  rule(JSON.stringify(wanted), (value) => value === wanted);

/** The shape, or nothing at all. */
export const maybe =
  (shape: Shape): Shape =>
  (value, at) =>
    value === undefined ? undefined : shape(value, at);

/** The first shape or the second. */
export const either =
  (one: Shape, other: Shape): Shape =>
  (value, at) =>
    one(value, at) === undefined ? undefined : other(value, at);

/** A list whose items have the shape. */
export const listOf =
  (shape: Shape, min = 0): Shape =>
  (value, at) => {
    if (!Array.isArray(value)) return `${at || 'it'} is no list`;
    if (value.length < min) return `${at || 'it'} has ${value.length} items`;
    for (const [position, item] of value.entries()) {
      const fault = shape(item, `${at}.${position}`);
      if (fault) return fault;
    }
    return undefined;
  };

/** An object whose own keys have these shapes; further keys are for readers that know them. */
export const fields =
  (shapes: Readonly<Record<string, Shape>>): Shape =>
  (value, at) => {
    if (!isObject(value)) return `${at || 'it'} is no object`;
    for (const [key, shape] of Object.entries(shapes)) {
      const fault = shape(Object.hasOwn(value, key) ? value[key] : undefined, at ? `${at}.${key}` : key);
      if (fault) return fault;
    }
    return undefined;
  };

/** Whether a value has the shape, as the compiler is told. */
export const hasShape = <Value>(value: unknown, shape: Shape): value is Value => shape(value, '') === undefined;
