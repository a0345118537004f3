import type { Details, ProblemCode } from '../errors/problem.js';

/** Notes one fault at an offset of the text. */
export type ReportFault = <Code extends ProblemCode>(offset: number, code: Code, details: Details<Code>) => void;

/** Where a parser stands in a text. */
export interface JsonCursor {
  readonly text: string;
  /** UTF-16 units from the start of the text. */
  offset: number;
  depth: number;
  readonly report: ReportFault;
  /** Refuses only numbers that are no finite doubles, not integers that lose digits. */
  readonly roundsIntegers?: boolean;
}

/** Thrown to leave the parser where the rest of the text can’t be understood; the fault is already noted. */
export class Unparsable extends Error {
  override readonly name = 'Unparsable';
}

/** What stands at the cursor, for messages. Never more than one character, so that no secret gets into a log. */
const found = (cursor: JsonCursor): string => {
  const codePoint = cursor.text.codePointAt(cursor.offset);
  if (codePoint === undefined) return 'the end of the text';
  if (/[\w$]/.test(String.fromCodePoint(codePoint))) return 'a word without quotes';
  if (codePoint > 0x20 && codePoint < 0x7f) return JSON.stringify(String.fromCodePoint(codePoint));
  return `the character U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
};

/** Notes that something else was expected at the cursor, and leaves the parser. */
export const giveUp = (cursor: JsonCursor, expected: string): never => {
  cursor.report(cursor.offset, 'config-json-syntax', { expected, found: found(cursor) });
  throw new Unparsable();
};

const BLANKS = /[ \t\n\r]*/y;
const COMMENT = /\/\/[^\n\r]*|\/\*.*?(?:\*\/|$)|#[^\n\r]*/sy;

/** The text that a sticky expression matches at the cursor, and moves the cursor behind it; undefined where it doesn’t match. */
export const take = (cursor: JsonCursor, expression: RegExp): string | undefined => {
  expression.lastIndex = cursor.offset;
  const match = expression.exec(cursor.text)?.[0];
  cursor.offset += match?.length ?? 0;
  return match;
};

/** Moves to the next character that counts; notes comments on the way. */
export const skipBlanks = (cursor: JsonCursor): void => {
  for (;;) {
    take(cursor, BLANKS);
    const start = cursor.offset;
    const comment = take(cursor, COMMENT);
    if (comment === undefined) return;
    cursor.report(start, 'config-json-comment', { mark: /^(?:#|..)/.exec(comment)?.[0] ?? comment });
  }
};

/** Whether `character` stands at the cursor; moves behind it if so. */
export const takes = (cursor: JsonCursor, character: string): boolean => {
  if (cursor.text[cursor.offset] !== character) return false;
  cursor.offset += 1;
  return true;
};
