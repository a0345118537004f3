import { giveUp, type JsonCursor, take } from './json-cursor.js';

// Whatever a string holds as it is: all from the blank on but `"` and `\`; `'` ends a string in single quotes.
const PLAIN = /[ !#-&(-[\]-\uffff]+/y;
const PLAIN_STRING = /[ !#-[\]-\uffff]*/y;
const LONE_SURROGATE = /\p{Cs}/u;
const ESCAPE = /\\(?:u[0-9a-fA-F]{4}|.)?/sy;
const WORD = /[-+.\w$]+/y;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const NUMBER_LIKE = /^[-+]?\.?\d/;

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

const LITERALS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** Words that other languages write for values; any other word might be a secret and isn’t shown. */
const FOREIGN_WORD = /^[-+]?(?:nan|inf|infinity)$|^(?:true|false|null|none|nil|undefined|yes|no|on|off)$/i;

/** Reads the string that begins with the quote at the cursor: RFC 8259 section 7. */
export const parseString = (cursor: JsonCursor): string => {
  const start = cursor.offset;
  const quote = cursor.text[start] ?? '';
  cursor.offset += 1;
  if (quote !== '"') cursor.report(start, 'config-json-quotes', {});
  const plain = quote === '"' ? (take(cursor, PLAIN_STRING) ?? '') : '';
  const value = cursor.text[cursor.offset] === quote ? plain : plain + parseParts(cursor, quote);
  cursor.offset += 1;
  if (LONE_SURROGATE.test(value)) cursor.report(start, 'config-json-lone-surrogate', {});
  return value;
};

/** The rest of a string that isn’t plain, up to its closing quote. */
const parseParts = (cursor: JsonCursor, quote: string): string => {
  const parts: string[] = [];
  while (cursor.text[cursor.offset] !== quote) parts.push(take(cursor, PLAIN) ?? parsePart(cursor));
  return parts.join('');
};

const parsePart = (cursor: JsonCursor): string => {
  const character = cursor.text[cursor.offset];
  if (character === undefined || character === '\n' || character === '\r') return giveUp(cursor, 'a closing quote');
  if (character === '\\') return parseEscape(cursor);
  if (character < ' ') {
    const codePoint = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    cursor.report(cursor.offset, 'config-json-control-character', { codePoint });
  }
  cursor.offset += 1;
  return character;
};

const parseEscape = (cursor: JsonCursor): string => {
  const start = cursor.offset;
  const text = take(cursor, ESCAPE) ?? '';
  if (text.length === 6) return String.fromCharCode(Number.parseInt(text.slice(2), 16));
  const character = ESCAPES[text.slice(1)];
  if (character !== undefined) return character;
  cursor.report(start, 'config-json-escape', { escape: text });
  return '';
};

/** Reads the number, `true`, `false` or `null` at the cursor. */
export const parseWord = (cursor: JsonCursor): number | boolean | null => {
  const start = cursor.offset;
  const word = take(cursor, WORD) ?? '';
  const literal = LITERALS.get(word);
  if (literal !== undefined) return literal;
  if (NUMBER.test(word)) return parseNumber(cursor, start, word);
  if (NUMBER_LIKE.test(word)) cursor.report(start, 'config-json-number', { text: word });
  else if (FOREIGN_WORD.test(word)) cursor.report(start, 'config-json-constant', { word });
  else {
    cursor.offset = start;
    giveUp(cursor, 'a value');
  }
  return null;
};

const parseNumber = (cursor: JsonCursor, start: number, text: string): number => {
  const value = Number(text);
  // RFC 7493 section 2.2: beyond this every double is an integer, and not each integer is a double.
  const isRefused = cursor.roundsIntegers ? !Number.isFinite(value) : Math.abs(value) > Number.MAX_SAFE_INTEGER;
  if (isRefused) cursor.report(start, 'config-json-integer-too-large', { text });
  return value;
};
