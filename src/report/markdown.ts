import { plainText } from './plain-text.js';

/** Longer texts of others are cut: one of them is not to fill the page. */
const MAX_WORDS_CHARACTERS = 2000;
const MAX_CODE_CHARACTERS = 400;

/**
 * Text of others as plain words in GitHub Flavored Markdown, in a paragraph, a heading, a list or the cell of a table: one line, and
 * nothing in it is markup, a link, a mention, a reference, an emoji or a formula.
 */
export const words = (text: string): string => literal(oneLine(text, MAX_WORDS_CHARACTERS));

/** A value of others, set as code. */
export const code = (text: string): string => {
  const line = oneLine(text, MAX_CODE_CHARACTERS);
  if (line === '') return '';
  // In a code span nothing can be escaped, and a cell ends at `|` all the same.
  return /[`|\\]/.test(line) ? `<code>${literal(line)}</code>` : `\`${line}\``;
};

/** A message: words, with what stands between backticks set as code. */
export const message = (text: string): string =>
  oneLine(text, MAX_WORDS_CHARACTERS)
    .split(/(`[^`]+`)/)
    .map((part) => (/^`[^`]+`$/.test(part) ? code(part.slice(1, -1)) : literal(part)))
    .join('');

/** A link to a page under its label, which is Markdown already; the label alone where the address is none of the web. */
export const link = (label: string, url: string | undefined): string =>
  url !== undefined && /^https?:\/\//i.test(url) && URL.canParse(url) ? `[${label}](${destination(url)})` : label;

/** A table; head and cells are Markdown already. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map(tableRow).join('\n');

const tableRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** What a table came to whose rows were to fit. */
export interface FittedTable {
  readonly text: string;
  /** Rows that had no room. */
  readonly left: number;
}

/** The table with as many rows, one for each item, from the first on as fit into that many bytes of UTF-8. */
export const fittedTable = <Item>(
  head: readonly string[],
  items: readonly Item[],
  rowOf: (item: Item, index: number) => readonly string[],
  maxBytes: number,
): FittedTable => {
  const rows: (readonly string[])[] = [];
  let bytes = 0;
  for (const [index, item] of items.entries()) {
    const row = rowOf(item, index);
    bytes += Buffer.byteLength(tableRow(row)) + 1;
    if (bytes > maxBytes) break;
    rows.push(row);
  }
  return { text: table(head, rows), left: items.length - rows.length };
};

const oneLine = (text: string, maxCharacters: number): string => {
  const line = plainText(text).replace(/\s+/g, ' ').trim();
  if (line.length <= maxCharacters) return line;
  // Never half a character at the end.
  return `${line.slice(0, maxCharacters).replace(/[\ud800-\udbff]$/, '')}…`;
};

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['|', '&#124;'],
  ['\\', '&#92;'],
  ['`', '&#96;'],
]);

/**
 * Entities where a backslash isn't enough, in cells above all; backslashes before what else begins markup; and an element of
 * its own for the characters that GitHub looks for in text that is rendered already: mentions, references, formulas, emoji,
 * and addresses that make themselves links.
 */
const literal = (line: string): string =>
  line.replace(
    /[&<>|\\`]|[*_[\]~!]|[@$]|#(?=\d)|:(?=\/\/|[\w+-]{1,50}:)|(?<=\bwww)\./gi,
    (found) => ENTITIES.get(found) ?? (/[*_[\]~!]/.test(found) ? `\\${found}` : `<span>${found}</span>`),
  );

/** A link's destination: what is not plain in an address is percent-encoded, so that it can't end. */
const destination = (url: string): string =>
  new URL(url).href
    .replace(
      /[^\w.~:/?#[\]@!&'+,;=%-]/g,
      (found) => `%${found.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .replaceAll('&', '&amp;');
