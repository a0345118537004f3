import { type Bound, highest, isWithin, lowest, tightest } from './narrower-bounds.js';
import type { Narrowing, Tokens } from './narrower-context.js';
import { narrower, unknown } from './narrower-words.js';
import { isJudgedFormat, type SchemaObject } from './schema-keywords.js';
import type { Atom } from './schema-types.js';

const NUMBER_FORMATS: readonly unknown[] = ['int32', 'int64'];
/** Judged formats that refuse nothing. */
const OPEN_FORMATS: readonly unknown[] = ['float', 'double', 'password', 'binary'];

/** What numbers of the older schemas lose by one newer schema. */
export const compareNumbers = (
  older: readonly SchemaObject[],
  newer: SchemaObject,
  atoms: ReadonlySet<Atom>,
  tokens: Tokens,
): readonly Narrowing[] => {
  const isWhole = !atoms.has('fraction');
  return [
    ...boundLoss(older, newer, 1, isWhole, tokens),
    ...boundLoss(older, newer, -1, isWhole, tokens),
    ...multiples(older, newer, isWhole, tokens),
    ...(NUMBER_FORMATS.includes(newer.format) ? format(older, newer, tokens) : []),
  ];
};

const boundLoss = (
  older: readonly SchemaObject[],
  newer: SchemaObject,
  sign: 1 | -1,
  isWhole: boolean,
  tokens: Tokens,
): readonly Narrowing[] => {
  const [was, is] = [tightest(older, sign, isWhole), tightest([newer], sign, isWhole)];
  if (!is || (was && isWithin(was, is))) return [];
  return [narrower(tokens, `must now be ${boundText(is, sign)}`)];
};

const boundText = ({ value, isExclusive }: Bound, sign: 1 | -1): string => {
  if (sign === 1) return isExclusive ? `above ${value}` : `${value} or more`;
  return isExclusive ? `below ${-value}` : `${-value} or less`;
};

const multiples = (
  older: readonly SchemaObject[],
  newer: SchemaObject,
  isWhole: boolean,
  tokens: Tokens,
): readonly Narrowing[] => {
  const step = newer.multipleOf;
  if (typeof step !== 'number') return [];
  const steps = [
    ...older.map((schema) => schema.multipleOf).filter((value) => typeof value === 'number'),
    ...(isWhole ? [1] : []),
  ];
  // Whole steps only: fractions are divided with rounding, so that a multiple of a multiple need not pass.
  const isKept = steps.some(
    (old) => old === step || (Number.isInteger(old) && Number.isInteger(step) && old % step === 0),
  );
  if (isKept) return [];
  const isPlain = steps.every(Number.isInteger) && Number.isInteger(step);
  return [(isPlain || steps.length === 0 ? narrower : unknown)(tokens, `must now be a multiple of ${step}`)];
};

/** What strings of the older schemas lose by one newer schema. */
export const compareStrings = (
  older: readonly SchemaObject[],
  newer: SchemaObject,
  tokens: Tokens,
): readonly Narrowing[] => [
  ...lengths(older, newer, tokens),
  ...pattern(older, newer, tokens),
  ...(NUMBER_FORMATS.includes(newer.format) ? [] : format(older, newer, tokens)),
];

const lengths = (older: readonly SchemaObject[], newer: SchemaObject, tokens: Tokens): readonly Narrowing[] => {
  const [least, most] = [highest([newer], 'minLength') ?? 0, lowest([newer], 'maxLength')];
  const atLeast = highest(older, 'minLength') ?? 0;
  const atMost = lowest(older, 'maxLength') ?? Number.POSITIVE_INFINITY;
  // A pattern or format may have kept to the length all along.
  const say = older.some((schema) => 'pattern' in schema || 'format' in schema) ? unknown : narrower;
  return [
    ...(least > atLeast ? [say(tokens, `now needs ${least} characters or more`)] : []),
    ...(most !== undefined && most < atMost ? [say(tokens, `now takes ${most} characters at most`)] : []),
  ];
};

const pattern = (older: readonly SchemaObject[], newer: SchemaObject, tokens: Tokens): readonly Narrowing[] => {
  const now = newer.pattern;
  if (typeof now !== 'string' || now === '' || older.some((schema) => schema.pattern === now)) return [];
  const wasFree = older.every((schema) => !('pattern' in schema) && !('format' in schema));
  return [(wasFree ? narrower : unknown)(tokens, `must now match ${JSON.stringify(now)}`)];
};

const format = (older: readonly SchemaObject[], newer: SchemaObject, tokens: Tokens): readonly Narrowing[] => {
  const now = newer.format;
  if (typeof now !== 'string' || !isJudgedFormat(now) || OPEN_FORMATS.includes(now)) return [];
  if (older.some((schema) => schema.format === now)) return [];
  const wasFree = older.every((schema) => !('pattern' in schema) && !('format' in schema));
  return [(wasFree ? narrower : unknown)(tokens, `must now be a ${now}`)];
};
