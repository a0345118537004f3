import { fittedTable } from './markdown.js';

/** Where a summary's links go. Each gives an absolute URL, or undefined where there is no such page. */
export interface SummaryLinks {
  /** A file of the repository, at the line if there is one; the file as the finding names it. */
  readonly fileLink?: (file: string, line: number | undefined) => string | undefined;
  /** A section of the errors page: `docs/errors.md#…`. */
  readonly docsLink?: (docs: string) => string | undefined;
}

/** A part of the summary under its title; empty where it has nothing to say. */
export const section = (title: string, ...blocks: readonly string[]): string => {
  const said = blocks.filter((block) => block !== '');
  return said.length === 0 ? '' : [`### ${title}`, ...said].join('\n\n');
};

/** `1 version`, `12 versions` */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** What bounds a table, and what its rows are called. */
export interface TableBounds {
  readonly maxBytes: number;
  readonly one: string;
  readonly many: string;
}

/** A table of bounded size with a row for each item, and how many it leaves out; empty without items. */
export const boundedTable = <Item>(
  head: readonly string[],
  items: readonly Item[],
  rowOf: (item: Item, index: number) => readonly string[],
  { maxBytes, one, many }: TableBounds,
): string => {
  if (items.length === 0) return '';
  const { text, left } = fittedTable(head, items, rowOf, maxBytes);
  const more = `${counted(left, `more ${one}`, `more ${many}`)} had no room here: a summary may have 1 MiB.`;
  return left === 0 ? text : `${text}\n\n${more}`;
};
