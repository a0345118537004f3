import { POLICY_LIMITS } from '../limits.js';
import { ANY, CLASS_ESCAPES } from './character-sets.js';
import type { CodePointRange, PatternNode } from './pattern.js';

/** Makes the error of a regular expression that is not taken, from the reason and from what to write instead. */
export type Refuse = (reason: string, instead: string) => Error;

/** Where reading stands. The only mutable thing here, and never seen outside. */
interface Cursor {
  readonly characters: readonly string[];
  readonly refuse: Refuse;
  at: number;
  depth: number;
}

/**
 * A regular expression of the subset that runs without back-tracking: characters, `.`, classes, `\d \w \s \b` and their opposites,
 * `\t \n \r \f \v \xHH \uHHHH`, groups, `|`, `^`, `$`, and `* + ? {n} {n,} {n,m}`, lazy or not. Spelled as strictly as in
 * ECMAScript’s Unicode mode, so that it means the same there.
 *
 * @throws what `refuse` makes of the first fault.
 */
export const parsePattern = (source: string, refuse: Refuse): PatternNode => {
  if (source.length > POLICY_LIMITS.maxPatternLength)
    throw refuse(
      `has more than ${POLICY_LIMITS.maxPatternLength} characters`,
      'a shorter one, or several joined by ||',
    );
  const cursor: Cursor = { characters: [...source], refuse, at: 0, depth: 0 };
  const node = readChoice(cursor);
  if (cursor.at < cursor.characters.length) throw refuse('has a ) without its (', String.raw`\) for the character`);
  return node;
};

const peek = ({ characters, at }: Cursor, ahead = 0): string => characters[at + ahead] ?? '';

const eat = (cursor: Cursor, expected: string): boolean => {
  if (cursor.characters.slice(cursor.at, cursor.at + expected.length).join('') !== expected) return false;
  cursor.at += expected.length;
  return true;
};

const next = (cursor: Cursor): string => {
  const character = peek(cursor);
  cursor.at += 1;
  return character;
};

const readChoice = (cursor: Cursor): PatternNode => {
  const choices = [readSequence(cursor)];
  while (eat(cursor, '|')) choices.push(readSequence(cursor));
  return choices.length === 1 && choices[0] ? choices[0] : { kind: 'choice', choices };
};

const readSequence = (cursor: Cursor): PatternNode => {
  const parts: PatternNode[] = [];
  while (!['', '|', ')'].includes(peek(cursor))) parts.push(readRepeated(cursor));
  return { kind: 'sequence', parts };
};

const readRepeated = (cursor: Cursor): PatternNode => {
  const part = readAtom(cursor);
  const times = readTimes(cursor);
  if (!times) return part;
  if (part.kind === 'assertion')
    throw cursor.refuse('repeats what has no length', 'a character or group before * + ? {');
  // Lazy or greedy: the same texts match.
  eat(cursor, '?');
  if (readTimes(cursor)) throw cursor.refuse('repeats a repetition', 'a group: (?:a+)*');
  return { kind: 'repeat', part, ...times };
};

const readTimes = (cursor: Cursor): { readonly min: number; readonly max: number | undefined } | undefined => {
  if (eat(cursor, '*')) return { min: 0, max: undefined };
  if (eat(cursor, '+')) return { min: 1, max: undefined };
  if (eat(cursor, '?')) return { min: 0, max: 1 };
  if (peek(cursor) !== '{') return undefined;
  const counted = /^\{(\d{1,4})(?:(,)(\d{1,4})?)?\}/.exec(cursor.characters.slice(cursor.at, cursor.at + 12).join(''));
  if (!counted) throw cursor.refuse('has a { that counts nothing', String.raw`\{ for the character`);
  cursor.at += counted[0].length;
  const min = Number(counted[1]);
  const max = counted[2] === undefined ? min : counted[3] === undefined ? undefined : Number(counted[3]);
  if (max !== undefined && max < min) throw cursor.refuse('counts down in {}', `{${max},${min}}`);
  return { min, max };
};

const readAtom = (cursor: Cursor): PatternNode => {
  const character = next(cursor);
  switch (character) {
    case '.':
      return { kind: 'set', set: ANY };
    case '^':
      return { kind: 'assertion', assertion: 'start' };
    case '$':
      return { kind: 'assertion', assertion: 'end' };
    case '(':
      return readGroup(cursor);
    case '[':
      return readClass(cursor);
    case '\\':
      return readEscape(cursor);
    case '*':
    case '+':
    case '?':
    case '{':
      throw cursor.refuse(`has a ${character} with nothing to repeat`, `\\${character} for the character`);
    case '}':
    case ']':
      throw cursor.refuse(`has a ${character} alone`, `\\${character} for the character`);
    default:
      return single(pointOf(character));
  }
};

