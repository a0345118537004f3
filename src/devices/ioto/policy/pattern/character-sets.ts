import type { CharacterSet, CodePointRange } from './pattern.js';

const LAST_CODE_POINT = 0x10ffff;

const DIGITS: readonly CodePointRange[] = [[0x30, 0x39]];

const WORD: readonly CodePointRange[] = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];

/** White space and line ends of ECMAScript. */
const SPACE: readonly CodePointRange[] = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];

const LINE_ENDS: readonly CodePointRange[] = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
];

/** Everything but the ranges, which are sorted and apart. */
const others = (ranges: readonly CodePointRange[]): readonly CodePointRange[] => {
  const starts = [0, ...ranges.map(([, to]) => to + 1)];
  const ends = [...ranges.map(([from]) => from - 1), LAST_CODE_POINT];
  return starts
    .map((from, index): CodePointRange => [from, ends[index] ?? LAST_CODE_POINT])
    .filter(([from, to]) => from <= to);
};

/** What `.` stands for: anything but a line end. */
export const ANY: CharacterSet = { ranges: LINE_ENDS, negated: true };

/** The ranges of `\d \D \w \W \s \S` by their letter. */
export const CLASS_ESCAPES: ReadonlyMap<string, readonly CodePointRange[]> = new Map([
  ['d', DIGITS],
  ['D', others(DIGITS)],
  ['w', WORD],
  ['W', others(WORD)],
  ['s', SPACE],
  ['S', others(SPACE)],
]);

const within = (ranges: readonly CodePointRange[], point: number): boolean => {
  for (const [from, to] of ranges) if (from <= point && point <= to) return true;
  return false;
};

/** Whether the set has the code point. */
export const contains = ({ ranges, negated }: CharacterSet, point: number): boolean =>
  within(ranges, point) !== negated;

/** Whether `\w` has the code point. */
export const isWord = (point: number): boolean => within(WORD, point);

/** The set with each ASCII letter in its other case too, as the flag `i` asks. Other letters keep their case. */
export const withoutCase = ({ ranges, negated }: CharacterSet): CharacterSet => ({
  ranges: ranges.flatMap((range) => [range, ...shifted(range, 0x41, 0x5a, 0x20), ...shifted(range, 0x61, 0x7a, -0x20)]),
  negated,
});

/** The part of the range between two letters, moved. */
const shifted = ([from, to]: CodePointRange, first: number, last: number, by: number): readonly CodePointRange[] => {
  const start = Math.max(from, first);
  const end = Math.min(to, last);
  return start <= end ? [[start + by, end + by]] : [];
};
