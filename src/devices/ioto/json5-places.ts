/** Where a key stands. Lines and columns count from 1. */
export interface KeyPlace {
  readonly line: number;
  readonly column: number;
}

/** What the text is made of: comments and blanks, strings, marks, and words (bare keys, numbers, true). */
const TOKEN =
  /(?<skip>[\s\uFEFF]+|\/\/[^\n\r\u2028\u2029]*|\/\*[\s\S]*?\*\/)|(?<string>"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*')|(?<mark>[{}[\]:,])|(?<word>[^\s{}[\]:,"'/]+)/y;

/**
 * Where the keys of a JSON5 text stand, by their dotted path (`update.period`); items of lists are left out. For a text that a
 * JSON5 parser has taken: of any other, as far as it can be followed. Takes time in proportion to the text.
 */
export const json5KeyPlaces = (text: string): ReadonlyMap<string, KeyPlace> => {
  const places = new Map<string, KeyPlace>();
  const placeAt = lineCounter(text);
  /** The key of each object on the way; undefined for a list. */
  const way: (string | undefined)[] = [];
  let last: { readonly text: string; readonly offset: number } | undefined;
  for (const token of tokensOf(text)) {
    if (token.kind === 'mark') {
      if (token.text === '{') way.push('');
      if (token.text === '[') way.push(undefined);
      if (token.text === '}' || token.text === ']') way.pop();
      if (token.text === ':' && last && way.length > 0) {
        way[way.length - 1] = last.text;
        if (!way.includes(undefined)) places.set(way.join('.'), placeAt(last.offset));
      }
      last = undefined;
    } else last = { text: token.text, offset: token.offset };
  }
  return places;
};

interface Token {
  readonly kind: 'mark' | 'value';
  /** Of a string, what stands between its quotes. */
  readonly text: string;
  readonly offset: number;
}

function* tokensOf(text: string): Generator<Token> {
  const pattern = new RegExp(TOKEN);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const { string, mark, word } = match.groups ?? {};
    if (mark !== undefined) yield { kind: 'mark', text: mark, offset: match.index };
    else if (string !== undefined) yield { kind: 'value', text: string.slice(1, -1), offset: match.index };
    else if (word !== undefined) yield { kind: 'value', text: word, offset: match.index };
  }
}

/** Counts lines as offsets rise. */
const lineCounter = (text: string): ((offset: number) => KeyPlace) => {
  let line = 1;
  let start = 0;
  return (offset) => {
    for (let end = text.indexOf('\n', start); end !== -1 && end < offset; end = text.indexOf('\n', start)) {
      line += 1;
      start = end + 1;
    }
    return { line, column: offset - start + 1 };
  };
};
