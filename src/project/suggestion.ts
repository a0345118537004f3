/** Longer texts are no misspelt keys. */
const MAX_LENGTH = 64;

/**
 * The candidate that the text was probably meant to be; undefined where none is near. Case, hyphens and underscores
 * don't count; else at most a third of the letters may be wrong, left out, added or swapped with their neighbour.
 */
export const suggestionFor = (text: string, candidates: readonly string[]): string | undefined => {
  if (text.length > MAX_LENGTH) return undefined;
  const near = candidates
    .map((candidate) => ({ candidate, distance: distance(plain(text), plain(candidate)) }))
    .filter(({ candidate, distance: wrong }) => wrong <= Math.floor(Math.max(candidate.length, text.length) / 3))
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.candidate;
};

const plain = (text: string): string => text.toLowerCase().replace(/[-_ ]/g, '');

/** Optimal string alignment distance: the fewest single-letter changes and swaps of neighbours. */
const distance = (a: string, b: string): number => {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          changed,
          swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
};
