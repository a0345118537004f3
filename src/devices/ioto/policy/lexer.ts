import { fail } from '../../../errors/ota-error.js';
import { placeAt, type Span } from './span.js';
import { OPERATORS, type Token } from './token.js';

const BLANKS = /[ \t\r\n]+/y;

/** Letters, digits and _; `-` and `.` only between two of them: `try-beta-features`, `device.model`, but `a - b`. */
const NAME = /[A-Za-z_]\w*(?:[-.]\w+)*/y;

const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;

/** What must not run into a number: 256MB, 1.2.3. */
const NUMBER_TAIL = /[\w.][\w.+-]*/y;

/** A `/` in a class is one more character: /[/]/. */
const PATTERN = /\/((?:[^/\\[\r\n]|\\[^\r\n]|\[(?:[^\]\\\r\n]|\\[^\r\n])*\])+)\/([A-Za-z]*)/y;

/** Operators that people bring from other languages, and what to write for them. */
const FOREIGN_OPERATORS: readonly (readonly [found: string, instead: string])[] = [
  ['===', '=='],
  ['!==', '!='],
  ['!~', '!(a =~ /b/)'],
  ['**', 'a * a'],
  ['<<', 'a product: policies have no shifts'],
  ['>>', 'a quotient: policies have no shifts'],
  ['=', '== to compare'],
  ['&', '&&'],
  ['|', '||'],
  ['~', '=~ for regular expressions'],
  ['?', 'conditions joined by && and ||'],
];

/**
 * The words and marks of a policy, closed by an `end`. Linear in its length.
 *
 * @throws OtaError with the first thing that is none, and its place.
 */
export const tokenize = (text: string): readonly Token[] => {
  const tokens: Token[] = [];
  for (let at = skipBlanks(text, 0); at < text.length; ) {
    const token = readToken(text, at, tokens.at(-1));
    tokens.push(token);
    at = skipBlanks(text, token.end);
  }
  return [...tokens, { kind: 'end', start: text.length, end: text.length }];
};

const take = (pattern: RegExp, text: string, at: number): RegExpExecArray | undefined => {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
};

const skipBlanks = (text: string, at: number): number => at + (take(BLANKS, text, at)?.[0].length ?? 0);

const readToken = (text: string, at: number, before: Token | undefined): Token => {
  const first = text.charAt(at);
  if (first === '"' || first === "'") return readText(text, at, first);
  if (first === '/' && !endsOperand(before)) return readPattern(text, at);
  const number = take(NUMBER, text, at);
  if (number) return readNumber(text, at, number[0]);
  const name = take(NAME, text, at);
  return name ? { kind: 'name', name: name[0], start: at, end: at + name[0].length } : readOperator(text, at);
};

/** Whether a `/` behind the token divides: behind a value. */
const endsOperand = (token: Token | undefined): boolean =>
  token !== undefined && (token.kind === 'operator' ? token.operator === ')' : true);

const readNumber = (text: string, start: number, digits: string): Token => {
  const end = start + digits.length;
  const tail = take(NUMBER_TAIL, text, end)?.[0];
  const whole = digits + (tail ?? '');
  const refuse = (instead: string) =>
    fail('ioto-policy-number', { text: whole, instead }, { place: placeAt(text, start) });
  if (tail !== undefined)
    throw refuse(
      /^\d+\.\d+\./.test(whole) ? `versions in quotes: "${whole}"` : 'a number without a unit, or a text in quotes',
    );
  const value = Number(digits);
  if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value)))
    throw refuse(`it in quotes: beyond ${Number.MAX_SAFE_INTEGER}, numbers that differ count as equal`);
  return { kind: 'number', value, start, end };
};

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\\', '\\'],
  ['"', '"'],
  ["'", "'"],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

const readText = (text: string, start: number, quote: string): Token => {
  let value = '';
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === quote) return { kind: 'text', value, start, end: at + 1 };
    if (character === '\n' || character === '\r') break;
    if (character === '\\') {
      at += 1;
      value += readEscape(text, at);
    } else value += character;
  }
  throw unclosed(text, { start, end: start + 1 }, 'text', quote);
};

const readEscape = (text: string, at: number): string => {
  const character = ESCAPES.get(text.charAt(at));
  if (character !== undefined) return character;
  throw fail('ioto-policy-escape', { escape: `\\${text.charAt(at)}` }, { place: placeAt(text, at - 1) });
};

const readPattern = (text: string, start: number): Token => {
  const found = take(PATTERN, text, start);
  if (!found) throw unclosed(text, { start, end: start + 1 }, 'regular expression', '/');
  return { kind: 'pattern', source: found[1] ?? '', flags: found[2] ?? '', start, end: start + found[0].length };
};

/** The error for what begins in a policy and doesn’t end. */
export const unclosed = (text: string, { start }: Span, what: string, closing: string) =>
  fail('ioto-policy-unclosed', { what, closing }, { place: placeAt(text, start) });

const readOperator = (text: string, start: number): Token => {
  const foreign = FOREIGN_OPERATORS.find(([found]) => text.startsWith(found, start));
  const operator = OPERATORS.find((candidate) => text.startsWith(candidate, start));
  if (operator && (foreign === undefined || foreign[0].length <= operator.length))
    return { kind: 'operator', operator, start, end: start + operator.length };
  if (foreign)
    throw fail('ioto-policy-operator', { found: foreign[0], instead: foreign[1] }, { place: placeAt(text, start) });
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
  throw fail('ioto-policy-character', { character, instead: insteadOf(character) }, { place: placeAt(text, start) });
};

const insteadOf = (character: string): string => {
  if (/[“”„«»]/.test(character)) return 'straight quotes: "text"';
  if (/[‘’‚`´]/.test(character)) return "straight quotes: 'text'";
  if (/\s/.test(character)) return 'a plain blank';
  if (/[–—−]/.test(character)) return 'a plain minus: -';
  return 'texts in quotes, names with ASCII letters, digits, _, and - or . between them';
};
