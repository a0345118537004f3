/** Line and column of a character, both from 1; a column counts UTF-16 units, as editors do. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** A function from an offset in the text (UTF-16 units) to its line and column. Lines end at LF, CR or CRLF. */
export const textPositions = (text: string): ((offset: number) => TextPosition) => {
  let starts: readonly number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    const line = lastAtOrBefore(starts, offset);
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
};

const lineStarts = (text: string): readonly number[] => {
  const starts = [0];
  for (const end of text.matchAll(/\r\n|\n|\r/g)) starts.push(end.index + end[0].length);
  return starts;
};

/** The index of the last number that is not above `limit`, in ascending numbers that begin with 0. */
const lastAtOrBefore = (numbers: readonly number[], limit: number): number => {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((numbers[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
};
