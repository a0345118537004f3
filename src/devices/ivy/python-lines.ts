/** A logical line of Python: what may run over several lines of the file, without comments. */
export interface PythonLine {
  /** Line of the file that it begins on, from 1. */
  readonly line: number;
  /** Columns before its first word; a tab counts to the next multiple of eight, as Python counts it. */
  readonly indent: number;
  /** Its code on one line, with `""` in place of each plain string, and `f""` or `b""` of the others. */
  readonly code: string;
  /** What stands in the plain strings, as it is written. */
  readonly strings: readonly string[];
}

/** A joined line, the end of a line, blanks, a comment, the beginning of a string, a bracket, a word or anything else. */
const TOKEN =
  /(?<joined>\\\r?\n)|(?<newline>\n)|(?<blank>[^\S\n]+)|(?<comment>#[^\n]*)|(?<opening>[A-Za-z]{0,2}(?:"""|'''|"|'))|(?<open>[([{])|(?<close>[)\]}])|\w+|[^\w\s]/y;
const OPENING = /^([A-Za-z]*)(.*)$/;
const PLAIN_PREFIX = /^[ru]?$/i;
const TAB = 8;

/**
 * The logical lines of a Python file (Python reference, “Lexical analysis”): strings, comments, brackets and joined lines are
 * told apart, nothing is run or judged. Takes any text, and time in proportion to its length.
 */
export const pythonLines = (text: string): readonly PythonLine[] => {
  const assembly = assembleLines();
  for (let at = 0; at < text.length; ) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text);
    const token = found?.[0] ?? text.charAt(at);
    const { joined, newline, blank, comment, opening, open, close } = found?.groups ?? {};
    at += token.length;
    if (newline !== undefined) assembly.newline();
    else if (joined !== undefined) assembly.join();
    else if (blank !== undefined) assembly.blank(blank);
    else if (opening !== undefined) {
      const end = endOfString(text, at, quotesOf(opening));
      assembly.string(opening, text.slice(at, end.value));
      at = end.next;
    } else if (comment === undefined) assembly.code(token, open ? 1 : close ? -1 : 0);
  }
  return assembly.finish();
};

interface Draft {
  readonly line: number;
  readonly indent: number;
  code: string;
  readonly strings: string[];
}

/** Puts tokens together to logical lines. */
const assembleLines = () => {
  const lines: PythonLine[] = [];
  let draft: Draft | undefined;
  let line = 1;
  let depth = 0;
  let indent = 0;
  const begun = (): Draft => {
    draft ??= { line, indent, code: '', strings: [] };
    return draft;
  };
  const blank = (): void => {
    if (draft) draft.code += ' ';
  };
  const end = (): void => {
    if (draft) lines.push({ ...draft, code: draft.code.trim() });
    draft = undefined;
    depth = 0;
  };
  const nextLine = (finish: () => void): void => {
    finish();
    line += 1;
    indent = 0;
  };
  return {
    newline: () => nextLine(depth === 0 ? end : blank),
    join: () => nextLine(blank),
    blank: (blanks: string) => {
      indent = columnAfter(indent, blanks);
      blank();
    },
    code: (token: string, brackets: number) => {
      begun().code += token;
      depth = Math.max(0, depth + brackets);
    },
    string: (opening: string, value: string) => {
      const prefix = opening.slice(0, -quotesOf(opening).length);
      const into = begun();
      const isPlain = PLAIN_PREFIX.test(prefix);
      into.code += isPlain ? '""' : `${prefix}""`;
      if (isPlain) into.strings.push(value);
      line += value.split('\n').length - 1;
    },
    finish: (): readonly PythonLine[] => {
      end();
      return lines;
    },
  };
};

const columnAfter = (column: number, blanks: string): number => {
  let after = column;
  for (const blank of blanks) after = blank === '\t' ? after + TAB - (after % TAB) : after + 1;
  return after;
};

const quotesOf = (opening: string): string => OPENING.exec(opening)?.[2] ?? opening;

/** Where a string’s text ends, and where the code goes on. One that isn’t closed ends with its line, or with the file. */
const endOfString = (
  text: string,
  start: number,
  quotes: string,
): { readonly value: number; readonly next: number } => {
  for (let at = start; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '\n' && quotes.length === 1) return { value: at, next: at };
    else if (text.startsWith(quotes, at)) return { value: at, next: at + quotes.length };
  }
  return { value: text.length, next: text.length };
};