const pointOf = (character: string): number => character.codePointAt(0) ?? 0;

const single = (point: number): PatternNode => ({ kind: 'set', set: { ranges: [[point, point]], negated: false } });

const readGroup = (cursor: Cursor): PatternNode => {
  if (['?=', '?!', '?<=', '?<!'].some((mark) => eat(cursor, mark)))
    throw cursor.refuse('looks around, which can take for ever', 'a second condition joined by && or !');
  if (!eat(cursor, '?:') && peek(cursor) === '?')
    throw cursor.refuse('has a group with a name or flags', '(?:…), or (…)');
  cursor.depth += 1;
  if (cursor.depth > POLICY_LIMITS.maxPatternDepth)
    throw cursor.refuse(
      `has more than ${POLICY_LIMITS.maxPatternDepth} groups inside one another`,
      'fewer parentheses',
    );
  const node = readChoice(cursor);
  if (!eat(cursor, ')')) throw cursor.refuse('has a ( without its )', String.raw`\( for the character`);
  cursor.depth -= 1;
  return node;
};

const readEscape = (cursor: Cursor): PatternNode => {
  if (eat(cursor, 'b')) return { kind: 'assertion', assertion: 'border' };
  if (eat(cursor, 'B')) return { kind: 'assertion', assertion: 'no-border' };
  if (/[1-9k]/.test(peek(cursor)))
    throw cursor.refuse('refers back to a group, which can take for ever', 'the alternatives: (?:aa|bb)');
  const ranges = readClassEscape(cursor);
  return ranges ? { kind: 'set', set: { ranges, negated: false } } : single(readCharacterEscape(cursor));
};

const readClassEscape = (cursor: Cursor): readonly CodePointRange[] | undefined => {
  const ranges = CLASS_ESCAPES.get(peek(cursor));
  if (ranges) cursor.at += 1;
  return ranges;
};

const CONTROLS: ReadonlyMap<string, number> = new Map([
  ['t', 0x09],
  ['n', 0x0a],
  ['v', 0x0b],
  ['f', 0x0c],
  ['r', 0x0d],
]);

/** The code point of an escape, behind its backslash. */
const readCharacterEscape = (cursor: Cursor): number => {
  const letter = next(cursor);
  const control = CONTROLS.get(letter);
  if (control !== undefined) return control;
  if (letter === 'x') return readHexadecimal(cursor, 2);
  if (letter === 'u') return readHexadecimal(cursor, 4);
  if (/^[!-/:-@[-^`{-~]$/.test(letter)) return pointOf(letter);
  throw cursor.refuse(`has the unknown escape \\${letter}`, `the character itself, or \\\\ for a backslash`);
};

const readHexadecimal = (cursor: Cursor, length: number): number => {
  const digits = cursor.characters.slice(cursor.at, cursor.at + length).join('');
  if (digits.length !== length || !/^[0-9A-Fa-f]+$/.test(digits))
    throw cursor.refuse('has an escape without its hexadecimal digits', String.raw`\xHH or \uHHHH`);
  cursor.at += length;
  return Number.parseInt(digits, 16);
};

const readClass = (cursor: Cursor): PatternNode => {
  const negated = eat(cursor, '^');
  const ranges: CodePointRange[] = [];
  while (!eat(cursor, ']')) {
    if (peek(cursor) === '') throw cursor.refuse('has a [ without its ]', String.raw`\[ for the character`);
    ranges.push(...readClassRange(cursor));
  }
  if (ranges.length === 0) throw cursor.refuse('has an empty class', 'characters between [ and ]');
  return { kind: 'set', set: { ranges, negated } };
};

const readClassRange = (cursor: Cursor): readonly CodePointRange[] => {
  const from = readClassMember(cursor);
  if (peek(cursor) !== '-' || peek(cursor, 1) === ']') return typeof from === 'number' ? [[from, from]] : from;
  cursor.at += 1;
  const to = readClassMember(cursor);
  if (typeof from !== 'number' || typeof to !== 'number')
    throw cursor.refuse('has a range that begins or ends with a class', String.raw`\- for the character`);
  if (to < from) throw cursor.refuse('has a range that runs backwards', 'the lower character first');
  return [[from, to]];
};

const readClassMember = (cursor: Cursor): number | readonly CodePointRange[] => {
  const character = next(cursor);
  if (character === '') throw cursor.refuse('has a [ without its ]', String.raw`\[ for the character`);
  if (character !== '\\') return pointOf(character);
  return readClassEscape(cursor) ?? readCharacterEscape(cursor);
};
